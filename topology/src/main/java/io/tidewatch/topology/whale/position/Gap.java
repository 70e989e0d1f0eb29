package io.tidewatch.topology.whale.position;

/**
 * Fills of a holding are missing.
 *
 * @param since clock when that was noticed, epoch milliseconds
 * @param attempts requests for them
 * @param askedAt clock of the last request
 * @param answered whether a back-fill that covers it has ended since
 */
public record Gap(long since, int attempts, long askedAt, boolean answered) {
  /** Nobody was asked yet. */
  public static Gap noticed(long now) {
    return new Gap(now, 0, now, false);
  }

  public Gap asked(long now) {
    return new Gap(since, attempts + 1, now, false);
  }

  public Gap withAnswer() {
    return new Gap(since, attempts, askedAt, true);
  }
}
