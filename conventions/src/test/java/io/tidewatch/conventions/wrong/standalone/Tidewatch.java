package io.tidewatch.conventions.wrong.standalone;

/** The one class that may end the JVM. */
public final class Tidewatch {
  void end() {
    System.exit(0);
  }
}
