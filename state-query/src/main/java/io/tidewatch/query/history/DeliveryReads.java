package io.tidewatch.query.history;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.query.store.StoreReader;
import java.util.List;

/** Reads what became of alerts on their way to people. Thread-safe. */
public final class DeliveryReads {
  private final StoreReader reader;

  public DeliveryReads(StoreReader reader) {
    this.reader = requireNonNull(reader, "reader");
  }

  /**
   * The newest steps of an alert, in the order in which they were taken.
   *
   * @throws io.tidewatch.query.store.StoreNotReadyException if they cannot be read now
   */
  public List<Delivery> steps(String alert, int limit) {
    return reader.ask(
        HistoryQueries.NEWEST_DELIVERIES, alert, new HistoryQueries.NewestOf(alert, limit));
  }
}
