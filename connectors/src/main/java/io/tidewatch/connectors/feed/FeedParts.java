package io.tidewatch.connectors.feed;

import static java.util.Objects.requireNonNull;

/** What all parts of the feed write to and count with. */
public record FeedParts(
    KafkaPublisher publisher, FeedEvents events, FeedCounters counters, ReceiveClock clock) {
  public FeedParts {
    requireNonNull(publisher, "publisher");
    requireNonNull(events, "events");
    requireNonNull(counters, "counters");
    requireNonNull(clock, "clock");
  }
}
