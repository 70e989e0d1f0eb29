package io.tidewatch.contract.feed;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Something that happened to a connection or a subscription of a feed.
 *
 * @param instrument symbol, or {@code *} if the whole connection is meant
 * @param epoch connection epoch, see {@link io.tidewatch.contract.raw.RawHeaders}
 * @param at wall clock, epoch milliseconds
 * @param gap bounds of what is missing, with {@code GAP}, {@code GAP_FILLED} and {@code GAP_OPEN}
 * @param replaces with {@code ROTATED} the connection whose subscriptions move over to this one;
 *     empty in records of before this was said
 * @param detail one sentence for the operator
 */
public record FeedEvent(
    String venue,
    String channel,
    String instrument,
    Type type,
    String connection,
    long epoch,
    long at,
    Optional<Gap> gap,
    Optional<String> replaces,
    String detail) {
  /** The instrument of an event that concerns the whole connection. */
  public static final String ALL_INSTRUMENTS = "*";

  public FeedEvent {
    requireNonNull(venue, "venue");
    requireNonNull(channel, "channel");
    requireNonNull(instrument, "instrument");
    requireNonNull(type, "type");
    requireNonNull(connection, "connection");
    requireNonNull(detail, "detail");
    gap = gap == null ? Optional.empty() : gap;
    replaces = replaces == null ? Optional.empty() : replaces;
  }

  /** Anything but a rotation. */
  public FeedEvent(
      String venue,
      String channel,
      String instrument,
      Type type,
      String connection,
      long epoch,
      long at,
      Optional<Gap> gap,
      String detail) {
    this(venue, channel, instrument, type, connection, epoch, at, gap, Optional.empty(), detail);
  }

  /** The key on the topic. */
  public String key() {
    return venue + "/" + channel + "/" + instrument;
  }

  /** What happened. */
  public enum Type {
    /** The socket is open. */
    CONNECTED,
    /** The venue acknowledged the subscription, which proves nothing yet. */
    ACKNOWLEDGED,
    /** The first data frame came: only now the subscription counts. */
    LIVE,
    /** No data for longer than the subscription's limit. */
    STALE,
    /** The instrument never sent data, or the venue refused it. */
    GONE,
    /** Data is missing; it is being fetched. */
    GAP,
    /** All that was missing has been fetched. */
    GAP_FILLED,
    /** Some of it cannot be had: the gap stays. */
    GAP_OPEN,
    /** A detector found the book broken: nothing is claimed of it until a new snapshot. */
    QUARANTINED,
    /** A new snapshot ended the quarantine. */
    HEALED,
    /** Nobody wants it any more; the venue confirmed that. */
    UNSUBSCRIBED,
    /** More is wanted than is allowed; what is over the limit is left out. */
    OVER_LIMIT,
    /** The connection is replaced before the venue cuts it. */
    ROTATED,
    /** The connection is closed. */
    CLOSED,
    /** So many attempts failed in a row that a person should look. */
    FAILING
  }
}
