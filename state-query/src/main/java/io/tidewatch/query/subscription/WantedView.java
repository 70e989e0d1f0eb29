package io.tidewatch.query.subscription;

import io.tidewatch.contract.feed.WantedSubscription;
import java.util.Locale;

/**
 * A wish as the API shows it.
 *
 * @param origin configuration, redis or api
 */
public record WantedView(
    String venue, String channel, String instrument, String origin, boolean wanted) {
  static WantedView of(WantedSubscription wish) {
    return new WantedView(
        wish.venue(),
        wish.channel(),
        wish.instrument(),
        wish.origin().name().toLowerCase(Locale.ROOT),
        wish.wanted());
  }
}
