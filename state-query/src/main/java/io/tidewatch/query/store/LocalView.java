package io.tidewatch.query.store;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.TimestampedWindowStore;

/**
 * Looks into one partition of the stores of this process, as they are open at one moment. A store
 * in memory that is closed while it is read looks like one that ends; whoever finds the same ones
 * open after a look has seen them whole.
 *
 * <p>Not by queries (IQv2): in Kafka Streams 4.3.1 a query holds the position of a store while it
 * waits for the store, and whoever writes holds the store while he waits for its position. Two of
 * them at the same time stand still for ever, and with them the detector. A store that is opened is
 * read under its own lock only.
 */
final class LocalView implements PartitionView {
  private final StreamsStores streams;
  private final int partition;
  private final Freshness.Source source;
  private final Map<String, StateStore> opened;

  /**
   * Finds the stores.
   *
   * @param names of all that may be looked into
   * @param source whether only the active one is read, or any copy
   * @throws org.apache.kafka.streams.errors.InvalidStateStoreException if one cannot be read now
   */
  LocalView(StreamsStores streams, Set<String> names, int partition, Freshness.Source source) {
    this.streams = requireNonNull(streams, "streams");
    this.partition = partition;
    this.source = requireNonNull(source, "source");
    this.opened =
        names.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Function.identity(), name -> open(name, new OpenedStore())));
  }

  /** Whether it found the very stores that this one found. */
  boolean isOfTheSame(LocalView other) {
    return opened.equals(other.opened);
  }

  @Override
  @SuppressWarnings("unchecked") // whoever asks knows what the topology keeps there
  public <K, V> ReadOnlyKeyValueStore<K, V> keyValues(String name) {
    QueryableStoreType<ReadOnlyKeyValueStore<K, V>> type = QueryableStoreTypes.keyValueStore();
    StateStore store = find(name, type);
    // One that keeps a time with each value is to be read without them.
    return store instanceof TimestampedKeyValueStore
        ? open(name, type)
        : (ReadOnlyKeyValueStore<K, V>) store;
  }

  @Override
  @SuppressWarnings("unchecked") // whoever asks knows what the topology keeps there
  public <K, V> ReadOnlyWindowStore<K, V> windows(String name) {
    QueryableStoreType<ReadOnlyWindowStore<K, V>> type = QueryableStoreTypes.windowStore();
    StateStore store = find(name, type);
    return store instanceof TimestampedWindowStore
        ? open(name, type)
        : (ReadOnlyWindowStore<K, V>) store;
  }

  private StateStore find(String name, QueryableStoreType<?> type) {
    StateStore store = opened.get(name);
    if (store == null) {
      // What is not named is not looked after: a copy of it may be anything.
      throw new IllegalStateException(
          "expected one of the stores " + opened.keySet() + ", was " + name);
    }
    if (!type.accepts(store)) {
      throw new IllegalStateException("expected " + name + " to be of another kind, was " + store);
    }
    return store;
  }

  private <T> T open(String name, QueryableStoreType<T> type) {
    StoreQueryParameters<T> parameters =
        StoreQueryParameters.fromNameAndType(name, type).withPartition(partition);
    return streams.open(
        switch (source) {
          case ACTIVE -> parameters;
          case STANDBY -> parameters.enableStaleStores();
        });
  }
}
