package io.tidewatch.contract.feed;

/**
 * Trades of one instrument that the connection did not bring.
 *
 * @param firstMissing first missing trade id, inclusive
 * @param lastMissing last missing trade id, inclusive
 * @param fromMs event time of the last trade before the gap, epoch milliseconds
 * @param toMs event time of the first trade after it, epoch milliseconds
 * @param recovered how many of the missing trades were fetched so far
 */
public record Gap(long firstMissing, long lastMissing, long fromMs, long toMs, long recovered) {
  public Gap {
    if (lastMissing < firstMissing) {
      throw new IllegalArgumentException(
          "expected lastMissing >= firstMissing, was " + lastMissing + " < " + firstMissing);
    }
  }

  public long missing() {
    return lastMissing - firstMissing + 1;
  }

  public Gap withRecovered(long recovered) {
    return new Gap(firstMissing, lastMissing, fromMs, toMs, recovered);
  }
}
