package io.tidewatch.query.streams;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.streams.LagSource.Lag;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows whether stores that this process works on hold what they should. They are open before they
 * are filled, and for a while, which is long on a busy machine, nobody has said that they are going
 * to be. So they are believed to be whole only once their lag said so, and as long as nothing was
 * closed or filled since. Thread-safe.
 */
final class FilledStores {
  private final LagSource lags;
  private final Refills refills;
  private final Map<Place, Long> filled = new ConcurrentHashMap<>();

  FilledStores(LagSource lags, Refills refills) {
    this.lags = requireNonNull(lags, "lags");
    this.refills = requireNonNull(refills, "refills");
  }

  private record Place(Set<String> stores, int partition) {}

  /**
   * Whether all of these stores are whole.
   *
   * @param stores names of stores of one partition, at least one of them with a changelog
   */
  boolean are(Set<String> stores, int partition) {
    OptionalLong count = refills.of(stores, partition);
    if (count.isEmpty()) {
      return false;
    }
    Place place = new Place(stores, partition);
    Long known = filled.get(place);
    if (known != null && known == count.getAsLong()) {
      return true;
    }
    boolean whole = areWhole(stores, partition) && refills.of(stores, partition).equals(count);
    if (whole) {
      filled.put(place, count.getAsLong());
    }
    return whole;
  }

  private boolean areWhole(Set<String> stores, int partition) {
    Map<String, Map<Integer, Lag>> found = lags.fresh();
    // A store without a changelog is made of the others before the task works.
    List<Map<Integer, Lag>> logged =
        stores.stream().filter(found::containsKey).map(found::get).toList();
    return !logged.isEmpty()
        && logged.stream()
            .map(ofStore -> ofStore.get(partition))
            .allMatch(lag -> lag != null && lag.isAtTheEnd());
  }
}
