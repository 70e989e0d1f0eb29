package io.tidewatch.query.store;

import io.tidewatch.query.store.Freshness.Source;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.StateStoreProvider;

/**
 * Knows where each partition is, and has every key on the same one. Its stores can be found, and
 * are not to be read.
 */
record FakeStores(
    HostInfo self,
    IntFunction<KeyQueryMetadata> places,
    Map<String, Long> lags,
    Supplier<StateStore> opened,
    boolean member)
    implements StreamsStores {
  private static final StateStore OPENED = Stores.inMemoryKeyValueStore("fake").get();

  /** Without copies. */
  FakeStores(HostInfo self, IntFunction<KeyQueryMetadata> places) {
    this(self, places, Map.of());
  }

  /** With one store under each name that is open all the time. */
  FakeStores(HostInfo self, IntFunction<KeyQueryMetadata> places, Map<String, Long> lags) {
    this(self, places, lags, () -> OPENED, true);
  }

  /** Cut off from Kafka. */
  FakeStores cutOff() {
    return new FakeStores(self, places, lags, opened, false);
  }

  /** Every one at the same place. */
  FakeStores(HostInfo self, Supplier<KeyQueryMetadata> place) {
    this(self, partition -> place.get());
  }

  @Override
  public <T> T open(StoreQueryParameters<T> store) {
    return store
        .queryableStoreType()
        .create(
            new StateStoreProvider() {
              @Override
              @SuppressWarnings("unchecked")
              public <S> List<S> stores(String name, QueryableStoreType<S> type) {
                return List.of((S) opened.get());
              }
            },
            store.storeName());
  }

  @Override
  public OptionalLong refills(Set<String> stores, int partition, Source source) {
    return OptionalLong.of(1);
  }

  @Override
  public boolean isMember() {
    return member;
  }

  @Override
  public KeyQueryMetadata metadata(String store, String key) {
    return places.apply(3);
  }

  @Override
  public KeyQueryMetadata metadata(String store, int partition) {
    return places.apply(partition);
  }

  @Override
  public OptionalLong lag(Set<String> stores, int partition) {
    List<Long> found = stores.stream().filter(lags::containsKey).map(lags::get).toList();
    return found.size() < stores.size()
        ? OptionalLong.empty()
        : found.stream().mapToLong(lag -> lag).max();
  }
}
