package io.tidewatch.contract.feed;

import static java.util.Objects.requireNonNull;

/** An instrument that somebody wants data for; a tombstone on its key ends the wish. */
public record WantedSubscription(String venue, String channel, String instrument) {
  public WantedSubscription {
    requireNonNull(venue, "venue");
    requireNonNull(channel, "channel");
    requireNonNull(instrument, "instrument");
  }

  public String key() {
    return venue + "/" + channel + "/" + instrument;
  }
}
