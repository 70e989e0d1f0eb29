package io.tidewatch.topology.futures.market;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Anomaly;

/** What the symbols of one partition tell the market. */
public sealed interface Finding {
  /** Which partition of the raw topic it comes from. */
  int partition();

  /** Event time as far as that partition has come, epoch milliseconds. */
  long at();

  /** When its record was received, epoch milliseconds. */
  long receivedAt();

  /** Whether it is no replay. */
  boolean live();

  /** Nothing but how far the partition has come. */
  record Progress(int partition, long at, long receivedAt, boolean live) implements Finding {}

  /**
   * A judged bar.
   *
   * @param at event time as far as the partition has come
   * @param roundAt end of the bar, or the minute of a running one, epoch milliseconds
   * @param receivedAt also says what rules are in force
   * @param epoch of the connection
   * @param firstOffset of the first record of the bar in the partition
   * @param lastOffset of the last one
   */
  record Judged(
      int partition,
      long at,
      long roundAt,
      Anomaly anomaly,
      long receivedAt,
      long epoch,
      long firstOffset,
      long lastOffset,
      boolean live)
      implements Finding {
    public Judged {
      requireNonNull(anomaly, "anomaly");
    }

    public String symbol() {
      return anomaly.symbol();
    }
  }
}
