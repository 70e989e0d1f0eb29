package io.tidewatch.query.history;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.store.KeyedStore;
import io.tidewatch.query.store.LocalReader;
import io.tidewatch.topology.alerthistory.AlertHistoryTopology;
import io.tidewatch.topology.alerthistory.DeliveryKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads what became of alerts on their way to people. Thread-safe. */
public final class DeliveryReads {
  private static final KeyedStore DELIVERIES =
      KeyedStore.fedBy(Topics.DELIVERIES, AlertHistoryTopology.DELIVERIES_STORE);

  private final LocalReader reader;

  public DeliveryReads(LocalReader reader) {
    this.reader = requireNonNull(reader, "reader");
  }

  /**
   * The newest steps of an alert, in the order in which they were taken.
   *
   * @throws io.tidewatch.query.store.StoreNotReadyException if they cannot be read now
   */
  public List<Delivery> steps(String alert, int limit) {
    return reader.read(DELIVERIES, alert, partition -> newest(partition, alert, limit));
  }

  private List<Delivery> newest(int partition, String alert, int limit) {
    ReadOnlyKeyValueStore<Bytes, byte[]> store =
        reader.open(DELIVERIES, partition, QueryableStoreTypes.keyValueStore());
    List<Delivery> steps = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> found =
        store.reverseRange(DeliveryKey.of(alert, 0), DeliveryKey.of(alert, Long.MAX_VALUE))) {
      while (found.hasNext() && steps.size() < limit) {
        steps.add(
            Topics.DELIVERIES
                .value()
                .deserializer()
                .deserialize(Topics.DELIVERIES.name(), found.next().value));
      }
    }
    return steps.reversed();
  }
}
