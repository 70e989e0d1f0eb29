package io.tidewatch.topology.okx;

import static io.tidewatch.topology.okx.FrameCursor.ascii;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a trades frame in exactly the order of fields in which the venue writes it; null for
 * everything else. Thread-safe.
 */
final class UsualTradesFrame {
  private static final byte[] START = ascii("{\"arg\":{\"channel\":\"trades\",\"instId\":\"");
  private static final byte[] DATA = ascii("\"},\"data\":[");
  private static final byte[] INST_ID = ascii("{\"instId\":\"");
  private static final byte[] TRADE_ID = ascii("\",\"tradeId\":\"");
  private static final byte[] PRICE = ascii("\",\"px\":\"");
  private static final byte[] SIZE = ascii("\",\"sz\":\"");
  private static final byte[] SIDE = ascii("\",\"side\":\"");
  private static final byte[] BUY = ascii("buy");
  private static final byte[] SELL = ascii("sell");
  private static final byte[] TIME = ascii("\",\"ts\":\"");
  private static final byte[] COUNT = ascii(",\"count\":\"");
  private static final byte[] SOURCE = ascii(",\"source\":\"");
  private static final byte[] SEQ_ID = ascii(",\"seqId\":");
  private static final byte[] END = ascii("]}");

  private final FrameCursor cursor;

  private UsualTradesFrame(byte[] frame) {
    this.cursor = new FrameCursor(frame);
  }

  /** The frame, or null if it is not written in the usual way. */
  static TradesFrame read(byte[] frame) {
    return new UsualTradesFrame(frame).frame();
  }

  private TradesFrame frame() {
    cursor.expect(START);
    String instId = cursor.name();
    cursor.expect(DATA);
    List<OkxTrade> trades = new ArrayList<>(2);
    do {
      OkxTrade trade = trade(instId);
      if (cursor.isUnusual()) {
        return null;
      }
      trades.add(trade);
    } while (cursor.accept(','));
    cursor.expect(END);
    return cursor.isUnusual() || !cursor.isAtEnd()
        ? null
        : new TradesFrame(Optional.of(instId), trades);
  }

  private OkxTrade trade(String instId) {
    cursor.expect(INST_ID);
    if (!cursor.name().equals(instId)) {
      cursor.giveUp();
    }
    cursor.expect(TRADE_ID);
    long id = cursor.whole(Decimals.MAX_DIGITS);
    cursor.expect(PRICE);
    BigDecimal price = amount();
    cursor.expect(SIZE);
    BigDecimal size = amount();
    cursor.expect(SIDE);
    boolean buy = cursor.accept(BUY);
    if (!buy) {
      cursor.expect(SELL);
    }
    cursor.expect(TIME);
    long time = cursor.whole(Decimals.MAX_DIGITS);
    cursor.expect('"');
    if (time == 0) {
      cursor.giveUp();
    }
    int count = rest();
    return new OkxTrade(id, price, size, time, buy, count);
  }

  /** Fields that came in later years. */
  private int rest() {
    int count = 0;
    if (cursor.accept(COUNT)) {
      count = (int) cursor.whole(TradesFrameReader.MAX_COUNT_DIGITS);
      cursor.expect('"');
    }
    if (cursor.accept(SOURCE)) {
      cursor.whole(Decimals.MAX_DIGITS);
      cursor.expect('"');
    }
    if (cursor.accept(SEQ_ID)) {
      cursor.whole(Decimals.MAX_DIGITS);
    }
    cursor.expect('}');
    return count;
  }

  private BigDecimal amount() {
    long digits = cursor.decimal();
    if (digits == 0) {
      cursor.giveUp();
    }
    return BigDecimal.valueOf(digits, cursor.scale());
  }
}
