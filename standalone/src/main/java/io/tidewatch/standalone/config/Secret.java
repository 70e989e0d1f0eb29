package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import java.util.function.IntPredicate;

/** A text that must not show: no log, error or {@code toString} has it. */
public final class Secret {
  private final String value;

  public Secret(String value) {
    this(value, Secret::isVisible, "expected a secret of visible ASCII characters");
  }

  private Secret(String value, IntPredicate fit, String refusal) {
    this.value = requireNonNull(value, "value");
    if (value.isBlank() || !value.chars().allMatch(fit)) {
      throw new IllegalArgumentException(refusal);
    }
  }

  /** One of several words or lines, such as a key in PEM. */
  static Secret ofText(String value) {
    return new Secret(
        value,
        c -> isVisible(c) || c == ' ' || c == '\t' || c == '\n' || c == '\r',
        "expected a secret of ASCII text");
  }

  private static boolean isVisible(int c) {
    return c > ' ' && c <= '~';
  }

  /** The text itself, for the one place that sends it. */
  public String reveal() {
    return value;
  }

  /** Whether it is an address that can be posted to. */
  boolean isWebAddress() {
    try {
      URI uri = new URI(value);
      return uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme());
    } catch (URISyntaxException e) {
      // Its message would show the address.
      return false;
    }
  }

  /** Whether this is the given text, in a time that says nothing about where they differ. */
  public boolean matches(String candidate) {
    return MessageDigest.isEqual(
        value.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && matches(secret.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
