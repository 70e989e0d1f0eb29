package io.tidewatch.query.store;

import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.HostInfo;

/** What reading needs of a running Kafka Streams client, and nothing that could change it. */
public interface StreamsStores {
  /**
   * Opens a local store.
   *
   * @throws org.apache.kafka.streams.errors.InvalidStateStoreException if it cannot be read now
   */
  <T> T open(StoreQueryParameters<T> store);

  /**
   * Where a record key of the store lives; {@link KeyQueryMetadata#NOT_AVAILABLE} while nobody
   * knows.
   *
   * @throws IllegalStateException if the client is not running
   */
  KeyQueryMetadata metadata(String store, String key);

  /** The address other instances know this one by. */
  HostInfo self();
}
