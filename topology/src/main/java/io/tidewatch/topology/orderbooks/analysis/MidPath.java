package io.tidewatch.topology.orderbooks.analysis;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The mid of the last minute, at most one point a second. */
final class MidPath {
  private static final long SPAN_MS = 60_000;
  private static final long EVERY_MS = 1_000;

  private final Deque<Point> points;

  /** A mid at an event time. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  record Point(long timeMs, double mid) {}

  MidPath(List<Point> points) {
    this.points = new ArrayDeque<>(points);
  }

  List<Point> memory() {
    return List.copyOf(points);
  }

  void add(long timeMs, double mid) {
    if (!points.isEmpty() && timeMs < points.getLast().timeMs() + EVERY_MS) {
      return;
    }
    points.addLast(new Point(timeMs, mid));
    while (points.getFirst().timeMs() < timeMs - SPAN_MS) {
      points.removeFirst();
    }
  }

  /** The mid at a time: the newest that is not later, or else the oldest known. */
  double at(long timeMs) {
    double mid = points.isEmpty() ? 0 : points.getFirst().mid();
    for (Point point : points) {
      if (point.timeMs() > timeMs) {
        return mid;
      }
      mid = point.mid();
    }
    return mid;
  }

  /** Realised volatility of the minute, as a part of the price. */
  double volatility() {
    double squares = 0;
    double before = 0;
    for (Point point : points) {
      double change = before > 0 ? Math.log(point.mid() / before) : 0;
      squares += change * change;
      before = point.mid();
    }
    return Math.sqrt(squares);
  }
}
