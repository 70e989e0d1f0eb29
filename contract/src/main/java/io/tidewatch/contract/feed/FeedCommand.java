package io.tidewatch.contract.feed;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a detector asks of a feed.
 *
 * @param attempt number of this request for the same trouble, from 1
 * @param at receive time of the record that made it necessary, epoch milliseconds
 * @param reason one sentence for the operator
 * @param span what is missing, of a back-fill
 */
public record FeedCommand(
    String venue,
    String channel,
    String instrument,
    Action action,
    int attempt,
    long at,
    String reason,
    Optional<Span> span) {
  public FeedCommand {
    requireNonNull(venue, "venue");
    requireNonNull(channel, "channel");
    requireNonNull(instrument, "instrument");
    requireNonNull(action, "action");
    requireNonNull(reason, "reason");
    span = span == null ? Optional.empty() : span;
    if (span.isPresent() != (action == Action.BACKFILL)) {
      throw new IllegalArgumentException(
          "expected a span with BACKFILL and with nothing else, was " + span + " with " + action);
    }
  }

  /** A command that has no span. */
  public static FeedCommand of(
      String venue,
      String channel,
      String instrument,
      Action action,
      int attempt,
      long at,
      String reason) {
    return new FeedCommand(
        venue, channel, instrument, action, attempt, at, reason, Optional.empty());
  }

  /** The key on the topic. */
  public String key() {
    return venue + "/" + channel + "/" + instrument;
  }

  /** Event times from first to last, both inclusive, epoch milliseconds. */
  public record Span(long from, long to) {}

  /** What is to be done. */
  public enum Action {
    /** Unsubscribe and subscribe again, so that a snapshot comes. */
    RESUBSCRIBE,
    /** Fetch a snapshot over REST and write it to the channel's topic. */
    SEED,
    /** Fetch what is missing in the span over REST and write it to the channel's topic. */
    BACKFILL
  }
}
