package io.tidewatch.connectors.feed;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.feed.WantedSubscription;
import io.tidewatch.contract.log.LogFields;
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
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what one channel wants to {@code reference.subscriptions}, and takes back the rest. */
public final class WantedSubscriptions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WantedSubscriptions.class);
  private static final Duration READ_WITHIN = Duration.ofSeconds(10);
  private static final Duration CLOSE_WAIT = Duration.ofMillis(200);

  private final KafkaPublisher publisher;
  private final Map<String, ?> client;
  private final String venue;
  private final String channel;
  private volatile KafkaConsumer<String, byte[]> consumer;
  private volatile Thread thread;
  private volatile boolean closed;

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

  /**
   * Writes these wishes, and a tombstone for each one of an earlier run that is none of them, on a
   * thread of its own.
   */
  public void start(List<String> instruments) {
    List<String> wanted = List.copyOf(instruments);
    thread =
        Thread.ofVirtual()
            .name(venue + "-wanted")
            .start(LogFields.on(LogFields.VENUE, venue, () -> publish(wanted)));
  }

  private void publish(List<String> instruments) {
    Set<String> keys = new HashSet<>();
    for (String instrument : instruments) {
      WantedSubscription wanted = WantedSubscription.configured(venue, channel, instrument);
      keys.add(wanted.key());
      publisher.publish(Topics.SUBSCRIPTIONS, wanted.key(), wanted);
    }
    if (closed) {
      return;
    }
    try (var reader = reader()) {
      consumer = reader;
      Set<String> old = standing(reader);
      old.removeAll(keys);
      old.forEach(key -> publisher.publish(Topics.SUBSCRIPTIONS, key, null));
    } catch (WakeupException e) {
      // The feed is closed; the next start takes them back.
    } catch (KafkaException e) {
      // The wishes stand; only old ones may stand beside them until the next start.
      LOG.warn("old subscriptions stay on the topic: {}", LogText.bounded(e.getMessage()));
    }
  }

  private KafkaConsumer<String, byte[]> reader() {
    Map<String, Object> config = new HashMap<>(client);
    config.put("enable.auto.commit", false);
    config.put("auto.offset.reset", "earliest");
    return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private Set<String> standing(KafkaConsumer<String, byte[]> reader) {
    Set<String> keys = new HashSet<>();
    TopicPartition partition = new TopicPartition(Topics.SUBSCRIPTIONS.name(), 0);
    reader.assign(List.of(partition));
    reader.seekToBeginning(List.of(partition));
    long end = reader.endOffsets(List.of(partition), READ_WITHIN).get(partition);
    long deadline = System.nanoTime() + READ_WITHIN.toNanos();
    while (reader.position(partition, READ_WITHIN) < end && System.nanoTime() < deadline) {
      reader.poll(Duration.ofMillis(200)).forEach(record -> apply(keys, record));
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

  /** Stops reading and waits shortly for its end. */
  @Override
  public void close() {
    closed = true;
    KafkaConsumer<String, byte[]> reader = consumer;
    if (reader != null) {
      reader.wakeup();
    }
    Thread running = thread;
    try {
      if (running != null) {
        running.join(CLOSE_WAIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
