package io.tidewatch.simulator.market;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Orders of one symbol over time. */
final class Flow {
  private static final int CALM_GAP_MIN_MS = 1_000;
  private static final int CALM_GAP_MAX_MS = 6_000;
  private static final double CALM_USD_MIN = 100;
  private static final double CALM_USD_MAX = 1_500;
  private static final int MOST_FILLS = 3;

  private Flow() {}

  /** Small orders of both sides at random times; about 70,000 USD in five minutes. */
  static List<Order> calm(long lengthMs, Random random) {
    List<Order> orders = new ArrayList<>();
    long at = random.nextInt(CALM_GAP_MIN_MS, CALM_GAP_MAX_MS);
    while (at < lengthMs) {
      double usd = random.nextDouble(CALM_USD_MIN, CALM_USD_MAX);
      orders.add(new Order(at, usd, random.nextBoolean(), 1 + random.nextInt(MOST_FILLS)));
      at += random.nextInt(CALM_GAP_MIN_MS, CALM_GAP_MAX_MS);
    }
    return orders;
  }

  /**
   * Large orders at even steps from one time to another.
   *
   * @param buyPercent how many of a hundred orders buy, spread evenly
   */
  static List<Order> wave(
      long fromMs, long toMs, int count, double usdEach, int buyPercent, Random random) {
    List<Order> orders = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long at = fromMs + (toMs - fromMs) * i / count;
      boolean buy = (i + 1) * buyPercent / 100 > i * buyPercent / 100;
      orders.add(new Order(at, usdEach, !buy, 1 + random.nextInt(MOST_FILLS)));
    }
    return orders;
  }
}
