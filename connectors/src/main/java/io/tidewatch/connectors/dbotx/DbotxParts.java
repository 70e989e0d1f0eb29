package io.tidewatch.connectors.dbotx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.FeedParts;
import io.tidewatch.connectors.feed.Timers;

/**
 * What all parts of the feed use.
 *
 * @param common its events are those of the whole feed
 */
record DbotxParts(
    DbotxFeedSettings settings, FeedParts common, DbotxCounters counters, Timers timers) {
  DbotxParts {
    requireNonNull(settings, "settings");
    requireNonNull(common, "common");
    requireNonNull(counters, "counters");
    requireNonNull(timers, "timers");
  }

  /** The same, with events of one batch. */
  DbotxParts ofBatch(int number) {
    FeedParts batch =
        new FeedParts(
            common.publisher(),
            common.events().ofInstrument(Integer.toString(number)),
            common.counters(),
            common.clock());
    return new DbotxParts(settings, batch, counters, timers);
  }
}
