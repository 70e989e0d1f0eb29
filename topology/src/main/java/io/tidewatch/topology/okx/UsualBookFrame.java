package io.tidewatch.topology.okx;

import static io.tidewatch.topology.okx.FrameCursor.ascii;

import io.tidewatch.topology.okx.BookFrame.Kind;
import java.util.Optional;

/**
 * Reads a book frame as the venue usually writes it, in one pass, into arrays of numbers. It
 * answers null for everything else: another order of the outer fields, white space, an unknown
 * field, a number out of range. Thread-safe.
 */
final class UsualBookFrame {
  private static final byte[] START = ascii("{\"arg\":{\"channel\":\"books\",\"instId\":\"");
  private static final byte[] ACTION = ascii("\"},\"action\":\"");
  private static final byte[] SNAPSHOT = ascii("snapshot\"");
  private static final byte[] UPDATE = ascii("update\"");
  private static final byte[] DATA = ascii(",\"data\":[{");
  private static final byte[] END = ascii("}]}");
  private static final byte[] ASKS = ascii("\"asks\":[");
  private static final byte[] BIDS = ascii("\"bids\":[");
  private static final byte[] TIME = ascii("\"ts\":\"");
  private static final byte[] CHECKSUM = ascii("\"checksum\":");
  private static final byte[] SEQ_ID = ascii("\"seqId\":");
  private static final byte[] PREV_SEQ_ID = ascii("\"prevSeqId\":");
  private static final byte[] LEVEL = ascii("[\"");
  private static final byte[] NEXT_PART = ascii("\",\"");
  private static final byte[] ORDERS = ascii("\",\"0\",\"");
  private static final byte[] LEVEL_END = ascii("\"]");

  private static final int USUAL_LEVELS = 24;
  private static final int WHOLE_BOOK = 400;

  private final FrameCursor cursor;
  private Kind kind;
  private FrameLevels asks;
  private FrameLevels bids;
  private long time;
  private boolean checksumSeen;
  private long checksum;
  private boolean seqIdSeen;
  private long seqId = BookFrame.NONE;
  private boolean prevSeqIdSeen;
  private long prevSeqId = BookFrame.NONE;

  private UsualBookFrame(byte[] frame) {
    this.cursor = new FrameCursor(frame);
  }

  /** The frame, or null if it is not written in the usual way. */
  static BookFrame read(byte[] frame) {
    return new UsualBookFrame(frame).frame();
  }

  private BookFrame frame() {
    cursor.expect(START);
    String instId = cursor.name();
    cursor.expect(ACTION);
    kind = cursor.accept(SNAPSHOT) ? Kind.SNAPSHOT : Kind.UPDATE;
    if (kind == Kind.UPDATE) {
      cursor.expect(UPDATE);
    }
    cursor.expect(DATA);
    do {
      field();
    } while (cursor.accept(','));
    cursor.expect(END);
    if (cursor.isUnusual()
        || !cursor.isAtEnd()
        || asks == null
        || bids == null
        || time == 0
        || checksum != (int) checksum) {
      return null;
    }
    BookFrame frame =
        new BookFrame(
            Optional.of(instId), kind, time, seqId, prevSeqId, (int) checksum, asks, bids);
    return FrameRules.hold(frame) ? frame : null;
  }

  /** One field of the data, each at most once. */
  private void field() {
    if (asks == null && cursor.accept(ASKS)) {
      asks = levels();
    } else if (bids == null && cursor.accept(BIDS)) {
      bids = levels();
    } else if (time == 0 && cursor.accept(TIME)) {
      time = cursor.whole(Decimals.MAX_DIGITS);
      cursor.expect('"');
    } else if (!checksumSeen && cursor.accept(CHECKSUM)) {
      checksumSeen = true;
      checksum = cursor.signed(Decimals.MAX_DIGITS);
    } else if (!seqIdSeen && cursor.accept(SEQ_ID)) {
      seqIdSeen = true;
      seqId = cursor.signed(Decimals.MAX_DIGITS);
    } else if (!prevSeqIdSeen && cursor.accept(PREV_SEQ_ID)) {
      prevSeqIdSeen = true;
      prevSeqId = cursor.signed(Decimals.MAX_DIGITS);
    } else {
      cursor.giveUp();
    }
  }

  private FrameLevels levels() {
    FrameLevels levels = new FrameLevels(kind == Kind.SNAPSHOT ? WHOLE_BOOK : USUAL_LEVELS);
    if (cursor.accept(']')) {
      return levels;
    }
    do {
      cursor.expect(LEVEL);
      long price = cursor.decimal();
      int priceScale = cursor.scale();
      cursor.expect(NEXT_PART);
      long size = cursor.decimal();
      int sizeScale = cursor.scale();
      cursor.expect(ORDERS);
      int orders = (int) cursor.whole(BookFrameReader.MAX_ORDERS_DIGITS);
      cursor.expect(LEVEL_END);
      if (price == 0 || levels.size() >= FrameRules.MAX_LEVELS) {
        cursor.giveUp();
      }
      if (cursor.isUnusual()) {
        return levels;
      }
      levels.add(price, priceScale, size, sizeScale, orders);
    } while (cursor.accept(','));
    cursor.expect(']');
    return levels;
  }
}
