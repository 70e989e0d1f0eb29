package io.tidewatch.query.stream;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One who follows. What he has not taken yet waits here, up to a limit; who takes so little that it
 * is reached is cut off. One thread gives, another takes.
 */
public final class Follower {
  private static final int MAX_WAITING = 2_000;
  private static final long MAX_WAITING_CHARS = 4_000_000;
  private static final int MAX_TAKEN = 256;

  private final Interest interest;
  private final Positions start;
  private final Runnable hangUp;
  private final BlockingQueue<StreamEvent> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final AtomicLong chars = new AtomicLong();
  private volatile Cut cut = Cut.NO;

  /** Whether he is told more. */
  public enum Cut {
    NO,
    /** He was too slow. */
    SLOW,
    /** Nobody tells any more: the server ends. */
    ENDED
  }

  /**
   * One who follows.
   *
   * @param hangUp ends a write that he does not take; he does not look whether he was cut off
   *     before it has come to its end
   */
  Follower(Interest interest, Positions start, Runnable hangUp) {
    this.hangUp = requireNonNull(hangUp, "hangUp");
    this.interest = requireNonNull(interest, "interest");
    this.start = requireNonNull(start, "start");
  }

  Interest interest() {
    return interest;
  }

  /** Where the first event that he is told by himself stands; what was before, he is told not. */
  public Positions start() {
    return start;
  }

  void tell(StreamEvent event) {
    if (cut == Cut.NO && interest.includes(event) && !hasRoomFor(event)) {
      cut(Cut.SLOW);
    }
  }

  private boolean hasRoomFor(StreamEvent event) {
    long before = chars.getAndAdd(event.data().length());
    // One that is larger than the limit is told to who takes what there is.
    boolean room = before == 0 || before + event.data().length() <= MAX_WAITING_CHARS;
    return room && waiting.offer(event);
  }

  void cut(Cut why) {
    cut = why;
    waiting.clear();
    if (why == Cut.SLOW) {
      hangUp.run();
    }
  }

  boolean isUpToDate() {
    return waiting.isEmpty();
  }

  public Cut cut() {
    return cut;
  }

  /** Takes what waits, in its order; waits for it as long as given if there is nothing. */
  public List<StreamEvent> take(Duration most) throws InterruptedException {
    List<StreamEvent> taken = new ArrayList<>();
    StreamEvent first = waiting.poll(most.toMillis(), TimeUnit.MILLISECONDS);
    if (first != null) {
      taken.add(first);
      waiting.drainTo(taken, MAX_TAKEN);
    }
    taken.forEach(event -> chars.addAndGet(-event.data().length()));
    return taken;
  }
}
