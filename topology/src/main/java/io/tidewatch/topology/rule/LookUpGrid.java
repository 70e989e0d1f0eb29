package io.tidewatch.topology.rule;

/**
 * Says when what was looked up has to be looked up again: rules and rates hold from one point of
 * the grid to the next. Not thread-safe.
 */
public final class LookUpGrid {
  private long slot;
  private boolean begun;

  /** The point of the grid at or before this time. */
  public static long slot(long receivedMs) {
    return receivedMs - Math.floorMod(receivedMs, RuleVersions.GRID_MS);
  }

  /** Moves to the slot of a frame; answers whether it is another one than before. */
  public boolean enter(long receivedMs) {
    long next = slot(receivedMs);
    boolean moved = !begun || next != slot;
    slot = next;
    begun = true;
    return moved;
  }

  /** The slot that was entered last. */
  public long slot() {
    return slot;
  }
}
