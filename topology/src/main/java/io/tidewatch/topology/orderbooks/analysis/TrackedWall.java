package io.tidewatch.topology.orderbooks.analysis;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A level that stands out, or is on its way to.
 *
 * @param price exact
 * @param at the same, as a double
 * @param firstSeen event time of the first look that found it standing out
 * @param arrived whether it was seen to appear; else it was there before anyone looked
 * @param looks looks since then, until it counts as a wall
 * @param seen those among them that found it standing out
 * @param established whether it counts as a wall
 * @param peak when it was largest
 * @param stoodOutAt event time of the newest look that found it standing out
 * @param traded size traded at its price since it was largest
 * @param end how it ended, if it did
 */
record TrackedWall(
    BigDecimal price,
    double at,
    long firstSeen,
    boolean arrived,
    int looks,
    int seen,
    boolean established,
    Peak peak,
    long stoodOutAt,
    double traded,
    Optional<End> end) {
  /** Its largest size, and when it was last that large or grew to it. */
  record Peak(long timeMs, BigDecimal size, double quantity, double usd) {}

  /**
   * Its end.
   *
   * @param quantity what is left at its price
   * @param distanceBps its distance from the mid then
   * @param nearestBps its smallest distance at this look or the one before
   * @param approachBps by how much it had come nearer within some seconds, without what its own end
   *     did to the mid
   */
  record End(
      long timeMs, double quantity, double distanceBps, double nearestBps, double approachBps) {}

  /**
   * After one look more.
   *
   * @param stands whether it stands out
   * @param larger what is there, if it is more than ever
   */
  TrackedWall seen(long now, boolean stands, Optional<Peak> larger, WallSettings settings) {
    int nextLooks = established ? looks : looks + 1;
    int nextSeen = established || !stands ? seen : seen + 1;
    boolean alive =
        now - firstSeen >= settings.aliveFor().toMillis()
            && nextSeen >= settings.aliveShare() * nextLooks;
    return new TrackedWall(
        price,
        at,
        firstSeen,
        arrived,
        nextLooks,
        nextSeen,
        established || alive,
        larger.orElse(peak),
        stands ? now : stoodOutAt,
        larger.isPresent() ? 0 : traded,
        end);
  }

  /** Whether too many looks missed it on its way. */
  boolean flickers(WallSettings settings) {
    return !established && looks >= 5 && seen < settings.aliveShare() * looks;
  }

  TrackedWall ended(End how) {
    return new TrackedWall(
        price,
        at,
        firstSeen,
        arrived,
        looks,
        seen,
        established,
        peak,
        stoodOutAt,
        traded,
        Optional.of(how));
  }

  /**
   * A print at its price; one from before it was largest, or from after its end, changes nothing.
   */
  TrackedWall traded(TradeTape.Print print) {
    boolean within =
        print.timeMs() > peak.timeMs()
            && end.map(how -> print.timeMs() <= how.timeMs()).orElse(true);
    return within
        ? new TrackedWall(
            price,
            at,
            firstSeen,
            arrived,
            looks,
            seen,
            established,
            peak,
            stoodOutAt,
            traded + print.quantity(),
            end)
        : this;
  }
}
