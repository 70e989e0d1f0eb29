package io.tidewatch.query.store;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;

/** Finds out which process and partition has the state of a key. Thread-safe. */
public final class Locator {
  private final StreamsStores streams;

  public Locator(StreamsStores streams) {
    this.streams = requireNonNull(streams, "streams");
  }

  /**
   * Locates a key.
   *
   * @param key key of the records that feed the store
   */
  public Location locate(KeyedStore store, String key) {
    return locate(store, () -> streams.metadata(store.name(), key));
  }

  /** Locates a partition. */
  public Location locate(KeyedStore store, int partition) {
    return locate(store, () -> streams.metadata(store.name(), partition));
  }

  boolean isSelf(HostInfo host) {
    return streams.self().equals(host);
  }

  private Location locate(KeyedStore store, Supplier<KeyQueryMetadata> lookup) {
    KeyQueryMetadata metadata;
    try {
      metadata = lookup.get();
    } catch (IllegalStateException | InvalidStateStoreException e) {
      return new Location.NotReady("the detector that keeps " + store.name() + " is not running");
    }
    if (metadata == null || metadata.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
      return new Location.NotReady("the partitions of " + store.name() + " are being assigned");
    }
    HostInfo host = metadata.activeHost();
    // Where only copies are known the partition is told, and a host that is none.
    if (host.equals(HostInfo.unavailable())) {
      return new Location.Orphaned(metadata.partition(), metadata.standbyHosts());
    }
    return isSelf(host)
        ? new Location.Here(metadata.partition(), metadata.standbyHosts())
        : new Location.There(host, metadata.partition(), metadata.standbyHosts());
  }
}
