package io.tidewatch.topology.futures.market;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Inputs.ContractTerms;
import io.tidewatch.contract.futures.Anomaly;
import java.util.Optional;

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
   * @param neededFrom offset of the first record that it takes to judge it again, together with
   *     those after it and the closed bars before; of older findings that of the first record
   * @param lastOffset of the one that it was judged at
   * @param contract what was known of the contract; empty if the finding was made before that was
   *     told
   */
  record Judged(
      int partition,
      long at,
      long roundAt,
      Anomaly anomaly,
      long receivedAt,
      long epoch,
      long firstOffset,
      long neededFrom,
      long lastOffset,
      boolean live,
      Optional<ContractTerms> contract)
      implements Finding {
    public Judged {
      requireNonNull(anomaly, "anomaly");
      requireNonNull(contract, "contract");
    }

    public String symbol() {
      return anomaly.symbol();
    }
  }
}
