package io.tidewatch.topology.okx;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Reads a frame from left to right, as long as it is written as the venue usually does. Once
 * something unusual was met, everything it answers is without meaning. Not thread-safe.
 */
final class FrameCursor {
  private final byte[] frame;
  private int at;
  private boolean unusual;
  private int scale;

  FrameCursor(byte[] frame) {
    this.frame = frame;
  }

  static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }

  boolean isUnusual() {
    return unusual;
  }

  boolean isAtEnd() {
    return at == frame.length;
  }

  void giveUp() {
    unusual = true;
  }

  void expect(byte[] text) {
    if (!accept(text)) {
      unusual = true;
    }
  }

  /** Passes this text if it comes next. */
  boolean accept(byte[] text) {
    if (unusual || frame.length - at < text.length) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (frame[at + i] != text[i]) {
        return false;
      }
    }
    at += text.length;
    return true;
  }

  /** Passes this byte if it comes next. */
  boolean accept(char next) {
    if (unusual || at >= frame.length || frame[at] != next) {
      return false;
    }
    at++;
    return true;
  }

  void expect(char next) {
    if (!accept(next)) {
      unusual = true;
    }
  }

  /** Capitals, digits and dashes; at least one. */
  String name() {
    int from = at;
    while (at < frame.length && isNameCharacter(frame[at])) {
      at++;
    }
    if (unusual || at == from) {
      unusual = true;
      return "";
    }
    return new String(frame, from, at - from, US_ASCII);
  }

  private static boolean isNameCharacter(byte c) {
    return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
  }

  /** A whole number without sign or leading zeros. */
  long whole(int maxDigits) {
    int from = at;
    long value = 0;
    while (at < frame.length && isDigit(frame[at])) {
      value = value * 10 + frame[at++] - '0';
    }
    int length = at - from;
    if (length == 0 || length > maxDigits || length > 1 && frame[from] == '0') {
      unusual = true;
    }
    return value;
  }

  /** A whole number that may be negative. */
  long signed(int maxDigits) {
    boolean negative = accept('-');
    long value = whole(maxDigits);
    return negative ? -value : value;
  }

  /** The digits of a decimal such as 61837.63; {@link #scale()} then says where the point is. */
  long decimal() {
    int from = at;
    long value = 0;
    int digits = 0;
    while (at < frame.length && isDigit(frame[at])) {
      value = value * 10 + frame[at++] - '0';
      digits += value == 0 ? 0 : 1;
    }
    int length = at - from;
    scale = 0;
    if (length == 0 || length > 1 && frame[from] == '0') {
      unusual = true;
    } else if (at < frame.length && frame[at] == '.') {
      int point = at++;
      while (at < frame.length && isDigit(frame[at]) && digits <= Decimals.MAX_DIGITS) {
        value = value * 10 + frame[at++] - '0';
        digits += value == 0 ? 0 : 1;
      }
      scale = at - point - 1;
      unusual |= scale == 0 || scale > Decimals.MAX_SCALE;
    }
    unusual |= digits > Decimals.MAX_DIGITS;
    return value;
  }

  int scale() {
    return scale;
  }

  private static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }
}
