package io.tidewatch.query.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.WhaleOrder;
import io.tidewatch.contract.whale.WhalePosition;
import io.tidewatch.query.store.KeyedStore;
import io.tidewatch.query.store.LocalReader;
import io.tidewatch.query.store.Scan;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.whale.WhaleStores;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads the stores of the detector of whale signals. Thread-safe. */
public final class StoredWhales implements WhaleSource {
  private static final KeyedStore WATCHED = store(WhaleStores.WATCHED);
  private static final KeyedStore HOLDINGS = store(WhaleStores.HOLDINGS);
  private static final KeyedStore ORDERS = store(WhaleStores.ORDERS);

  private final LocalReader reader;
  private final DetectorCounters counters;

  public StoredWhales(LocalReader reader, DetectorCounters counters) {
    this.reader = requireNonNull(reader, "reader");
    this.counters = requireNonNull(counters, "counters");
  }

  private static KeyedStore store(String name) {
    return KeyedStore.fedBy(Topics.HYPERLIQUID_FRAMES, name);
  }

  @Override
  public List<Watched> watched() {
    return list(
        WATCHED,
        stores ->
            stores.watched().stream()
                .map(one -> new Watched(one.address(), one.view(), one.label(), one.since()))
                .toList());
  }

  @Override
  public List<WhalePosition> positions(String address) {
    return list(HOLDINGS, stores -> stores.positions(address));
  }

  @Override
  public List<WhaleOrder> openOrders(String address) {
    return list(ORDERS, stores -> stores.openOrders(address));
  }

  @Override
  public long activeOrders() {
    return counters.activeOrders();
  }

  private <T> List<T> list(KeyedStore store, Function<WhaleStores, List<T>> read) {
    Scan<List<T>> scan =
        reader.scan(
            store, partition -> read.apply(new WhaleStores(new PartitionLookup(partition))));
    return scan.elements(found -> found).toList();
  }

  private <V> ReadOnlyKeyValueStore<String, V> open(String name, int partition) {
    return reader.open(store(name), partition, QueryableStoreTypes.<String, V>keyValueStore());
  }

  /** Opens stores of one partition. */
  private final class PartitionLookup implements WhaleStores.Lookup {
    private final int partition;

    private PartitionLookup(int partition) {
      this.partition = partition;
    }

    @Override
    public <V> ReadOnlyKeyValueStore<String, V> store(String name) {
      return StoredWhales.this.open(name, partition);
    }
  }
}
