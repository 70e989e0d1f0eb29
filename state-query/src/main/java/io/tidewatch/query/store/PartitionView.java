package io.tidewatch.query.store;

import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;

/**
 * The stores of one partition in this process, to be read and closed within one read. Each method,
 * and each of those of what it returns, throws {@link StoreNotReadyException} or an {@link
 * org.apache.kafka.streams.errors.InvalidStateStoreException} if the partition is not to be read.
 */
public interface PartitionView {
  /** What a cache holds back between two commits is seen. */
  <K, V> ReadOnlyKeyValueStore<K, V> keyValues(String store);

  /** What a cache holds back between two commits is seen. */
  <K, V> ReadOnlyWindowStore<K, V> windows(String store);
}
