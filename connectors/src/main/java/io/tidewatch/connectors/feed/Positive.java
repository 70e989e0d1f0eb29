package io.tidewatch.connectors.feed;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Refuses what is not above zero. By itself, because the records of the settings and their defaults
 * need it before the settings around them exist.
 */
public final class Positive {
  private Positive() {}

  public static void check(String name, Duration value) {
    requireNonNull(value, name);
    if (!value.isPositive()) {
      throw new IllegalArgumentException("expected " + name + " above zero, was " + value);
    }
  }

  public static void check(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("expected " + name + " of at least 1, was " + value);
    }
  }
}
