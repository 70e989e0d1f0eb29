package io.tidewatch.standalone.config;

import java.util.Locale;

/** A value that a record of settings does not accept. Names the component, not the key. */
final class InvalidComponent extends IllegalArgumentException {
  private final String component;
  private final String expected;

  private InvalidComponent(String component, String expected, Object actual) {
    super(component + ": expected " + expected + ", was " + actual);
    this.component = component;
    this.expected = expected;
  }

  static void unless(boolean valid, String component, String expected, Object actual) {
    if (!valid) {
      throw of(component, expected, actual);
    }
  }

  static InvalidComponent of(String component, String expected, Object actual) {
    return new InvalidComponent(component, expected, actual);
  }

  /** The last part of the key: {@code coolDown} becomes {@code cool-down}. */
  String key() {
    return component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  String expected() {
    return expected;
  }
}
