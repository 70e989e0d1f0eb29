package io.tidewatch.topology.futures.score;

import static io.tidewatch.topology.futures.FuturesFrames.BAR;
import static io.tidewatch.topology.futures.FuturesFrames.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.futures.Bar.ClosedBy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class BarWindowProperties {
  private static final int SLOTS = 12;

  private final NavigableMap<Long, Bar> store = new TreeMap<>();

  private List<Bar> load(long from, long to) {
    return new ArrayList<>(store.subMap(from, true, to, true).values());
  }

  static Bar bar(int number, double close, double volume, ClosedBy by) {
    return new Bar(
        "A",
        T0 + number * BAR,
        BigDecimal.ONE,
        BigDecimal.valueOf(Math.max(1, close) + 0.5),
        BigDecimal.valueOf(Math.min(1, close) / 2),
        BigDecimal.valueOf(close),
        BigDecimal.ONE,
        BigDecimal.valueOf(volume),
        null,
        null,
        false,
        by,
        0);
  }

  private static List<Object> figures(Baseline baseline, long openTime) {
    List<Object> all = new ArrayList<>();
    all.add(baseline.size());
    all.add(baseline.missingBefore(openTime));
    all.add(baseline.dayVolumeBefore(openTime));
    for (SortedSample sample :
        List.of(
            baseline.logReturns,
            baseline.changes,
            baseline.absoluteChanges,
            baseline.logVolumes,
            baseline.volumes,
            baseline.logVolatilities,
            baseline.ranges)) {
      all.add(sample.n());
      if (sample.n() > 0) {
        all.addAll(List.of(sample.median(), sample.mad(), sample.mean(), sample.deviation()));
      }
    }
    return all;
  }

  @Property(tries = 200)
  void shouldFollowTheStoreBarByBar(@ForAll long seed) {
    Random random = new Random(seed);
    store.clear();
    BarWindow following = new BarWindow(this::load);
    for (int number = 0; number < 60; number++) {
      if (random.nextInt(8) == 0) {
        continue;
      }
      long openTime = T0 + number * BAR;
      assertThat(figures(following.before(openTime, SLOTS), openTime))
          .isEqualTo(figures(new BarWindow(this::load).before(openTime, SLOTS), openTime));
      Bar bar = bar(number, 1 + random.nextDouble(), random.nextInt(3) * 100.0, ClosedBy.FRAME);
      store.put(bar.openTime(), bar);
      following.stored(bar);
      if (random.nextInt(6) == 0) {
        int old = random.nextInt(number + 1);
        Bar seed1 = bar(old, 1.5, 50, ClosedBy.REST);
        store.put(seed1.openTime(), seed1);
        following.stored(seed1);
      }
    }
  }
}
