package io.tidewatch.topology.orderbooks.analysis;

import io.tidewatch.topology.orderbooks.book.Ladder;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A book that tests edit level by level. */
public final class TestBook {
  private final NavigableMap<BigDecimal, Level> bids = new TreeMap<>(Comparator.reverseOrder());
  private final NavigableMap<BigDecimal, Level> asks = new TreeMap<>();

  private record Level(BigDecimal price, BigDecimal quantity, int orders) {}

  /** The book of the reference vectors: mid 100, spread 20 bps. */
  public static TestBook reference() {
    return new TestBook()
        .bid("99.9", "2")
        .bid("99.8", "3")
        .bid("99.5", "10")
        .bid("99", "50")
        .bid("98", "20")
        .ask("100.1", "1")
        .ask("100.2", "4")
        .ask("100.5", "8")
        .ask("101", "12")
        .ask("102", "40");
  }

  /** A book with a level at each step from the mid, all of one size. */
  public static TestBook even(String mid, String tick, int levels, String quantity) {
    TestBook book = new TestBook();
    BigDecimal step = new BigDecimal(tick);
    for (int i = 1; i <= levels; i++) {
      BigDecimal away = step.multiply(BigDecimal.valueOf(i));
      book.bid(new BigDecimal(mid).subtract(away).toPlainString(), quantity);
      book.ask(new BigDecimal(mid).add(away).toPlainString(), quantity);
    }
    return book;
  }

  public TestBook bid(String price, String quantity) {
    return put(bids, price, quantity, 3);
  }

  public TestBook ask(String price, String quantity) {
    return put(asks, price, quantity, 3);
  }

  public TestBook bid(String price, String quantity, int orders) {
    return put(bids, price, quantity, orders);
  }

  private TestBook put(
      NavigableMap<BigDecimal, Level> side, String price, String quantity, int orders) {
    BigDecimal at = new BigDecimal(price);
    BigDecimal size = new BigDecimal(quantity);
    if (size.signum() == 0) {
      side.remove(at);
    } else {
      side.put(at, new Level(at, size, orders));
    }
    return this;
  }

  public TestBook scaleBids(double factor) {
    return scale(bids, factor);
  }

  public TestBook scaleAsks(double factor) {
    return scale(asks, factor);
  }

  private TestBook scale(NavigableMap<BigDecimal, Level> side, double factor) {
    BigDecimal times = BigDecimal.valueOf(factor);
    side.replaceAll(
        (price, level) -> new Level(price, level.quantity().multiply(times), level.orders()));
    return this;
  }

  public TestBook copy() {
    TestBook copy = new TestBook();
    copy.bids.putAll(bids);
    copy.asks.putAll(asks);
    return copy;
  }

  public Ladder bids() {
    return ladder(bids);
  }

  public Ladder asks() {
    return ladder(asks);
  }

  private static Ladder ladder(Map<BigDecimal, Level> side) {
    Level[] levels = side.values().toArray(Level[]::new);
    return new Ladder() {
      @Override
      public int size() {
        return levels.length;
      }

      @Override
      public double price(int level) {
        return levels[level].price().doubleValue();
      }

      @Override
      public double quantity(int level) {
        return levels[level].quantity().doubleValue();
      }

      @Override
      public int orders(int level) {
        return levels[level].orders();
      }

      @Override
      public BigDecimal exactPrice(int level) {
        return levels[level].price();
      }

      @Override
      public BigDecimal exactQuantity(int level) {
        return levels[level].quantity();
      }
    };
  }
}
