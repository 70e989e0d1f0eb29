package io.tidewatch.connectors.binance.spot;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.feed.Gap;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Puts the trades of one symbol in the order of their ids. The venue numbers them without holes, so
 * a jump means that trades are missing: what comes after it waits until {@link #release}. Frames
 * that were seen before go through at once, and nothing is ever dropped. Not thread-safe.
 */
final class TradeOrder {
  /**
   * A jump wider than this is an absurd id until a second frame in sequence confirms it; the
   * busiest pair makes about this many trades in some hours.
   */
  static final long WIDEST_JUMP = 1_000_000;

  private static final long NONE = -1;

  private final Consumer<LiveFrame> output;
  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(
          Comparator.comparingLong((Waiting w) -> w.frame().id())
              .thenComparingLong(Waiting::arrival));
  private long lastId = NONE;
  private long lastTime;
  private long suspectId = NONE;
  private long arrivals;
  private Optional<Gap> gap = Optional.empty();

  TradeOrder(Consumer<LiveFrame> output) {
    this.output = requireNonNull(output, "output");
  }

  /**
   * Goes on after the trades of an earlier run; no effect once a frame has come.
   *
   * @param id highest trade id that was passed on
   * @param time of that trade, epoch milliseconds
   */
  void resume(long id, long time) {
    if (lastId == NONE) {
      lastId = id;
      lastTime = time;
    }
  }

  /** Takes the next frame of a connection; answers the gap before it, if that is news. */
  Optional<Gap> accept(LiveFrame frame) {
    if (lastId != NONE && Math.abs(frame.id() - lastId) > WIDEST_JUMP) {
      return acceptSuspect(frame);
    }
    if (lastId == NONE || frame.id() <= lastId + 1) {
      pass(frame);
      return drain();
    }
    waiting.add(new Waiting(frame, arrivals++));
    return gap.isPresent() ? Optional.empty() : nextGap();
  }

  private Optional<Gap> acceptSuspect(LiveFrame frame) {
    boolean confirmed = suspectId != NONE && frame.id() == suspectId + 1;
    if (!confirmed) {
      suspectId = frame.id();
      output.accept(frame);
      return Optional.empty();
    }
    releaseAll();
    Optional<Gap> jump =
        suspectId > lastId + 1
            ? Optional.of(new Gap(lastId + 1, suspectId - 1, lastTime, frame.time(), 0))
            : Optional.empty();
    suspectId = NONE;
    lastId = NONE;
    pass(frame);
    return jump;
  }

  /** A fetched trade, or several in one row, went out. */
  void fetched(long rowLastId) {
    gap.filter(g -> rowLastId <= g.lastMissing())
        .ifPresent(g -> lastId = Math.max(lastId, rowLastId));
  }

  /**
   * Waits no longer for the trades of this gap, because they are here or cannot be had in time; no
   * effect if it is no longer waited for. Answers the next gap among the waiting frames, if any.
   */
  Optional<Gap> release(Gap awaited) {
    if (gap.isEmpty() || !gap.get().equals(awaited)) {
      return Optional.empty();
    }
    lastId = Math.max(lastId, awaited.lastMissing());
    return drain();
  }

  /** Waits for nothing any more. */
  void releaseAll() {
    while (!waiting.isEmpty()) {
      pass(waiting.poll().frame());
    }
    gap = Optional.empty();
  }

  private Optional<Gap> drain() {
    while (!waiting.isEmpty() && waiting.peek().frame().id() <= lastId + 1) {
      pass(waiting.poll().frame());
    }
    if (waiting.isEmpty()) {
      gap = Optional.empty();
      return Optional.empty();
    }
    boolean sameGap = gap.isPresent() && lastId < gap.get().lastMissing();
    return sameGap ? Optional.empty() : nextGap();
  }

  private Optional<Gap> nextGap() {
    LiveFrame first = waiting.peek().frame();
    gap = Optional.of(new Gap(lastId + 1, first.id() - 1, lastTime, first.time(), 0));
    return gap;
  }

  private void pass(LiveFrame frame) {
    output.accept(frame);
    if (frame.id() > lastId) {
      lastId = frame.id();
      lastTime = frame.time();
    }
  }

  /** The gap that frames wait for now. */
  Optional<Gap> awaited() {
    return gap;
  }

  int waiting() {
    return waiting.size();
  }

  OptionalLong lastId() {
    return lastId == NONE ? OptionalLong.empty() : OptionalLong.of(lastId);
  }

  private record Waiting(LiveFrame frame, long arrival) {}
}
