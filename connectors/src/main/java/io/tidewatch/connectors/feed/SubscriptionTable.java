package io.tidewatch.connectors.feed;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.feed.WantedSubscription;
import io.tidewatch.contract.feed.WantedSubscription.Origin;
import io.tidewatch.contract.log.LogFields;
import io.tidewatch.contract.topic.Topics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows what stands on {@code reference.subscriptions} for one venue. Thread-safe. */
final class SubscriptionTable implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SubscriptionTable.class);

  private final String venue;
  private final Runnable changed;
  private final Map<String, WantedSubscription> standing = new ConcurrentHashMap<>();
  private final TopicTail tail;
  private boolean apiChanged;
  private boolean told;

  /**
   * @param changed called once all was read, and whenever the API changed something after that
   */
  SubscriptionTable(Map<String, ?> client, String venue, Runnable changed) {
    this.venue = requireNonNull(venue, "venue");
    this.changed = requireNonNull(changed, "changed");
    this.tail =
        new TopicTail(
            client, Topics.SUBSCRIPTIONS, TopicTail.From.BEGINNING, this::take, this::caughtUp);
  }

  void start() {
    LogFields.on(LogFields.VENUE, venue, () -> tail.start(venue + "-subscriptions")).run();
  }

  /** Whether all that stood on the topic at the start was read. */
  boolean isLoaded() {
    return tail.isReady();
  }

  /** By key. */
  Map<String, WantedSubscription> standing() {
    return Map.copyOf(standing);
  }

  /** What the API says of a channel: wanted or not, by instrument. */
  Map<String, Boolean> byApi(String channel) {
    return standing.values().stream()
        .filter(s -> s.origin() == Origin.API && s.channel().equals(channel))
        .collect(Collectors.toMap(WantedSubscription::instrument, WantedSubscription::wanted));
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    if (record.key() == null || !record.key().startsWith(venue + "/")) {
      return;
    }
    WantedSubscription now = read(record);
    WantedSubscription before =
        now == null ? standing.remove(record.key()) : standing.put(record.key(), now);
    apiChanged |= isApi(now) || isApi(before);
  }

  private static boolean isApi(WantedSubscription subscription) {
    return subscription != null && subscription.origin() == Origin.API;
  }

  private static WantedSubscription read(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      return null;
    }
    try {
      return Topics.SUBSCRIPTIONS
          .value()
          .deserializer()
          .deserialize(record.topic(), record.value());
    } catch (RuntimeException e) {
      LOG.warn(
          "expected a subscription at offset {}, was unreadable: {}",
          record.offset(),
          LogText.bounded(e.getMessage()));
      return null;
    }
  }

  private void caughtUp() {
    if (!told || apiChanged) {
      told = true;
      apiChanged = false;
      changed.run();
    }
  }

  @Override
  public void close() {
    tail.close();
  }
}
