package io.tidewatch.topology.alerthistory.outcome;

/**
 * Keys of stores that sort by text, then by time. Times are written with all digits of a long, as
 * stores sort keys by their bytes.
 */
final class SortedKey {
  private static final char SEPARATOR = '\n';

  /** Sorts after all that can follow a time in a key. */
  private static final char LAST = '\uffff';

  private SortedKey() {}

  static String of(String text, long timeMs) {
    String digits = Long.toString(timeMs);
    if (timeMs < 0) {
      throw new IllegalArgumentException("expected a time since 1970, was " + timeMs);
    }
    return text + SEPARATOR + "0".repeat(19 - digits.length()) + digits;
  }

  static String of(String text, long timeMs, String id) {
    return of(text, timeMs) + SEPARATOR + id;
  }

  /** Sorts after every key of that text up to that time. */
  static String afterAll(String text, long timeMs) {
    return of(text, timeMs) + SEPARATOR + LAST;
  }

  /** The text of a key. */
  static String text(String key) {
    return key.substring(0, key.indexOf(SEPARATOR));
  }

  /** The time of a key. */
  static long time(String key) {
    int begin = key.indexOf(SEPARATOR) + 1;
    return Long.parseLong(key, begin, begin + 19, 10);
  }
}
