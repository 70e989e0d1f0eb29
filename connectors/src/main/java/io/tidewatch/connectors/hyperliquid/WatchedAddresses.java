package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.connectors.feed.TopicTail;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.HyperliquidRecords;
import io.tidewatch.contract.whale.WatchedAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * All wishes of {@code reference.watched-addresses}, followed as they change. What stands there for
 * the configuration is brought up to date first.
 */
final class WatchedAddresses implements AutoCloseable {
  private final HyperliquidParts parts;
  private final ConfiguredAddresses configured;
  private final Consumer<List<WatchedAddress>> changed;
  private final TopicTail tail;
  private final Map<String, WatchedAddress> standing = new HashMap<>(); // Thread of the tail only.
  private boolean begun;
  private boolean pending = true; // The first reading is a change, also of an empty topic.

  /**
   * @param kafka connection properties, at least {@code bootstrap.servers}
   * @param changed called on a thread of this once all was read, and at each change after that
   */
  WatchedAddresses(
      HyperliquidParts parts, Map<String, ?> kafka, Consumer<List<WatchedAddress>> changed) {
    this.parts = requireNonNull(parts, "parts");
    this.configured = new ConfiguredAddresses(parts);
    this.changed = requireNonNull(changed, "changed");
    this.tail =
        new TopicTail(
            kafka, Topics.WATCHED_ADDRESSES, TopicTail.From.BEGINNING, this::take, this::caughtUp);
  }

  void start() {
    tail.start("hyperliquid-addresses");
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    if (record.key() == null) {
      return;
    }
    if (record.value() == null) {
      pending |= standing.remove(record.key()) != null;
      return;
    }
    try {
      WatchedAddress wish =
          Topics.WATCHED_ADDRESSES
              .value()
              .deserializer()
              .deserialize(record.topic(), record.value());
      if (!wish.key().equals(record.key())) {
        throw new IllegalArgumentException("expected the key " + wish.key());
      }
      pending |= !wish.equals(standing.put(record.key(), wish));
    } catch (RuntimeException e) {
      // The wish before it stays, if there was one.
      parts.counters().invalidAddresses.increment();
      parts
          .events(HyperliquidRecords.USER_FILLS)
          .instrument(
              LogText.bounded(record.key()),
              Type.GONE,
              parts.feedId(),
              "left out, offset %d cannot be read: %s"
                  .formatted(record.offset(), LogText.bounded(reason(e))));
    }
  }

  private static String reason(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  // What is written now will be read back as it is; until then it counts already.
  private void caughtUp() {
    if (!begun) {
      begun = true;
      Map<String, Optional<WatchedAddress>> changes = configured.publish(Map.copyOf(standing));
      changes.forEach((key, wish) ->
          wish.ifPresentOrElse(w -> standing.put(key, w), () -> standing.remove(key)));
    }
    if (pending) {
      pending = false;
      changed.accept(List.copyOf(standing.values()));
    }
  }

  @Override
  public void close() {
    tail.close();
  }
}
