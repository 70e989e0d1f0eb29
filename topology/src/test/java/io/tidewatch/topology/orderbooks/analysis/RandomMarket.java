package io.tidewatch.topology.orderbooks.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A market that wanders, with the same steps for the same seed. Half a dollar is a tick. */
public final class RandomMarket {
  private static final int LEVELS = 60;
  private static final BigDecimal TICK = new BigDecimal("0.5");

  private final Random random;
  private final double[] bidSizes = new double[LEVELS];
  private final double[] askSizes = new double[LEVELS];
  private final List<BookTrade> trades = new ArrayList<>();
  private int midTicks = 20_000;
  private long now = Scene.START;
  private long tradeId;

  public RandomMarket(long seed) {
    random = new Random(seed);
    for (int i = 0; i < LEVELS; i++) {
      bidSizes[i] = size();
      askSizes[i] = size();
    }
  }

  /** One random book by itself. */
  public static TestBook of(Random random) {
    return new RandomMarket(random.nextLong()).next(100);
  }

  private double size() {
    return Math.exp(random.nextGaussian() * 0.5);
  }

  public long now() {
    return now;
  }

  /** Trades since the step before. */
  public List<BookTrade> trades() {
    return trades;
  }

  /** The book some time later: a few sizes changed, the mid perhaps a tick away. */
  public TestBook next(long laterMs) {
    now += laterMs;
    midTicks += random.nextInt(-1, 2);
    trades.clear();
    for (int i = 0; i < 6; i++) {
      bidSizes[random.nextInt(LEVELS)] = size();
      askSizes[random.nextInt(LEVELS)] = size();
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      boolean buys = random.nextBoolean();
      trades.add(
          new BookTrade(
              now - random.nextInt(100),
              price(buys ? 1 : -1),
              decimal(size() / 10),
              buys,
              ++tradeId));
    }
    TestBook book = new TestBook();
    for (int i = 0; i < LEVELS; i++) {
      book.bid(price(-1 - i).toPlainString(), decimal(bidSizes[i]).toPlainString());
      book.ask(price(1 + i).toPlainString(), decimal(askSizes[i]).toPlainString());
    }
    return book;
  }

  private BigDecimal price(int ticksAway) {
    return TICK.multiply(BigDecimal.valueOf(midTicks + ticksAway));
  }

  private static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(value).setScale(4, RoundingMode.UP);
  }
}
