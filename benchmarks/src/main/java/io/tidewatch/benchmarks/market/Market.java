package io.tidewatch.benchmarks.market;

import java.util.List;
import java.util.SplittableRandom;

/** Makes trades, the same ones for the same seed. Not thread-safe. */
public final class Market {
  private final SplittableRandom random;
  private final List<Instrument> instruments;
  private final long[] ticks;
  private final long[] nextIds;

  public Market(long seed, List<Instrument> instruments) {
    this.random = new SplittableRandom(seed);
    this.instruments = List.copyOf(instruments);
    this.ticks = instruments.stream().mapToLong(Instrument::startTicks).toArray();
    this.nextIds = new long[instruments.size()];
    for (int i = 0; i < nextIds.length; i++) {
      // The venue's ids have about ten digits.
      nextIds[i] = 1_000_000_000L + random.nextLong(3_000_000_000L);
    }
  }

  public List<Instrument> instruments() {
    return instruments;
  }

  /** A trade of any instrument, of half to one and a half times this many dollars. */
  public MadeTrade anyTrade(long timeMs, double usd) {
    return trade(random.nextInt(instruments.size()), timeMs, usd);
  }

  /** A trade of one instrument, of half to one and a half times this many dollars. */
  public MadeTrade trade(int instrument, long timeMs, double usd) {
    return exactTrade(instrument, timeMs, usd * (0.5 + random.nextDouble()));
  }

  /** A trade of one instrument, of this many dollars as nearly as its step allows. */
  public MadeTrade exactTrade(int number, long timeMs, double usd) {
    Instrument instrument = instruments.get(number);
    ticks[number] = Math.max(1, ticks[number] + random.nextInt(-3, 4));
    double price = ticks[number] / Math.pow(10, instrument.priceDecimals());
    long steps = Math.round(usd / price * Math.pow(10, instrument.quantityDecimals()));
    return new MadeTrade(
        instrument,
        nextIds[number]++,
        timeMs,
        ticks[number],
        Math.max(1, steps),
        random.nextBoolean());
  }
}
