package io.tidewatch.topology.largetrades;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.topology.largetrades.RollingWindow.Admission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The window against a sum over a plain list, whatever comes in whatever order. */
class RollingWindowProperties {
  private static final long WINDOW = 300_000;
  private static final long LATENESS = 120_000;

  /** A market, and the order in which its trades arrive; some arrive more than once. */
  record Arrival(List<WindowTrade> trades) {}

  @Provide
  Arbitrary<Arrival> arrivals() {
    Arbitrary<List<Long>> steps = Arbitraries.longs().between(0, 40_000).list().ofSize(60);
    Arbitrary<List<Long>> amounts =
        Arbitraries.longs().between(0, 5_000_000_000_000_00L).list().ofSize(60);
    return Combinators.combine(
            steps, amounts, Arbitraries.longs(), Arbitraries.integers().between(0, 59))
        .as(RollingWindowProperties::arrival);
  }

  private static Arrival arrival(List<Long> steps, List<Long> amounts, long seed, int reach) {
    Random random = new Random(seed);
    List<WindowTrade> trades = new ArrayList<>();
    long time = 1_700_000_000_000L;
    for (int i = 0; i < steps.size(); i++) {
      time += steps.get(i);
      trades.add(new WindowTrade(i, i, 1, time, amounts.get(i), random.nextBoolean(), false, i));
    }
    for (int i = 0; i < trades.size(); i++) {
      // A trade changes places with one that came up to so many places before.
      int other = Math.max(0, i - (reach == 0 ? 0 : random.nextInt(reach + 1)));
      WindowTrade moved = trades.get(i);
      trades.set(i, trades.get(other));
      trades.set(other, moved);
    }
    for (int i = 0; i < 20; i++) {
      trades.add(random.nextInt(trades.size()), trades.get(random.nextInt(trades.size())));
    }
    return new Arrival(trades);
  }

  @Property(tries = 500)
  void shouldEqualABruteForceSumForAnyOrderOfArrival(@ForAll("arrivals") Arrival arrival) {
    RollingWindow window = new RollingWindow(WINDOW, LATENESS);
    List<WindowTrade> taken = new ArrayList<>();
    Set<Long> ids = new HashSet<>();
    long newest = Long.MIN_VALUE;

    for (WindowTrade trade : arrival.trades()) {
      boolean late = newest != Long.MIN_VALUE && trade.timeMs() <= newest - WINDOW - LATENESS;
      Admission admission = window.offer(trade, 0);
      if (late) {
        // An id that is long past may be forgotten.
        assertThat(admission)
            .isIn(
                Admission.LATE,
                ids.contains(trade.lastId()) ? Admission.DUPLICATE : Admission.LATE);
      } else if (!ids.add(trade.lastId())) {
        assertThat(admission).isEqualTo(Admission.DUPLICATE);
      } else {
        assertThat(admission).isIn(Admission.APPENDED, Admission.INSERTED);
        taken.add(trade);
        newest = Math.max(newest, trade.timeMs());
      }
      assertThat(window.totals()).isEqualTo(bruteForce(taken, newest));
      assertThat(window.totalsAsOf(newest + 77_777)).isEqualTo(bruteForce(taken, newest + 77_777));
    }
  }

  @Property(tries = 300)
  void shouldFindTheSumsOfPastWindowsWithinTheLateness(@ForAll("arrivals") Arrival arrival) {
    RollingWindow window = new RollingWindow(WINDOW, LATENESS);
    List<WindowTrade> taken = new ArrayList<>();
    for (WindowTrade trade : arrival.trades()) {
      Admission admission = window.offer(trade, 0);
      if (admission == Admission.APPENDED || admission == Admission.INSERTED) {
        taken.add(trade);
      }
    }

    for (int position = 0; position < window.size(); position++) {
      long time = window.timeAt(position);
      if (time >= window.asOf() - LATENESS) {
        long id = window.lastIdAt(position);
        List<WindowTrade> upTo =
            taken.stream()
                .filter(t -> t.timeMs() < time || t.timeMs() == time && t.lastId() <= id)
                .toList();
        assertThat(window.totalsAt(position)).isEqualTo(bruteForce(upTo, time));
      }
    }
  }

  @Property(tries = 300)
  void shouldFindTheFirstWindowThatALateTradeBringsToALevel(
      @ForAll("arrivals") Arrival arrival, @ForAll long levelSeed) {
    RollingWindow window = new RollingWindow(WINDOW, LATENESS);
    arrival.trades().forEach(trade -> window.offer(trade, 0));
    long level = 1 + Math.floorMod(levelSeed, Math.max(1, window.keptUsd()));
    int from = window.lastPosition();
    long end = window.timeAt(from) + WINDOW;
    int expected = -1;
    for (int i = from; i < window.size() && window.timeAt(i) < end && expected < 0; i++) {
      expected = window.totalsAt(i).totalUsd() >= level ? i : -1;
    }

    assertThat(window.firstAtOrOver(from, level, Long.MIN_VALUE, Long.MAX_VALUE))
        .isEqualTo(expected);
  }

  @Property(tries = 300)
  void shouldCountOnlyTheUnseenTradesOfARow(@ForAll long seed) {
    // Single trades of one price and side, some of them reported once more in rows.
    Random random = new Random(seed);
    RollingWindow singles = new RollingWindow(WINDOW, LATENESS);
    RollingWindow mixed = new RollingWindow(WINDOW, LATENESS);
    List<WindowTrade> trades = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      trades.add(new WindowTrade(i, i, 1, 1_700_000_000_000L, 100, true, false, i));
    }
    trades.forEach(trade -> singles.offer(trade, 0));
    trades.stream().filter(trade -> random.nextBoolean()).forEach(t -> mixed.offer(t, 0));
    for (int first = 0; first < 40; ) {
      int last = Math.min(39, first + random.nextInt(6));
      int count = last - first + 1;
      mixed.offer(
          new WindowTrade(
              first, last, count, 1_700_000_000_000L, 100L * count, true, true, 100 + first),
          0);
      first = last + 1;
    }

    assertThat(mixed.totals()).isEqualTo(singles.totals());
  }

  @Property(tries = 100)
  void shouldKeepEachTradeWhileAMarketRushesAndRests(@ForAll long seed) {
    Random random = new Random(seed);
    RollingWindow window = new RollingWindow(WINDOW, LATENESS);
    List<WindowTrade> kept = new ArrayList<>();
    long time = 1_700_000_000_000L;
    long id = 0;

    for (int rush = 0; rush < 4; rush++) {
      for (int i = random.nextInt(1_000); i >= 0; i--) {
        time += random.nextInt(300);
        id++;
        // Now and then one that is late, and so takes its place between others.
        long made = random.nextInt(10) == 0 ? time - random.nextInt(5_000) : time;
        WindowTrade trade =
            new WindowTrade(
                id, id, 1, made, random.nextInt(1_000), random.nextBoolean(), false, id);
        assertThat(window.offer(trade, 0)).isIn(Admission.APPENDED, Admission.INSERTED);
        kept.add(trade);
      }
      long newest = window.asOf();
      // What is late does not let go of what is old.
      kept.removeIf(trade -> trade.timeMs() <= newest - WINDOW - LATENESS);
      assertThat(window.totals()).isEqualTo(bruteForce(kept, newest));
      kept.sort(
          Comparator.comparingLong(WindowTrade::timeMs).thenComparingLong(WindowTrade::lastId));
      assertThat(IntStream.range(0, window.size()).mapToObj(window::lastIdAt))
          .containsExactlyElementsOf(kept.stream().map(WindowTrade::lastId).toList());
      time += random.nextLong(WINDOW + LATENESS);
    }
  }

  private static Totals bruteForce(List<WindowTrade> trades, long asOf) {
    long buys = 0;
    long sells = 0;
    long count = 0;
    for (WindowTrade trade : trades) {
      if (trade.timeMs() > asOf - WINDOW && trade.timeMs() <= asOf) {
        buys += trade.takerBuys() ? trade.usd() : 0;
        sells += trade.takerBuys() ? 0 : trade.usd();
        count += trade.count();
      }
    }
    return new Totals(buys, sells, count);
  }
}
