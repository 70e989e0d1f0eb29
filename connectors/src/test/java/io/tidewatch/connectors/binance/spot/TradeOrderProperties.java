package io.tidewatch.connectors.binance.spot;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.feed.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TradeOrderProperties {
  @Property
  void shouldPassEachFrameExactlyOnceOnceReleased(
      @ForAll @Size(max = 60) List<@IntRange(max = 50) Integer> ids) {
    List<Long> out = new ArrayList<>();
    TradeOrder order = new TradeOrder(frame -> out.add(frame.id()));

    ids.forEach(id -> order.accept(TradeOrderTest.frame(id)));
    order.releaseAll();

    assertThat(out).containsExactlyInAnyOrderElementsOf(ids.stream().map(Long::valueOf).toList());
  }

  @Property
  void shouldWriteRisingIdsOnceWhenTwoConnectionsOverlap(
      @ForAll @IntRange(min = 1, max = 40) int switchAt,
      @ForAll @Size(80) List<Boolean> firstGoes) {
    List<Long> out = new ArrayList<>();
    TradeOrder order = new TradeOrder(frame -> out.add(frame.id()));
    // The old one brings 0..59, the new one switchAt..79, each in order, mixed at random.
    order.accept(TradeOrderTest.frame(0));
    long oldNext = 1;
    long newNext = switchAt;
    for (int i = 0; oldNext < 60 || newNext < 80; i++) {
      boolean old = oldNext < 60 && (newNext >= 80 || firstGoes.get(i % firstGoes.size()));
      order.accept(TradeOrderTest.frame(old ? oldNext++ : newNext++));
    }
    order.releaseAll();

    long high = -1;
    for (long id : out) {
      assertThat(id).as("ids after %s", high).isLessThanOrEqualTo(high + 1);
      high = Math.max(high, id);
    }
    assertThat(high).isEqualTo(79);
  }

  @Property
  void shouldRiseStrictlyWhenFetchedRowsFillEachGap(
      @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 5) Integer> steps) {
    List<Long> out = new ArrayList<>();
    TradeOrder order = new TradeOrder(frame -> out.add(frame.id()));
    long id = 0;
    for (int step : steps) {
      id += step;
      Optional<Gap> gap = order.accept(TradeOrderTest.frame(id));
      gap.ifPresent(g -> {
        for (long missing = g.firstMissing(); missing <= g.lastMissing(); missing++) {
          out.add(missing);
          order.fetched(missing);
        }
        order.release(g);
      });
    }

    assertThat(out).isSorted().doesNotHaveDuplicates();
    assertThat(order.waiting()).isZero();
  }
}
