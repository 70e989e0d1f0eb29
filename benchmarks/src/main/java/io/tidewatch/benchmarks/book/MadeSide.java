package io.tidewatch.benchmarks.book;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/** One side of the market behind the frames. Half of the prices in its range hold an order. */
final class MadeSide {
  private static final long MID_TICKS = 650_000;
  private static final int TICK_SCALE = 1;
  private static final int SIZE_SCALE = 5;
  private static final int MOST_SIZE = 300_000;
  private static final int PLACES_PER_LEVEL = 2;

  private final SplittableRandom random;
  private final int direction;
  private final int places;
  // By place: 1 is next to the mid.
  private final TreeMap<Integer, BigDecimal> sizes = new TreeMap<>();

  /**
   * Fills the side.
   *
   * @param direction 1 for asks, -1 for bids
   */
  MadeSide(SplittableRandom random, int direction, int levels) {
    this.random = requireNonNull(random, "random");
    this.direction = direction;
    this.places = levels * PLACES_PER_LEVEL;
    for (int i = 0; i < levels; i++) {
      sizes.put(1 + i * PLACES_PER_LEVEL, size());
    }
  }

  /** All levels, best first. */
  Map<BigDecimal, BigDecimal> all() {
    return byPrice(sizes);
  }

  /** Changes so many levels and tells how they are now, best first; size 0 is deleted. */
  Map<BigDecimal, BigDecimal> change(int count) {
    TreeMap<Integer, BigDecimal> changed = new TreeMap<>();
    List<Integer> taken = new ArrayList<>(sizes.keySet());
    int deleted = taken.get(nearTheBest(taken.size()));
    sizes.remove(deleted);
    changed.put(deleted, BigDecimal.ZERO);
    int added = emptyPlace(deleted);
    sizes.put(added, size());
    changed.put(added, sizes.get(added));
    taken.remove(Integer.valueOf(deleted));
    while (changed.size() < count) {
      int place = taken.get(nearTheBest(taken.size()));
      sizes.put(place, size());
      changed.put(place, sizes.get(place));
    }
    return byPrice(changed);
  }

  private int emptyPlace(int butNot) {
    TreeSet<Integer> empty = new TreeSet<>();
    for (int place = 1; place <= places; place++) {
      if (!sizes.containsKey(place) && place != butNot) {
        empty.add(place);
      }
    }
    return new ArrayList<>(empty).get(nearTheBest(empty.size()));
  }

  private int nearTheBest(int count) {
    double share = random.nextDouble();
    return (int) (count * share * share * share);
  }

  private BigDecimal size() {
    return BigDecimal.valueOf(1L + random.nextInt(MOST_SIZE), SIZE_SCALE);
  }

  private Map<BigDecimal, BigDecimal> byPrice(NavigableMap<Integer, BigDecimal> levels) {
    Comparator<BigDecimal> upwards = Comparator.naturalOrder();
    Map<BigDecimal, BigDecimal> prices =
        new TreeMap<>(direction > 0 ? upwards : upwards.reversed());
    levels.forEach((place, size) ->
        prices.put(BigDecimal.valueOf(MID_TICKS + (long) direction * place, TICK_SCALE), size));
    return prices;
  }
}
