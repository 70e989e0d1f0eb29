package io.tidewatch.topology.alerthistory.outcome;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Goes through a store a few entries at a time, so that no record waits until all were looked at.
 * What is put behind its place meanwhile is left for the next walk, as is the rest after a restart.
 * Not thread-safe.
 */
final class StoreWalk<V> {
  /** Looked at, and at most worked on, for one record. */
  static final int AT_ONCE = 200;

  private final KeyValueStore<String, V> store;
  private boolean walking;

  /** Null at the beginning of the store. */
  private String next;

  StoreWalk(KeyValueStore<String, V> store) {
    this.store = requireNonNull(store, "store");
  }

  /** Begins at the first entry, unless it is under way. */
  void begin() {
    walking = true;
  }

  /** The next entries; none if it is at the end, or was not begun. */
  List<KeyValue<String, V>> step() {
    List<KeyValue<String, V>> entries = new ArrayList<>();
    if (!walking) {
      return entries;
    }
    try (KeyValueIterator<String, V> found = store.range(next, null)) {
      while (found.hasNext() && entries.size() < AT_ONCE) {
        entries.add(found.next());
      }
    }
    walking = entries.size() == AT_ONCE;
    next = walking ? entries.getLast().key + '\0' : null;
    return entries;
  }
}
