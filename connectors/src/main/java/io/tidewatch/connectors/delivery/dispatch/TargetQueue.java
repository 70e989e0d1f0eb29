package io.tidewatch.connectors.delivery.dispatch;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.delivery.queue.Item;
import io.tidewatch.connectors.delivery.queue.Line;
import io.tidewatch.connectors.delivery.queue.Parcel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What is to go to one target: first what was begun, then the line. For one thread. */
final class TargetQueue {
  private final String name;
  private final Deque<Parcel> begun = new ArrayDeque<>();
  private final Line line;
  private Optional<String> gone = Optional.empty();

  TargetQueue(String name, Line.Folding folding) {
    this.name = requireNonNull(name, "name");
    this.line = new Line(folding);
  }

  String name() {
    return name;
  }

  Line line() {
    return line;
  }

  Deque<Parcel> begun() {
    return begun;
  }

  /** Whether anything is to go to it. */
  boolean isWaiting() {
    return !begun.isEmpty() || !line.isEmpty();
  }

  /** Why it takes nothing any more. */
  Optional<String> gone() {
    return gone;
  }

  void close(String reason) {
    gone = Optional.of(reason);
  }

  /** The most urgent item of what would go now. */
  Optional<Item> first(long nowMs) {
    // Asked in any case: it ends the waits of followers, which would else lie in the past.
    Optional<Item> waiting = line.first(nowMs);
    return begun.isEmpty() ? waiting : Optional.of(begun.getFirst().items().getFirst());
  }
}
