package io.tidewatch.topology.futures;

/** Reads constants by their position, which therefore may never change. */
final class Enums {
  private Enums() {}

  static <E extends Enum<E>> E of(E[] constants, int position) {
    if (position >= constants.length) {
      throw new IllegalArgumentException(
          "expected a position below " + constants.length + ", was " + position);
    }
    return constants[position];
  }
}
