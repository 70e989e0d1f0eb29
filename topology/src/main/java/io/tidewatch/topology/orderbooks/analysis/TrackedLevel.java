package io.tidewatch.topology.orderbooks.analysis;

/**
 * A support or resistance that is followed.
 *
 * @param price weighted by notional
 * @param usd notional within the zone
 * @param presence exponential mean of being there, since the snapshot
 * @param strength at the last time it was there, before persistence; 0 to 100
 * @param touches how often the mid came into the zone and left again
 * @param touching whether it is in the zone
 * @param since event time since when it is followed
 * @param seenAt event time when it was last there
 * @param beyondSince event time since when the mid is beyond; 0 if it is not
 * @param pulledUsd notional of walls within the zone that were pulled
 * @param heldUsd notional of walls within the zone that were absorbed
 */
record TrackedLevel(
    long id,
    double price,
    double low,
    double high,
    double usd,
    double presence,
    double strength,
    int touches,
    boolean touching,
    long since,
    long seenAt,
    long beyondSince,
    double pulledUsd,
    double heldUsd) {
  static TrackedLevel of(long id, LevelFinder.Peak peak, double presence, long now) {
    return new TrackedLevel(
        id,
        peak.price(),
        peak.low(),
        peak.high(),
        peak.usd(),
        presence,
        0,
        0,
        false,
        now,
        now,
        0,
        0,
        0);
  }

  /** It is there, perhaps a little moved. */
  TrackedLevel present(LevelFinder.Peak peak, double weight, double nextStrength, long now) {
    return new TrackedLevel(
        id,
        peak.price(),
        peak.low(),
        peak.high(),
        peak.usd(),
        presence + weight * (1 - presence),
        nextStrength,
        touches,
        touching,
        since,
        now,
        beyondSince,
        pulledUsd,
        heldUsd);
  }

  /** It is not there. */
  TrackedLevel missing(double nowUsd, double weight) {
    return new TrackedLevel(
        id,
        price,
        low,
        high,
        nowUsd,
        presence * (1 - weight),
        strength,
        touches,
        touching,
        since,
        seenAt,
        beyondSince,
        pulledUsd,
        heldUsd);
  }

  /** The mid is within the zone, or beyond the level since a time, or neither. */
  TrackedLevel mid(boolean within, boolean left, long nextBeyondSince) {
    return new TrackedLevel(
        id,
        price,
        low,
        high,
        usd,
        presence,
        strength,
        touches + (left ? 1 : 0),
        within,
        since,
        seenAt,
        nextBeyondSince,
        pulledUsd,
        heldUsd);
  }

  /** A wall within the zone came to an end. */
  TrackedLevel wallEnded(double pulled, double held) {
    return new TrackedLevel(
        id,
        price,
        low,
        high,
        usd,
        presence,
        strength,
        touches,
        touching,
        since,
        seenAt,
        beyondSince,
        pulledUsd + pulled,
        heldUsd + held);
  }

  /** Part of its ended walls that were pulled; 0 if none ended. */
  double pullRate() {
    double ended = pulledUsd + heldUsd;
    return ended > 0 ? pulledUsd / ended : 0;
  }
}
