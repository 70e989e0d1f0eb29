package io.tidewatch.connectors.binance.spot;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.FeedCounters;
import io.tidewatch.connectors.feed.FeedEvents;
import io.tidewatch.connectors.feed.KafkaPublisher;
import io.tidewatch.connectors.feed.ReceiveClock;

/** What all parts of the feed write to and count with. */
record FeedParts(
    KafkaPublisher publisher, FeedEvents events, FeedCounters counters, ReceiveClock clock) {
  FeedParts {
    requireNonNull(publisher, "publisher");
    requireNonNull(events, "events");
    requireNonNull(counters, "counters");
    requireNonNull(clock, "clock");
  }
}
