package io.tidewatch.connectors.okx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.FeedEvents;
import io.tidewatch.connectors.feed.FeedParts;
import io.tidewatch.connectors.feed.KafkaPublisher;

/**
 * What all parts of the feed write to and count with.
 *
 * @param common its events are those of channel {@code books}, and of whole connections
 * @param tradesEvents events of channel {@code trades}
 * @param instrumentEvents events about what an instrument is
 */
record OkxParts(
    FeedParts common, FeedEvents tradesEvents, FeedEvents instrumentEvents, OkxCounters counters) {
  OkxParts {
    requireNonNull(common, "common");
    requireNonNull(tradesEvents, "tradesEvents");
    requireNonNull(instrumentEvents, "instrumentEvents");
    requireNonNull(counters, "counters");
  }

  KafkaPublisher publisher() {
    return common.publisher();
  }

  FeedEvents events(OkxChannel channel) {
    return switch (channel) {
      case BOOKS -> common.events();
      case TRADES -> tradesEvents;
    };
  }
}
