package io.tidewatch.connectors.hyperliquid;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.connectors.feed.FeedEvents;
import io.tidewatch.connectors.feed.FeedParts;
import io.tidewatch.connectors.feed.Timers;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.HyperliquidRecords;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.header.Headers;

/**
 * What all parts of the feed write to and count with.
 *
 * @param common its events are those of addresses
 * @param feedId names what comes from no socket
 */
record HyperliquidParts(
    HyperliquidFeedSettings settings,
    FeedParts common,
    HyperliquidCounters counters,
    Timers timers,
    InstantSource clock,
    ConnectionId feedId,
    AtomicLong feedSeq) {
  HyperliquidParts {
    requireNonNull(settings, "settings");
    requireNonNull(common, "common");
    requireNonNull(counters, "counters");
    requireNonNull(timers, "timers");
    requireNonNull(clock, "clock");
    requireNonNull(feedId, "feedId");
    requireNonNull(feedSeq, "feedSeq");
  }

  FeedEvents events(String channel) {
    return new FeedEvents(common.publisher(), clock, HyperliquidRecords.VENUE, channel);
  }

  /** Writes what came over REST; may wait for Kafka. */
  void publishAnswer(String channel, Optional<String> user, byte[] bytes) {
    publish(channel, user.orElse(channel), user, bytes, Source.BACKFILL);
  }

  /** Writes what the feed says itself; may wait for Kafka. */
  void publishOwn(String channel, String key, Optional<String> user, byte[] bytes) {
    publish(channel, key, user, bytes, common.clock().source());
  }

  private void publish(
      String channel, String key, Optional<String> user, byte[] bytes, Source source) {
    long receivedUs = common.clock().receivedUs(new String(bytes, UTF_8));
    RawHeaders headers =
        new RawHeaders(
            HyperliquidRecords.VENUE,
            channel,
            feedId.id(),
            feedId.epoch(),
            feedSeq.getAndIncrement(),
            receivedUs,
            source);
    write(key, bytes, headers, user);
  }

  /** Writes a record to the one topic; may wait for Kafka. */
  void write(String key, byte[] bytes, RawHeaders raw, Optional<String> user) {
    Headers headers = raw.toHeaders();
    user.ifPresent(address -> headers.add(HyperliquidRecords.USER_HEADER, address.getBytes(UTF_8)));
    common.publisher().publish(Topics.HYPERLIQUID_FRAMES, key, bytes, raw.receivedMs(), headers);
  }
}
