package io.tidewatch.connectors.system;

import io.tidewatch.contract.delivery.SystemAlert;
import io.tidewatch.contract.delivery.SystemAlert.Kind;
import java.util.Set;

/**
 * What a watch answers for where several processes share the work: each trouble is said, and said
 * to be over, by one of them.
 */
public enum Responsibility {
  /** It is the only one. */
  EVERYTHING,
  /** What feeds say on their topic, and the parts of its own process. */
  FEEDS_AND_OWN_PARTS,
  /** The parts of its own process. */
  OWN_PARTS;

  private static final Set<Kind> TOLD_BY_EVENTS =
      Set.of(Kind.FEED_DOWN, Kind.SUBSCRIPTION_GONE, Kind.BOOK_QUARANTINED);

  boolean hearsFeeds() {
    return this != OWN_PARTS;
  }

  /**
   * Whether it is to say that this is over.
   *
   * @param parts keys of the probes of the process
   */
  boolean covers(SystemAlert alert, Set<String> parts) {
    return switch (this) {
      case EVERYTHING -> true;
      case FEEDS_AND_OWN_PARTS ->
          parts.contains(alert.key())
              || (TOLD_BY_EVENTS.contains(alert.kind())
                  && !SubscriptionHealth.isSubject(alert.subject()));
      case OWN_PARTS -> parts.contains(alert.key());
    };
  }
}
