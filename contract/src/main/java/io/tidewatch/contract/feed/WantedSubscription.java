package io.tidewatch.contract.feed;

import static java.util.Objects.requireNonNull;

/**
 * Whether somebody wants data for an instrument; a tombstone on its key ends the wish.
 *
 * @param origin who says so
 * @param wanted false where the API took out what the configuration has
 */
public record WantedSubscription(
    String venue, String channel, String instrument, Origin origin, boolean wanted) {
  public WantedSubscription {
    requireNonNull(venue, "venue");
    requireNonNull(channel, "channel");
    requireNonNull(instrument, "instrument");
    requireNonNull(origin, "origin");
  }

  /** A wish of the configuration. */
  public static WantedSubscription configured(String venue, String channel, String instrument) {
    return new WantedSubscription(venue, channel, instrument, Origin.CONFIGURATION, true);
  }

  public String key() {
    return venue + "/" + channel + "/" + instrument;
  }

  /** Where a wish comes from. */
  public enum Origin {
    CONFIGURATION,
    /** A set in Redis that is polled. */
    REDIS,
    /** The HTTP API; it goes over the configuration and outlives a restart. */
    API
  }
}
