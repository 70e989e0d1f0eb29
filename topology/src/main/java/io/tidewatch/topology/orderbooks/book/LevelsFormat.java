package io.tidewatch.topology.orderbooks.book;

import io.tidewatch.topology.compact.CompactReader;
import io.tidewatch.topology.compact.CompactWriter;
import io.tidewatch.topology.okx.FrameLevels;

/**
 * Levels in few bytes: prices as differences, scales and number of orders together, sizes as they
 * are. About eight bytes a level, where the venue's text has thirty.
 */
public final class LevelsFormat {
  /** Both scales are at most 18. */
  private static final int SCALE_BITS = 5;

  private static final int SCALE_MASK = (1 << SCALE_BITS) - 1;

  private LevelsFormat() {}

  /** Writes the number of levels and the levels. */
  public static void write(FrameLevels levels, CompactWriter writer) {
    writer.whole(levels.size());
    long last = 0;
    for (int i = 0; i < levels.size(); i++) {
      writer.whole(
          ((long) levels.orders(i) << SCALE_BITS | levels.priceScale(i)) << SCALE_BITS
              | levels.quantityScale(i));
      writer.signed(levels.price(i) - last);
      writer.whole(levels.quantity(i));
      last = levels.price(i);
    }
  }

  /** Reads what was written. */
  public static FrameLevels read(CompactReader reader) {
    int size = reader.count();
    FrameLevels levels = new FrameLevels(size);
    long last = 0;
    for (int i = 0; i < size; i++) {
      long facts = reader.whole();
      int sizeScale = (int) facts & SCALE_MASK;
      int priceScale = (int) (facts >>> SCALE_BITS) & SCALE_MASK;
      int orders = (int) (facts >>> 2 * SCALE_BITS);
      last += reader.signed();
      levels.add(last, priceScale, reader.whole(), sizeScale, orders);
    }
    return levels;
  }
}
