package io.tidewatch.connectors.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What has to be written to a compacted topic.
 *
 * @param added keys
 * @param changed keys whose value is another one
 * @param removed keys that need a tombstone
 * @param unchanged how many stay
 */
public record TopicDifference(
    List<String> added, List<String> changed, List<String> removed, int unchanged) {
  public TopicDifference {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }

  /**
   * What leads from one to the other.
   *
   * @param wanted values by key
   * @param there values by key; empty for one that cannot be read
   */
  public static <V> TopicDifference of(Map<String, V> wanted, Map<String, Optional<V>> there) {
    List<String> added = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    new LinkedHashMap<>(wanted)
        .forEach((key, value) -> {
          Optional<V> old = there.get(key);
          if (old == null) {
            added.add(key);
          } else if (!old.equals(Optional.of(value))) {
            changed.add(key);
          }
        });
    TreeSet<String> removed = new TreeSet<>(there.keySet());
    removed.removeAll(wanted.keySet());
    return new TopicDifference(
        added, changed, List.copyOf(removed), wanted.size() - added.size() - changed.size());
  }
}
