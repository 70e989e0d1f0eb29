package io.tidewatch.query.streams;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Counts how often stores were filled, and how often tasks were closed. A task whose transaction
 * broke is closed, emptied and filled again with the very same stores, while its thread goes on to
 * run; whoever finds the same count before and after a look has read one filling and not two.
 * Thread-safe.
 */
final class Refills {
  private final LongSupplier closedTasks;
  private final Map<Place, Long> changes = new ConcurrentHashMap<>();
  private final Set<Place> underWay = ConcurrentHashMap.newKeySet();

  /**
   * @param closedTasks how many tasks of this process were closed, since it began; counted after
   *     their stores were closed, and before they are opened again
   */
  Refills(LongSupplier closedTasks) {
    this.closedTasks = requireNonNull(closedTasks, "closedTasks");
  }

  private record Place(String store, int partition) {}

  /** It is being filled that it may be worked on. */
  void began(String store, int partition) {
    underWay.add(new Place(store, partition));
    changed(store, partition);
  }

  /** That came to an end, or nobody wants it any more. */
  void ended(String store, int partition) {
    changed(store, partition);
    underWay.remove(new Place(store, partition));
  }

  /** A copy of another's work began or ended. */
  void changed(String store, int partition) {
    changes.merge(new Place(store, partition), 1L, Long::sum);
  }

  /** Of all these stores together; empty while one of them is being filled to be worked on. */
  OptionalLong of(Set<String> stores, int partition) {
    long sum = closedTasks.getAsLong();
    for (String store : stores) {
      Place place = new Place(store, partition);
      if (underWay.contains(place)) {
        return OptionalLong.empty();
      }
      sum += changes.getOrDefault(place, 0L);
    }
    return OptionalLong.of(sum);
  }
}
