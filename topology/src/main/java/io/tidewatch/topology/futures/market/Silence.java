package io.tidewatch.topology.futures.market;

import java.util.Arrays;

/**
 * Says which partitions are not waited for because nothing comes from them. It is there for
 * liveness only, and careful: while records of long ago are caught up with, partitions are read in
 * turns, and after a start or a loss of an instance their stores are restored one after the other;
 * then one that is silent is about to speak. Not thread-safe.
 */
final class Silence {
  /** What was received longer ago is being caught up with. */
  private static final long NEW_MS = 10_000;

  /** So many times as long is waited for one that was behind. */
  private static final int PATIENCE = 8;

  private static final long NEVER = Long.MIN_VALUE;

  private final int shortTicks;
  private final int longTicks;
  private final int[] quiet;
  private final boolean[] spoke;
  private final boolean[] behind;
  private boolean begun;
  private boolean newestBehind = true;
  private long tickedMs = NEVER;

  /**
   * Begins with partitions of which nothing is known.
   *
   * @param ticks without a word after which one that was not behind is silent
   */
  Silence(int partitions, int ticks) {
    this.shortTicks = ticks;
    this.longTicks = ticks * PATIENCE;
    this.quiet = new int[partitions];
    this.spoke = new boolean[partitions];
    this.behind = new boolean[partitions];
    Arrays.fill(behind, true);
  }

  /** Takes note that a partition spoke before a restart. */
  void spokeBefore(int partition) {
    spoke[partition] = true;
  }

  /** Takes note of a word. */
  void heard(Finding finding) {
    if (!begun || isStandstill()) {
      // Whoever spoke before may be about to speak.
      for (int i = 0; i < quiet.length; i++) {
        quiet[i] = spoke[i] ? 0 : quiet[i];
      }
    }
    int partition = finding.partition();
    begun = true;
    newestBehind = isOld(finding);
    quiet[partition] = 0;
    spoke[partition] = true;
    behind[partition] = newestBehind;
  }

  private boolean isOld(Finding finding) {
    return !finding.live() || tickedMs == NEVER || tickedMs - finding.receivedAt() >= NEW_MS;
  }

  /** Lets a second of the wall clock pass. */
  void tick(long wallClockMs) {
    for (int i = 0; i < quiet.length; i++) {
      quiet[i] = Math.min(quiet[i] + 1, longTicks);
    }
    tickedMs = wallClockMs;
  }

  /** Whether nothing comes any more from anywhere; a start is given more time. */
  boolean isStandstill() {
    int needed = begun ? shortTicks : longTicks;
    for (int ticks : quiet) {
      if (ticks < needed) {
        return false;
      }
    }
    return true;
  }

  /** Whether a partition is not waited for. One that never spoke may have nothing to say. */
  boolean isLeftOut(int partition) {
    boolean wasBehind = spoke[partition] ? behind[partition] : newestBehind;
    return quiet[partition] >= (wasBehind ? longTicks : shortTicks);
  }
}
