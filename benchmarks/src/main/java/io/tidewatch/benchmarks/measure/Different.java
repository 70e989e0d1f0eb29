package io.tidewatch.benchmarks.measure;

/** Arms that should have the same result had not: their times mean nothing. */
public final class Different extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Different(String message) {
    super(message);
  }

  /**
   * Compares what an arm found with what is right.
   *
   * @throws Different if they are not equal
   */
  public static void check(String what, Object expected, Object was) {
    if (!expected.equals(was)) {
      throw new Different(what + ": expected " + bounded(expected) + ", was " + bounded(was));
    }
  }

  private static String bounded(Object value) {
    String text = String.valueOf(value);
    return text.length() <= 300 ? text : text.substring(0, 300) + " ...";
  }
}
