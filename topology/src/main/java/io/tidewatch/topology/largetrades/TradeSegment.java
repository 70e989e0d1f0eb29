package io.tidewatch.topology.largetrades;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Some kept trades of a symbol in the order of their arrival, as bytes: a version, then 45 bytes a
 * trade. A segment is small and is written anew with each trade, so that a trade costs the same
 * whatever the window holds; the store's cache lets only its last version of a commit through.
 */
final class TradeSegment {
  /** Trades of one segment. */
  static final int CAPACITY = 32;

  private static final byte VERSION = 1;

  // Where the parts of a trade begin.
  private static final int TIME = 2 * Long.BYTES;
  private static final int USD = TIME + Long.BYTES;
  private static final int COUNT = USD + 2 * Long.BYTES;
  private static final int FLAGS = COUNT + Integer.BYTES;
  private static final int TRADE_BYTES = FLAGS + 1;

  private static final int BUY = 1;
  private static final int BACKFILLED = 2;

  private final byte[] buffer = new byte[1 + CAPACITY * TRADE_BYTES];
  private final ByteBuffer writer = ByteBuffer.wrap(buffer);
  private long newestMs = Long.MIN_VALUE;

  TradeSegment() {
    writer.put(VERSION);
  }

  void add(WindowTrade trade) {
    writer
        .putLong(trade.firstId())
        .putLong(trade.lastId())
        .putLong(trade.timeMs())
        .putLong(trade.usd())
        .putLong(trade.offset())
        .putInt(trade.count())
        .put((byte) ((trade.takerBuys() ? BUY : 0) | (trade.backfilled() ? BACKFILLED : 0)));
    newestMs = Math.max(newestMs, trade.timeMs());
  }

  boolean isFull() {
    return writer.remaining() == 0;
  }

  /** The latest trade time in it. */
  long newestMs() {
    return newestMs;
  }

  byte[] toBytes() {
    return Arrays.copyOf(buffer, writer.position());
  }

  /**
   * Reads the trades of a segment.
   *
   * @throws SerializationException if the bytes are none
   */
  static List<WindowTrade> read(byte[] bytes) {
    ByteBuffer reader = reader(bytes);
    List<WindowTrade> trades = new ArrayList<>((bytes.length - 1) / TRADE_BYTES);
    while (reader.hasRemaining()) {
      trades.add(readTrade(reader));
    }
    return trades;
  }

  /**
   * The latest trade time of a segment, without a look at anything else.
   *
   * @throws SerializationException if the bytes are none
   */
  static long newestMs(byte[] bytes) {
    ByteBuffer reader = reader(bytes);
    long newestMs = Long.MIN_VALUE;
    for (int trade = 1; trade < bytes.length; trade += TRADE_BYTES) {
      newestMs = Math.max(newestMs, reader.getLong(trade + TIME));
    }
    return newestMs;
  }

  /**
   * The sums of those trades of a segment that were made after a time.
   *
   * @throws SerializationException if the bytes are none
   */
  static Totals totalsAfter(byte[] bytes, long timeMs) {
    ByteBuffer reader = reader(bytes);
    long buyUsd = 0;
    long sellUsd = 0;
    long count = 0;
    for (int trade = 1; trade < bytes.length; trade += TRADE_BYTES) {
      if (reader.getLong(trade + TIME) > timeMs) {
        long usd = reader.getLong(trade + USD);
        boolean takerBuys = (reader.get(trade + FLAGS) & BUY) != 0;
        buyUsd += takerBuys ? usd : 0;
        sellUsd += takerBuys ? 0 : usd;
        count += reader.getInt(trade + COUNT);
      }
    }
    return new Totals(buyUsd, sellUsd, count);
  }

  private static ByteBuffer reader(byte[] bytes) {
    if (bytes.length == 0 || bytes[0] != VERSION || (bytes.length - 1) % TRADE_BYTES != 0) {
      throw new SerializationException(
          "expected a trade segment of version " + VERSION + ", was " + bytes.length + " bytes");
    }
    return ByteBuffer.wrap(bytes).position(1);
  }

  private static WindowTrade readTrade(ByteBuffer reader) {
    long firstId = reader.getLong();
    long lastId = reader.getLong();
    long timeMs = reader.getLong();
    long usd = reader.getLong();
    long offset = reader.getLong();
    int count = reader.getInt();
    byte flags = reader.get();
    return new WindowTrade(
        firstId, lastId, count, timeMs, usd, (flags & BUY) != 0, (flags & BACKFILLED) != 0, offset);
  }
}
