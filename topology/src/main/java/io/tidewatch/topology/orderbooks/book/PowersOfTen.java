package io.tidewatch.topology.orderbooks.book;

/** Whole and floating powers of ten, as far as a long holds them. */
final class PowersOfTen {
  private static final int COUNT = 19;
  private static final long[] WHOLE = new long[COUNT];
  private static final double[] FLOATING = new double[COUNT];

  static {
    WHOLE[0] = 1;
    for (int i = 1; i < COUNT; i++) {
      WHOLE[i] = WHOLE[i - 1] * 10;
    }
    for (int i = 0; i < COUNT; i++) {
      FLOATING[i] = WHOLE[i];
    }
  }

  private PowersOfTen() {}

  static long whole(int exponent) {
    return WHOLE[exponent];
  }

  /** Exact: powers up to 22 are doubles. */
  static double floating(int exponent) {
    return FLOATING[exponent];
  }

  /** Whether the number times the power still is a long. */
  static boolean fits(long number, int exponent) {
    return exponent < COUNT && Math.abs(number) <= Long.MAX_VALUE / WHOLE[exponent];
  }
}
