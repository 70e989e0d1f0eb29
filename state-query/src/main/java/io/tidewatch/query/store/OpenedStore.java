package io.tidewatch.query.store;

import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.internals.StateStoreProvider;

/**
 * Finds a store of any kind, not to be read but to be told from the one that takes its place. Kafka
 * Streams looks whether it may be read at the moment, and whether it is open.
 */
final class OpenedStore implements QueryableStoreType<StateStore> {
  @Override
  public boolean accepts(StateStore store) {
    return true;
  }

  @Override
  public StateStore create(StateStoreProvider provider, String store) {
    return provider.stores(store, this).stream()
        .findFirst()
        .orElseThrow(() -> new InvalidStateStoreException(store + " is not here"));
  }
}
