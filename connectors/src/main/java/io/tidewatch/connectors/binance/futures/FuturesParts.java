package io.tidewatch.connectors.binance.futures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.Backoff;
import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.connectors.feed.FeedEvents;
import io.tidewatch.connectors.feed.FeedParts;
import io.tidewatch.connectors.feed.Timers;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.topic.Topic;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What all parts of the feed write to and count with.
 *
 * @param common its events are those of the bars
 * @param clock time of the market
 * @param venueTime the same by the venue
 * @param restId names what comes over REST
 */
record FuturesParts(
    FuturesFeedSettings settings,
    FeedParts common,
    FuturesCounters counters,
    Timers timers,
    InstantSource clock,
    VenueTime venueTime,
    ConnectionId restId,
    AtomicLong restSeq) {
  FuturesParts {
    requireNonNull(settings, "settings");
    requireNonNull(common, "common");
    requireNonNull(counters, "counters");
    requireNonNull(timers, "timers");
    requireNonNull(clock, "clock");
    requireNonNull(venueTime, "venueTime");
    requireNonNull(restId, "restId");
    requireNonNull(restSeq, "restSeq");
  }

  /** For one repeated request. */
  Backoff backoff() {
    return new Backoff(settings.retry().backoff(), new SplittableRandom(settings.retry().seed()));
  }

  FeedEvents events(String channel) {
    return new FeedEvents(common.publisher(), clock, FuturesChannel.VENUE, channel);
  }

  /** Writes what came over REST; may wait for Kafka. */
  void publish(
      Topic<String, byte[]> topic, String symbol, String channel, Source source, byte[] bytes) {
    RawHeaders headers =
        new RawHeaders(
            FuturesChannel.VENUE,
            channel,
            restId.id(),
            restId.epoch(),
            restSeq.getAndIncrement(),
            common.clock().receivedUs(new String(bytes, UTF_8)),
            source);
    common.publisher().publish(topic, symbol, bytes, headers);
  }
}
