package io.tidewatch.connectors.system;

import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.connectors.feed.SubscriptionStatus;
import java.time.Duration;
import java.util.List;

/**
 * What a feed in this process says of its subscriptions, for a probe: events do not tell that one
 * of several connections stays away.
 */
public final class SubscriptionHealth {
  private static final String SUFFIX = "/subscriptions";

  private SubscriptionHealth() {}

  /** What the probe of a venue's subscriptions is about. */
  public static String subject(String venue) {
    return venue + SUFFIX;
  }

  /** Whether something is about the subscriptions of a venue, as its feed sees them. */
  static boolean isSubject(String subject) {
    return subject.endsWith(SUFFIX);
  }

  /**
   * Trouble, if any subscription waits for the venue to take it for longer than that. What the
   * venue took may have nothing to tell for days, as an address that does not trade; what went
   * quiet or is not known to the venue is told by events. All of that counts as fine here.
   */
  public static Health of(List<SubscriptionStatus> subscriptions, Duration patience) {
    List<SubscriptionStatus> waiting =
        subscriptions.stream()
            .filter(subscription -> isWaiting(subscription.state()))
            .filter(subscription -> subscription.stateAge().compareTo(patience) > 0)
            .toList();
    if (waiting.isEmpty()) {
      return Health.fine();
    }
    SubscriptionStatus first = waiting.getFirst();
    return Health.troubled(
        "%d of %d subscriptions wait for the venue, among them %s %s"
            .formatted(waiting.size(), subscriptions.size(), first.channel(), first.instrument()));
  }

  private static boolean isWaiting(SubscriptionState state) {
    return switch (state) {
      case WANTED, SENT -> true;
      case ACKNOWLEDGED, LIVE, STALE, GONE -> false;
    };
  }
}
