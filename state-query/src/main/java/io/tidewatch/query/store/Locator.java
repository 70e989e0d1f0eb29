package io.tidewatch.query.store;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.streams.KeyQueryMetadata;

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
    } catch (IllegalStateException e) {
      return new Location.NotReady("the detector that keeps " + store.name() + " is not running");
    }
    // The sentinel has a host that is called "unavailable"; an instance that is alone and gave no
    // address has that host too, but with a real partition.
    if (metadata == null || metadata.partition() < 0) {
      return new Location.NotReady("the partitions of " + store.name() + " are being assigned");
    }
    boolean here =
        streams.self().isEmpty() || streams.self().get().equals(metadata.activeHost());
    return here
        ? new Location.Here(metadata.partition())
        : new Location.There(metadata.activeHost(), metadata.partition());
  }
}
