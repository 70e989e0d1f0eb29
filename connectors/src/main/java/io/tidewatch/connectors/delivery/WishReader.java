package io.tidewatch.connectors.delivery;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.delivery.outbox.CommitNote;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what is to be told. It takes all partitions without asking the group for them: whoever
 * holds the transactional id is the only one who works. For one thread but for {@link #wake}.
 */
final class WishReader implements AutoCloseable {
  /** How many records come at once, at most. */
  static final int MOST_AT_ONCE = 250;

  private static final Logger LOG = LoggerFactory.getLogger(WishReader.class);

  private final String group;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final LongAdder missed;

  /**
   * Reads nothing yet.
   *
   * @param group whose offsets say where it begins
   * @param missed counts records that were deleted before they were read
   */
  WishReader(KafkaAccess kafka, String group, LongAdder missed) {
    this.group = requireNonNull(group, "group");
    this.missed = requireNonNull(missed, "missed");
    this.consumer =
        new KafkaConsumer<>(
            settings(kafka, group), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Who it is in the group. */
  ConsumerGroupMetadata member() {
    return consumer.groupMetadata();
  }

  /**
   * What the last transaction of any instance wrote; the oldest record, without a note, where there
   * is nothing.
   */
  Map<TopicPartition, OffsetAndMetadata> committed() {
    Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    consumer
        .beginningOffsets(partitions())
        .forEach((partition, oldest) -> committed.put(partition, new OffsetAndMetadata(oldest)));
    consumer
        .committed(partitions())
        .forEach((partition, offset) -> {
          if (offset != null) {
            committed.put(partition, offset);
          }
        });
    return committed;
  }

  private Set<TopicPartition> partitions() {
    return Set.of(
        new TopicPartition(Topics.NOTIFICATIONS.name(), 0),
        new TopicPartition(Topics.SYSTEM_ALERTS.name(), 0));
  }

  /** Whether the last transaction was one of this instance, or there was none. */
  boolean isLastBy(String instance) {
    return committed().values().stream()
        .map(offset -> CommitNote.parse(offset.metadata()))
        .allMatch(note -> note.isEmpty() || note.get().instance().equals(instance));
  }

  /** Begins at these places. */
  void begin(Map<TopicPartition, OffsetAndMetadata> places) {
    consumer.assign(places.keySet());
    places.forEach((partition, place) -> consumer.seek(partition, place.offset()));
  }

  /** What came within a time; nothing if it is woken, or if no more is welcome. */
  List<ConsumerRecord<byte[], byte[]>> poll(Duration timeout, boolean welcome) {
    if (welcome) {
      consumer.resume(consumer.paused());
    } else {
      consumer.pause(consumer.assignment());
    }
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try {
      consumer.poll(timeout).forEach(records::add);
    } catch (WakeupException e) {
      LOG.trace("woken");
    } catch (OffsetOutOfRangeException e) {
      goOnWithOldest(e.offsetOutOfRangePartitions());
    }
    return records;
  }

  private void goOnWithOldest(Map<TopicPartition, Long> wanted) {
    Map<TopicPartition, Long> oldest = consumer.beginningOffsets(wanted.keySet());
    wanted.forEach((partition, offset) -> {
      long begins = oldest.get(partition);
      LOG.warn(
          "{} should go on with offset {} of {}, which is not there; it goes on with {}. Whatever"
              + " was to be told in between was deleted unread",
          group,
          offset,
          partition,
          begins);
      missed.add(Math.max(0, begins - offset));
      consumer.seek(partition, begins);
    });
  }

  /** Everything before was handed out; other than the last record's it passes over marks. */
  Map<TopicPartition, Long> positions() {
    Map<TopicPartition, Long> positions = new HashMap<>();
    try {
      consumer.assignment().forEach(p -> positions.put(p, consumer.position(p)));
    } catch (WakeupException e) {
      // Whoever woke it is looked after in the next round, as nothing is waited for before.
      consumer.wakeup();
    }
    return positions;
  }

  /** Ends a wait for records, or the next one. */
  void wake() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }

  private static Map<String, Object> settings(KafkaAccess kafka, String group) {
    Map<String, Object> settings = kafka.client();
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, group);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_AT_ONCE);
    // What was fetched and waits counts as memory as well; the default is 50 MiB.
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 << 20);
    return settings;
  }
}
