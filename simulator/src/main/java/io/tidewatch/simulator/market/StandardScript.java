package io.tidewatch.simulator.market;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Writes the script of the demo; {@link ScriptedMarket#standard} says what is in it. */
final class StandardScript {
  private static final long SEED = 20_240_917;
  private static final long OUTAGE_BEGIN_MS = at(32, 40);
  private static final long OUTAGE_END_MS = at(33, 30);
  // Calm trades come every six seconds at the latest, so by then each symbol has shown its gap.
  private static final long BACK_FILL_DUE_MS = at(33, 50);
  private static final int BIG = 25_000;

  private StandardScript() {}

  /**
   * All rounds, one after the other.
   *
   * @param rounds from 1
   */
  static List<Step> write(long startMs, int rounds) {
    List<Step> steps = new ArrayList<>();
    for (Instrument instrument : Instrument.all()) {
      // One source of chance per symbol: a change to one leaves the others as they were.
      Random random = new Random(SEED + instrument.symbol().hashCode());
      List<Order> orders = new ArrayList<>(Flow.calm(Round.beginMs(rounds), random));
      for (int round = 0; round < rounds; round++) {
        long after = Round.beginMs(round);
        waves(instrument.symbol(), random).forEach(order -> orders.add(order.later(after)));
      }
      orders.sort(Comparator.comparingLong(Order::offsetMs));
      steps.addAll(new Matching(instrument, startMs, random).trades(orders));
    }
    for (int round = 0; round < rounds; round++) {
      long after = Round.beginMs(round);
      steps.add(new Step.Outage(after + OUTAGE_BEGIN_MS, true));
      steps.add(new Step.Outage(after + OUTAGE_END_MS, false));
      steps.add(new Step.BackFillDue(after + BACK_FILL_DUE_MS));
    }
    // The sort is stable: trades of one symbol at the same time stay in order of id.
    steps.sort(Comparator.comparingLong(Step::offsetMs));
    return steps;
  }

  private static List<Order> waves(String symbol, Random random) {
    return switch (symbol) {
      case "BTCUSDT" -> Flow.wave(at(4, 0), at(6, 30), 100, BIG, 75, random);
      case "ETHUSDT" -> Flow.wave(at(11, 0), at(13, 0), 100, BIG, 20, random);
      case "SOLUSDT" -> Flow.wave(at(18, 0), at(20, 0), 100, BIG, 50, random);
      // About 93 % of the threshold at its peak.
      case "DOGEUSDT" -> Flow.wave(at(25, 0), at(27, 30), 100, 18_000, 70, random);
      case "XRPUSDT" -> acrossTheOutage(random);
      default -> List.of();
    };
  }

  /** 0.6 million seen, 1.0 million lost, 0.75 million seen: it takes all three to pass. */
  private static List<Order> acrossTheOutage(Random random) {
    List<Order> orders = new ArrayList<>();
    orders.addAll(Flow.wave(at(32, 0), OUTAGE_BEGIN_MS, 24, BIG, 80, random));
    orders.addAll(Flow.wave(OUTAGE_BEGIN_MS + 1_000, OUTAGE_END_MS, 40, BIG, 80, random));
    orders.addAll(Flow.wave(at(34, 10), at(34, 50), 30, BIG, 80, random));
    return orders;
  }

  private static long at(int minute, int second) {
    return (minute * 60L + second) * 1_000;
  }
}
