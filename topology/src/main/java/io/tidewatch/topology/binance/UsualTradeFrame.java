package io.tidewatch.topology.binance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tidewatch.topology.parse.JsonFields;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Reads a combined-stream trade frame in exactly the layout in which the venue sends it, in one
 * pass and without allocating anything but the result. It answers null for everything else: for
 * another order of fields, for white space, for a number that needs more than 64 bits. Thread-safe.
 */
final class UsualTradeFrame {
  private static final byte[] STREAM = ascii("{\"stream\":\"");
  private static final byte[] TYPE = ascii("@trade\",\"data\":{\"e\":\"trade\",\"E\":");
  private static final byte[] SYMBOL = ascii(",\"s\":\"");
  private static final byte[] ID = ascii("\",\"t\":");
  private static final byte[] PRICE = ascii(",\"p\":\"");
  private static final byte[] QUANTITY = ascii("\",\"q\":\"");
  private static final byte[] TIME = ascii("\",\"T\":");
  private static final byte[] MAKER = ascii(",\"m\":");
  private static final byte[] IGNORED = ascii(",\"M\":");
  private static final byte[] END = ascii("}}");
  private static final byte[] TRUE = ascii("true");
  private static final byte[] FALSE = ascii("false");

  private static final int MAX_DIGITS = 18;

  // Symbols come from a short list; a slot that two of them share only costs a new string.
  private static final int SYMBOL_SLOTS = 1_024;
  private static final AtomicReferenceArray<Optional<String>> SYMBOLS =
      new AtomicReferenceArray<>(SYMBOL_SLOTS);

  private final byte[] frame;
  private int at;
  private boolean unusual;
  private int scale;

  private UsualTradeFrame(byte[] frame) {
    this.frame = frame;
  }

  /** The trade, or null if the layout is not the usual one. */
  static SpotTrade read(byte[] frame) {
    return new UsualTradeFrame(frame).trade();
  }

  private SpotTrade trade() {
    expect(STREAM);
    skipName();
    expect(TYPE);
    long eventTime = number();
    expect(SYMBOL);
    int symbolFrom = at;
    skipName();
    int symbolTo = at;
    expect(ID);
    long id = number();
    expect(PRICE);
    long price = decimal();
    int priceScale = scale;
    expect(QUANTITY);
    long quantity = decimal();
    int quantityScale = scale;
    expect(TIME);
    long time = number();
    expect(MAKER);
    boolean buyerIsMaker = bool();
    expect(IGNORED);
    bool();
    expect(END);
    if (unusual || at != frame.length || symbolFrom == symbolTo || time <= 0 || eventTime <= 0) {
      return null;
    }
    long notional = Notional.exact(price, priceScale, quantity, quantityScale);
    return notional == Notional.UNDECIDED
        ? null
        : new SpotTrade(
            symbol(symbolFrom, symbolTo),
            id,
            id,
            Notional.price(price, priceScale),
            notional,
            time,
            !buyerIsMaker);
  }

  private void expect(byte[] text) {
    if (unusual || frame.length - at < text.length) {
      unusual = true;
      return;
    }
    for (int i = 0; i < text.length; i++) {
      if (frame[at + i] != text[i]) {
        unusual = true;
        return;
      }
    }
    at += text.length;
  }

  /** Letters and digits. */
  private void skipName() {
    while (!unusual && at < frame.length && isNameCharacter(frame[at])) {
      at++;
    }
  }

  private static boolean isNameCharacter(byte c) {
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
  }

  /** A JSON integer without sign; JSON knows no leading zeros. */
  private long number() {
    int from = at;
    long value = digits(0);
    int length = at - from;
    if (length == 0 || length > MAX_DIGITS || length > 1 && frame[from] == '0') {
      unusual = true;
    }
    return value;
  }

  /** A decimal such as 61837.63000000; its trailing zeros go, its scale is left in a field. */
  private long decimal() {
    int from = at;
    long mantissa = digits(0);
    if (at == from) {
      unusual = true;
      return 0;
    }
    scale = 0;
    if (!unusual && at < frame.length && frame[at] == '.') {
      int point = at++;
      int end = lastSignificant();
      mantissa = digits(mantissa, end);
      scale = at - point - 1;
      if (at - from - 1 > MAX_DIGITS || !skipZeros(point)) {
        unusual = true;
      }
    } else if (at - from > MAX_DIGITS) {
      unusual = true;
    }
    if (at - from > JsonFields.MAX_DECIMAL_LENGTH) {
      unusual = true;
    }
    return mantissa;
  }

  /** End of the fraction that starts here, without its trailing zeros. */
  private int lastSignificant() {
    int end = at;
    int i = at;
    while (i < frame.length && frame[i] >= '0' && frame[i] <= '9') {
      if (frame[i++] != '0') {
        end = i;
      }
    }
    return end;
  }

  /** Passes the zeros after the significant digits; false if there was no digit after the point. */
  private boolean skipZeros(int point) {
    while (at < frame.length && frame[at] == '0') {
      at++;
    }
    return at > point + 1;
  }

  private long digits(long start) {
    return digits(start, frame.length);
  }

  private long digits(long start, int end) {
    long value = start;
    while (!unusual && at < end) {
      int digit = frame[at] - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      // Too many digits overflow here and are refused by their number.
      value = value * 10 + digit;
      at++;
    }
    return value;
  }

  private boolean bool() {
    if (!unusual && at < frame.length && frame[at] == 't') {
      expect(TRUE);
      return true;
    }
    expect(FALSE);
    return false;
  }

  private Optional<String> symbol(int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + frame[i];
    }
    int slot = (hash ^ hash >>> 10) & SYMBOL_SLOTS - 1;
    Optional<String> known = SYMBOLS.getPlain(slot);
    if (known != null && sameText(known.orElse(""), from, to)) {
      return known;
    }
    Optional<String> fresh = Optional.of(new String(frame, from, to - from, US_ASCII));
    SYMBOLS.setRelease(slot, fresh);
    return fresh;
  }

  private boolean sameText(String text, int from, int to) {
    if (text.length() != to - from) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != frame[from + i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
