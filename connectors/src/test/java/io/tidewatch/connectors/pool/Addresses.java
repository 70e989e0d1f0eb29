package io.tidewatch.connectors.pool;

/** Addresses that are easy to read. */
final class Addresses {
  private static final int LENGTH = 40;

  private Addresses() {}

  /** The letter, again and again. */
  static String of(char letter) {
    return String.valueOf(letter).repeat(LENGTH);
  }

  /** The letter again and again, then a number in the digits 1 to 9. */
  static String of(char letter, int number) {
    String digits =
        Integer.toString(number, 9)
            .chars()
            .map(c -> c + 1)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return String.valueOf(letter).repeat(LENGTH - digits.length()) + digits;
  }
}
