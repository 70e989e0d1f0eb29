package io.tidewatch.topology.alertgate;

import static java.util.Objects.requireNonNull;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A small store as objects: every alert is compared with all that is in it, and reading the bytes
 * each time would be most of the work. Read from the store at first use, written through. Sorted,
 * so that it is walked in the same order after a restart. Not thread-safe.
 */
final class StoredMap<V> extends AbstractMap<String, V> {
  private final KeyValueStore<String, V> store;
  private TreeMap<String, V> values;

  StoredMap(KeyValueStore<String, V> store) {
    this.store = requireNonNull(store, "store");
  }

  private TreeMap<String, V> sorted() {
    if (values == null) {
      values = new TreeMap<>();
      List<String> unreadable = new ArrayList<>();
      try (KeyValueIterator<String, V> all = store.all()) {
        all.forEachRemaining(entry -> {
          if (entry.value == null) {
            unreadable.add(entry.key);
          } else {
            values.put(entry.key, entry.value);
          }
        });
      }
      unreadable.forEach(store::delete);
    }
    return values;
  }

  @Override
  public V get(Object key) {
    return sorted().get(key);
  }

  @Override
  public boolean containsKey(Object key) {
    return sorted().containsKey(key);
  }

  @Override
  public V put(String key, V value) {
    requireNonNull(value, "value");
    V before = sorted().put(key, value);
    if (!value.equals(before)) {
      store.put(key, value);
    }
    return before;
  }

  @Override
  public V remove(Object key) {
    V before = sorted().remove(key);
    if (before != null) {
      store.delete((String) key);
    }
    return before;
  }

  /** To be read only: what is taken out of a view would stay in the store. */
  @Override
  public Set<Map.Entry<String, V>> entrySet() {
    return Collections.unmodifiableMap(sorted()).entrySet();
  }
}
