package io.tidewatch.connectors.feed;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.feed.WantedSubscription;
import io.tidewatch.contract.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what one channel wants to {@code reference.subscriptions}, and takes back the rest. */
public final class WantedSubscriptions {
  private static final Logger LOG = LoggerFactory.getLogger(WantedSubscriptions.class);
  private static final Duration READ_WITHIN = Duration.ofSeconds(10);

  private final KafkaPublisher publisher;
  private final Map<String, ?> client;
  private final String venue;
  private final String channel;

  /**
   * @param client connection properties of the reader, at least {@code bootstrap.servers}
   */
  public WantedSubscriptions(
      KafkaPublisher publisher, Map<String, ?> client, String venue, String channel) {
    this.publisher = requireNonNull(publisher, "publisher");
    this.client = Map.copyOf(client);
    this.venue = requireNonNull(venue, "venue");
    this.channel = requireNonNull(channel, "channel");
  }

  /** Writes these wishes, and a tombstone for each one of an earlier run that is none of them. */
  public void publish(List<String> instruments) {
    Set<String> keys = new HashSet<>();
    for (String instrument : instruments) {
      WantedSubscription wanted = new WantedSubscription(venue, channel, instrument);
      keys.add(wanted.key());
      publisher.publish(Topics.SUBSCRIPTIONS, wanted.key(), wanted);
    }
    try {
      Set<String> old = standing();
      old.removeAll(keys);
      old.forEach(key -> publisher.publish(Topics.SUBSCRIPTIONS, key, null));
    } catch (KafkaException e) {
      // The wishes stand; only old ones may stand beside them until the next start.
      LOG.warn("old subscriptions stay on the topic: {}", LogText.bounded(e.getMessage()));
    }
  }

  private Set<String> standing() {
    Map<String, Object> config = new HashMap<>(client);
    config.put("enable.auto.commit", false);
    config.put("auto.offset.reset", "earliest");
    Set<String> keys = new HashSet<>();
    TopicPartition partition = new TopicPartition(Topics.SUBSCRIPTIONS.name(), 0);
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition), READ_WITHIN).get(partition);
      long deadline = System.nanoTime() + READ_WITHIN.toNanos();
      while (consumer.position(partition, READ_WITHIN) < end && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> apply(keys, record));
      }
    }
    return keys;
  }

  private void apply(Set<String> keys, ConsumerRecord<String, byte[]> record) {
    if (record.key() == null || !record.key().startsWith(venue + "/" + channel + "/")) {
      return;
    }
    if (record.value() == null) {
      keys.remove(record.key());
    } else {
      keys.add(record.key());
    }
  }
}
