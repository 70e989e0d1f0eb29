package io.tidewatch.connectors.feed;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A subscription as a status page shows it.
 *
 * @param channel as in the headers of its records
 * @param stateAge time since it came into this state
 * @param tries requests sent without data since the connection was opened
 * @param dataAge time since the last data frame, empty before the first one
 * @param lastTradeId highest trade id passed on, empty before the first one
 * @param held frames kept back while a gap before them is being filled
 */
public record SubscriptionStatus(
    String channel,
    String instrument,
    SubscriptionState state,
    Duration stateAge,
    int tries,
    Optional<Duration> dataAge,
    OptionalLong lastTradeId,
    int held) {
  public SubscriptionStatus {
    requireNonNull(channel, "channel");
    requireNonNull(instrument, "instrument");
    requireNonNull(state, "state");
    requireNonNull(stateAge, "stateAge");
    requireNonNull(dataAge, "dataAge");
    requireNonNull(lastTradeId, "lastTradeId");
  }
}
