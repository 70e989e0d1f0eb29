package io.tidewatch.standalone.config;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/** Checks that more than one part of the configuration makes. */
final class Require {
  private static final Duration LONGEST = Duration.ofDays(24);

  private Require() {}

  static void url(String component, URI url, Set<String> schemes, String sample) {
    boolean valid =
        url.getScheme() != null
            && schemes.contains(url.getScheme())
            && url.getHost() != null
            && url.getPort() <= 65_535
            && url.getUserInfo() == null
            && url.getQuery() == null
            && url.getFragment() == null;
    InvalidComponent.unless(valid, component, "a URL such as " + sample, url);
  }

  static void positive(String component, Duration duration) {
    InvalidComponent.unless(duration.isPositive(), component, "a duration above 0", duration);
    // Timers count milliseconds in 31 bits, or nanoseconds in 63.
    InvalidComponent.unless(
        duration.compareTo(LONGEST) <= 0, component, "a duration of at most 24d", duration);
  }

  static void between(String component, int least, int most, int value) {
    InvalidComponent.unless(
        value >= least && value <= most,
        component,
        "a whole number from " + least + " to " + most,
        value);
  }
}
