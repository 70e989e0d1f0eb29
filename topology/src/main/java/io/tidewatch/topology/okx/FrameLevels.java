package io.tidewatch.topology.okx;

import java.util.Arrays;

/**
 * The levels of one side of a frame, in its order. A price or a size is a whole number and how many
 * of its digits stand after the point, so that the venue's text can be written again. Immutable
 * once the frame is made.
 */
public final class FrameLevels {
  /** No level at all. */
  public static final FrameLevels NONE = new FrameLevels(0);

  private long[] prices;
  private long[] sizes;
  private int[] orders;
  private byte[] priceScales;
  private byte[] sizeScales;
  private int size;

  /** Makes room. */
  public FrameLevels(int capacity) {
    prices = new long[capacity];
    sizes = new long[capacity];
    orders = new int[capacity];
    priceScales = new byte[capacity];
    sizeScales = new byte[capacity];
  }

  /** Adds a level, while the frame is being made. */
  public void add(long price, int priceScale, long quantity, int sizeScale, int orderCount) {
    if (size == prices.length) {
      grow(Math.max(16, size * 2));
    }
    prices[size] = price;
    priceScales[size] = (byte) priceScale;
    sizes[size] = quantity;
    sizeScales[size] = (byte) sizeScale;
    orders[size] = orderCount;
    size++;
  }

  private void grow(int capacity) {
    prices = Arrays.copyOf(prices, capacity);
    sizes = Arrays.copyOf(sizes, capacity);
    orders = Arrays.copyOf(orders, capacity);
    priceScales = Arrays.copyOf(priceScales, capacity);
    sizeScales = Arrays.copyOf(sizeScales, capacity);
  }

  public int size() {
    return size;
  }

  /** Digits of the price. */
  public long price(int i) {
    return prices[i];
  }

  /** How many of the price's digits stand after the point. */
  public int priceScale(int i) {
    return priceScales[i];
  }

  /** Digits of the size; 0 to delete the level. */
  public long quantity(int i) {
    return sizes[i];
  }

  /** How many of the size's digits stand after the point. */
  public int quantityScale(int i) {
    return sizeScales[i];
  }

  public int orders(int i) {
    return orders[i];
  }

  /** Whether a level has no size. */
  boolean hasEmptyLevel() {
    for (int i = 0; i < size; i++) {
      if (sizes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FrameLevels that
        && size == that.size
        && same(prices, that.prices)
        && same(sizes, that.sizes)
        && Arrays.equals(orders, 0, size, that.orders, 0, size)
        && Arrays.equals(priceScales, 0, size, that.priceScales, 0, size)
        && Arrays.equals(sizeScales, 0, size, that.sizeScales, 0, size);
  }

  private boolean same(long[] mine, long[] others) {
    return Arrays.equals(mine, 0, size, others, 0, size);
  }

  @Override
  public int hashCode() {
    int hash = size;
    for (int i = 0; i < size; i++) {
      hash = 31 * hash + Long.hashCode(prices[i]);
      hash = 31 * hash + Long.hashCode(sizes[i]);
      hash = 31 * hash + (orders[i] * 31 + priceScales[i]) * 31 + sizeScales[i];
    }
    return hash;
  }

  @Override
  public String toString() {
    return size + " levels";
  }
}
