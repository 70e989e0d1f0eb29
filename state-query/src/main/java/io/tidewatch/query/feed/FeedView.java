package io.tidewatch.query.feed;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.feed.Gap;
import java.util.Optional;

/**
 * How a subscription of a feed is doing.
 *
 * @param instrument symbol, or {@code *} for the whole connection
 * @param state in lower case: connected, acknowledged, live, stale, gone, closed, failing, ...
 * @param since wall clock at which it came into this state, epoch milliseconds
 * @param lastDataAt wall clock of the last data, where that is known
 * @param gap the last gap, open or filled
 * @param detail one sentence for the operator
 */
public record FeedView(
    String venue,
    String channel,
    String instrument,
    String state,
    long since,
    Optional<Long> lastDataAt,
    Optional<GapView> gap,
    String detail) {
  public FeedView {
    requireNonNull(venue, "venue");
    requireNonNull(channel, "channel");
    requireNonNull(instrument, "instrument");
    requireNonNull(state, "state");
    requireNonNull(lastDataAt, "lastDataAt");
    requireNonNull(gap, "gap");
    requireNonNull(detail, "detail");
  }

  /**
   * A gap.
   *
   * @param state gap, gap-filled or gap-open, see {@link FeedEvent.Type}
   * @param at wall clock of the latest news of it, epoch milliseconds
   */
  public record GapView(String state, long at, Optional<Gap> bounds) {}

  /** The same key as on the feed events topic. */
  public String key() {
    return venue + "/" + channel + "/" + instrument;
  }
}
