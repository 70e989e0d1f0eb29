package io.tidewatch.query.store;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** Finds out which process and partition has the state of a key. Thread-safe. */
public final class Locator {
  private final StreamsStores streams;

  public Locator(StreamsStores streams) {
    this.streams = requireNonNull(streams, "streams");
  }

  /**
   * Locates.
   *
   * @param key key of the records that feed the store
   */
  public Location locate(KeyedStore store, String key) {
    KeyQueryMetadata metadata;
    try {
      metadata = streams.metadata(store.name(), key);
    } catch (IllegalStateException | InvalidStateStoreException e) {
      return new Location.NotReady("the detector that keeps " + store.name() + " is not running");
    }
    if (metadata == null || metadata.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
      return new Location.NotReady("the partitions of " + store.name() + " are being assigned");
    }
    return streams.self().equals(metadata.activeHost())
        ? new Location.Here(metadata.partition())
        : new Location.There(metadata.activeHost(), metadata.partition());
  }
}
