package io.tidewatch.standalone;

/** The command line. */
public final class Tidewatch {
  private Tidewatch() {}

  public static void main(String[] arguments) {
    System.exit(arguments.length);
  }
}
