package io.tidewatch.connectors.delivery.text;

import static java.util.Objects.requireNonNull;

import java.util.function.IntUnaryOperator;

/**
 * How long a text may be.
 *
 * @param most in the unit of the channel
 * @param cost what one character (code point) takes of it
 */
public record TextLimit(int most, IntUnaryOperator cost) {
  /** No limit that a message could reach. */
  public static final TextLimit NONE = new TextLimit(Integer.MAX_VALUE, Character::charCount);

  public TextLimit {
    requireNonNull(cost, "cost");
    if (most < 1) {
      throw new IllegalArgumentException("expected a limit from 1, was " + most);
    }
  }

  /** What one byte of UTF-8 is to a character. */
  public static int utf8Bytes(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x1_0000 ? 3 : 4;
  }

  /** What a text takes. */
  public int of(String text) {
    return text.codePoints().map(cost).sum();
  }

  /**
   * The longest beginning of a text that takes no more than this; it ends with a whole character.
   */
  public String head(String text, int upTo) {
    int left = upTo;
    int end = 0;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      left -= cost.applyAsInt(codePoint);
      if (left < 0) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return text.substring(0, end);
  }
}
