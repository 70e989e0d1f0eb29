package io.tidewatch.contract.feed;

import static java.util.Objects.requireNonNull;

/**
 * What a detector asks of a feed.
 *
 * @param attempt number of this request for the same trouble, from 1
 * @param at receive time of the record that made it necessary, epoch milliseconds
 * @param reason one sentence for the operator
 */
public record FeedCommand(
    String venue,
    String channel,
    String instrument,
    Action action,
    int attempt,
    long at,
    String reason) {
  public FeedCommand {
    requireNonNull(venue, "venue");
    requireNonNull(channel, "channel");
    requireNonNull(instrument, "instrument");
    requireNonNull(action, "action");
    requireNonNull(reason, "reason");
  }

  /** The key on the topic. */
  public String key() {
    return venue + "/" + channel + "/" + instrument;
  }

  /** What is to be done. */
  public enum Action {
    /** Unsubscribe and subscribe again, so that a snapshot comes. */
    RESUBSCRIBE,
    /** Fetch a snapshot over REST and write it to the channel's topic. */
    SEED
  }
}
