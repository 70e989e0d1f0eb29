package io.tidewatch.topology.orderbooks.book;

import io.tidewatch.topology.compact.CompactReader;
import io.tidewatch.topology.compact.CompactWriter;
import io.tidewatch.topology.okx.FrameLevels;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * One side of a book as sorted arrays of numbers. The best level stands at the end, because most
 * changes happen near it and then move little. Prices are whole numbers at the scale of the book;
 * bids sort by price, asks by its negative. Not thread-safe.
 */
final class BookSide implements Ladder {
  /** Room for the levels that are kept, and for those that come before the worst are cut. */
  private static final int CAPACITY = OrderBook.MAX_LEVELS + 112;

  private final int sign;
  private int scale;
  private int size;
  private long[] keys = new long[CAPACITY];
  private long[] sizes = new long[CAPACITY];
  private int[] orders = new int[CAPACITY];
  private byte[] priceScales = new byte[CAPACITY];
  private byte[] sizeScales = new byte[CAPACITY];

  private BookSide(int sign) {
    this.sign = sign;
  }

  static BookSide bids() {
    return new BookSide(1);
  }

  static BookSide asks() {
    return new BookSide(-1);
  }

  void clear() {
    size = 0;
    scale = 0;
  }

  /** Whether all prices could be written at this scale. */
  boolean fits(int newScale) {
    // The keys are sorted: one of the ends is the largest number.
    return size == 0
        || PowersOfTen.fits(keys[0], newScale - scale)
            && PowersOfTen.fits(keys[size - 1], newScale - scale);
  }

  /** Writes all prices at a finer scale. */
  void rescale(int newScale) {
    long factor = PowersOfTen.whole(newScale - scale);
    for (int i = 0; i < size; i++) {
      keys[i] *= factor;
    }
    scale = newScale;
  }

  /** Sets and deletes levels; their prices must fit the scale. */
  void apply(FrameLevels levels) {
    if (isBestFirst(levels)) {
      // From the other end, the levels of a whole book are each put at the end.
      for (int i = levels.size() - 1; i >= 0; i--) {
        apply(levels, i);
      }
    } else {
      for (int i = 0; i < levels.size(); i++) {
        apply(levels, i);
      }
    }
  }

  /** Whether each price comes once, the best first: then the order of applying does not matter. */
  private boolean isBestFirst(FrameLevels levels) {
    for (int i = 1; i < levels.size(); i++) {
      if (key(levels, i - 1) <= key(levels, i)) {
        return false;
      }
    }
    return true;
  }

  private long key(FrameLevels levels, int i) {
    return sign * levels.price(i) * PowersOfTen.whole(scale - levels.priceScale(i));
  }

  private void apply(FrameLevels levels, int i) {
    long key = key(levels, i);
    if (levels.quantity(i) == 0) {
      remove(key);
    } else {
      int at = set(key);
      sizes[at] = levels.quantity(i);
      orders[at] = levels.orders(i);
      priceScales[at] = (byte) levels.priceScale(i);
      sizeScales[at] = (byte) levels.quantityScale(i);
    }
  }

  /** Cuts the worst levels. */
  void truncate(int depth) {
    int surplus = size - depth;
    if (surplus > 0) {
      move(surplus, 0, depth);
      size = depth;
    }
  }

  private void remove(long key) {
    int at = find(key);
    if (at >= 0) {
      move(at + 1, at, size - at - 1);
      size--;
    }
  }

  private int set(long key) {
    int found = find(key);
    if (found >= 0) {
      return found;
    }
    int at = -found - 1;
    if (size == keys.length) {
      grow();
    }
    move(at, at + 1, size - at);
    keys[at] = key;
    size++;
    return at;
  }

  /** Index of the key, or -(where it belongs) - 1. */
  private int find(long key) {
    if (size == 0 || keys[size - 1] < key) {
      return -size - 1;
    }
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (keys[middle] < key) {
        low = middle + 1;
      } else if (keys[middle] > key) {
        high = middle - 1;
      } else {
        return middle;
      }
    }
    return -low - 1;
  }

  private void move(int from, int to, int count) {
    if (count > 0) {
      System.arraycopy(keys, from, keys, to, count);
      System.arraycopy(sizes, from, sizes, to, count);
      System.arraycopy(orders, from, orders, to, count);
      System.arraycopy(priceScales, from, priceScales, to, count);
      System.arraycopy(sizeScales, from, sizeScales, to, count);
    }
  }

  private void grow() {
    int capacity = size * 2;
    keys = Arrays.copyOf(keys, capacity);
    sizes = Arrays.copyOf(sizes, capacity);
    orders = Arrays.copyOf(orders, capacity);
    priceScales = Arrays.copyOf(priceScales, capacity);
    sizeScales = Arrays.copyOf(sizeScales, capacity);
  }

  private int index(int level) {
    if (level < 0 || level >= size) {
      throw new IndexOutOfBoundsException(
          "expected a level from 0 to " + (size - 1) + ", was " + level);
    }
    return size - 1 - level;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public double price(int level) {
    return sign * keys[index(level)] / PowersOfTen.floating(scale);
  }

  @Override
  public double quantity(int level) {
    int i = index(level);
    return sizes[i] / PowersOfTen.floating(sizeScales[i]);
  }

  @Override
  public int orders(int level) {
    return orders[index(level)];
  }

  /** The price at the scale of the book. */
  long rawPrice(int level) {
    return sign * keys[index(level)];
  }

  /** The digits of the price as the venue wrote it. */
  long priceDigits(int level) {
    return rawPrice(level) / PowersOfTen.whole(scale - priceScales[index(level)]);
  }

  int priceScale(int level) {
    return priceScales[index(level)];
  }

  long sizeDigits(int level) {
    return sizes[index(level)];
  }

  int sizeScale(int level) {
    return sizeScales[index(level)];
  }

  @Override
  public BigDecimal exactPrice(int level) {
    return BigDecimal.valueOf(priceDigits(level), priceScale(level));
  }

  @Override
  public BigDecimal exactQuantity(int level) {
    return BigDecimal.valueOf(sizeDigits(level), sizeScale(level));
  }

  /** The levels as a frame has them, best first. */
  FrameLevels levels() {
    FrameLevels levels = new FrameLevels(size);
    for (int level = 0; level < size; level++) {
      levels.add(
          priceDigits(level),
          priceScale(level),
          sizeDigits(level),
          sizeScale(level),
          orders(level));
    }
    return levels;
  }

  void write(CompactWriter writer) {
    LevelsFormat.write(levels(), writer);
  }

  /** Takes what {@link #write} wrote; the scale must be set. */
  void read(CompactReader reader) {
    apply(LevelsFormat.read(reader));
  }
}
