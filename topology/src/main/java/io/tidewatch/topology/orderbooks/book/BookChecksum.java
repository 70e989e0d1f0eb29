package io.tidewatch.topology.orderbooks.book;

import java.util.zip.CRC32;

/**
 * The checksum that the venue sent until 2026: CRC32, as a signed 32-bit number, of the text {@code
 * bid price:bid size:ask price:ask size:...} over the best 25 levels of both sides, as the venue
 * wrote them. Where one side has fewer levels its places are left out.
 */
final class BookChecksum {
  private static final int LEVELS = 25;

  /** A number has at most 18 digits, or as many after a point and a zero; and a colon. */
  private static final int MAX_TEXT = 22;

  private final byte[] text = new byte[LEVELS * 4 * MAX_TEXT];
  private int size;

  private BookChecksum() {}

  static int of(BookSide bids, BookSide asks) {
    BookChecksum checksum = new BookChecksum();
    for (int level = 0; level < LEVELS; level++) {
      checksum.add(bids, level);
      checksum.add(asks, level);
    }
    CRC32 crc = new CRC32();
    crc.update(checksum.text, 0, Math.max(0, checksum.size - 1));
    return (int) crc.getValue();
  }

  private void add(BookSide side, int level) {
    if (level < side.size()) {
      add(side.priceDigits(level), side.priceScale(level));
      add(side.sizeDigits(level), side.sizeScale(level));
    }
  }

  /** Writes the digits from the last to the first, then a colon. */
  private void add(long digits, int scale) {
    int length = length(digits, scale);
    int at = size + length - 1;
    long rest = digits;
    for (int written = 0; at >= size; written++) {
      if (written == scale && scale > 0) {
        text[at--] = '.';
      }
      text[at--] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    text[size + length] = ':';
    size += length + 1;
  }

  private static int length(long digits, int scale) {
    int count = 1;
    for (long rest = digits / 10; rest > 0; rest /= 10) {
      count++;
    }
    return scale == 0 ? count : Math.max(count, scale + 1) + 1;
  }
}
