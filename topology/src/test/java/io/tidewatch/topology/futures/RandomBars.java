package io.tidewatch.topology.futures;

import static io.tidewatch.topology.futures.FuturesFrames.BAR;
import static io.tidewatch.topology.futures.FuturesFrames.T0;
import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.raw.Source;
import io.tidewatch.topology.binance.FuturesKline;
import java.util.List;
import java.util.Random;

/** Bars that are closed in one way or another, the same ones each time. */
final class RandomBars {
  private final FuturesDriver driver;
  private final MadeMarket market;
  private final Random chance;

  RandomBars(FuturesDriver driver, MadeMarket market, long seed) {
    this.driver = requireNonNull(driver, "driver");
    this.market = requireNonNull(market, "market");
    this.chance = new Random(seed);
  }

  private static long at(int bar) {
    return T0 + bar * BAR;
  }

  /** Plays a bar of a contract, and what comes in the midst of it. */
  void play(int number, int bar) {
    String symbol = MadeMarket.symbol(number);
    FuturesKline early = market.bar(number, bar, 0.001 * chance.nextGaussian(), 1);
    FuturesKline late = market.bar(number, bar, 0.001 * chance.nextGaussian(), 2);
    if (chance.nextInt(5) > 0) {
      driver.running(symbol, early, at(bar) + 1_000 + chance.nextInt(200_000));
    }
    if (chance.nextInt(4) == 0) {
      int corrected = bar - 1 - chance.nextInt(50);
      driver.rows(
          symbol,
          List.of(market.bar(number, corrected, 0.002 * chance.nextGaussian(), 3)),
          at(bar) + 400_000);
    }
    if (chance.nextInt(6) == 0) {
      driver.contract(symbol, chance.nextBoolean() ? "0.01" : "0.1", T0);
    }
    switch (chance.nextInt(4)) {
      case 0 -> driver.running(symbol, late, at(bar + 1) - 1 - chance.nextInt(12_000));
      case 1 -> driver.rows(symbol, List.of(early, late), at(bar + 1) + 3_000);
      case 2 -> driver.frame(symbol, late, at(bar + 1) + chance.nextInt(60), true, Source.LIVE);
      default -> driver.closing(symbol, late);
    }
  }
}
