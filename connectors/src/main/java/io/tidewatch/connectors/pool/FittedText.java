package io.tidewatch.connectors.pool;

import java.util.Optional;

/** Texts as long as their column is. */
final class FittedText {
  static final int SYMBOL = 50;
  static final int NAME = 200;
  static final int TWITTER_URL = 500;
  static final int TEMPLATE_NAME = 100;

  private FittedText() {}

  /**
   * At most so many characters. H2 counts an emoji as two, so it is two here, and is never cut in
   * half.
   */
  static Optional<String> cut(Optional<String> text, int limit) {
    return text.map(whole -> cut(whole, limit));
  }

  static String cut(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    boolean half = Character.isHighSurrogate(text.charAt(limit - 1));
    return text.substring(0, half ? limit - 1 : limit);
  }
}
