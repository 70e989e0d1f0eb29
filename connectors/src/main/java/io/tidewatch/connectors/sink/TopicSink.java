package io.tidewatch.connectors.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.log.LogFields;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands every committed record of some topics to an action, on a thread of its own. Offsets are
 * committed after the action: a crash in between repeats it, nothing is left out. A record that
 * cannot be read is logged and passed over. Records that their topic deleted before they were read
 * are told, and it goes on with the oldest that is left.
 */
public final class TopicSink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicSink.class);
  private static final String HOUSE = "tidewatch-";
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
  private static final long PAUSE_NANOS = 500_000_000;

  private final String group;
  private final Map<String, Topic<String, ?>> topics;
  private final Set<String> fromOldest;
  private final SinkAction action;
  private final int atOnce;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final SinkPosition position = new SinkPosition();
  private final Thread thread;
  private final LongAdder missed = new LongAdder();
  private volatile boolean closing;
  private boolean troubled;
  private boolean uncommitted;
  private Map<TopicPartition, Long> partly = Map.of();

  private TopicSink(
      KafkaAccess kafka,
      String group,
      List<Topic<String, ?>> topics,
      List<Topic<String, ?>> fromOldest,
      SinkAction action,
      int atOnce) {
    this.group = requireNonNull(group, "group");
    this.topics =
        Stream.concat(topics.stream(), fromOldest.stream())
            .collect(Collectors.toMap(Topic::name, Function.identity()));
    this.fromOldest = fromOldest.stream().map(Topic::name).collect(Collectors.toSet());
    this.action = requireNonNull(action, "action");
    this.atOnce = atOnce;
    this.consumer =
        new KafkaConsumer<>(
            settings(requireNonNull(kafka, "kafka"), group),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.thread = Thread.ofPlatform().name("sink-" + group).daemon().unstarted(work());
  }

  /**
   * Starts to hand over one value at a time.
   *
   * @param group consumer group; a new one begins with the oldest record
   */
  public static <V> TopicSink start(
      KafkaAccess kafka, String group, Topic<String, V> topic, Consumer<V> action) {
    requireNonNull(topic, "topic");
    requireNonNull(action, "action");
    return started(
        new TopicSink(
            kafka,
            group,
            List.of(topic),
            List.of(),
            poll -> {
              poll.values(topic).forEach(action);
              return true;
            },
            1));
  }

  /**
   * Starts to hand over whole polls.
   *
   * @param group consumer group; a new one begins with the oldest record
   * @param fromOldest further topics, which are read from their beginning at each start: what is
   *     counted from them must not depend on when the sink was started
   */
  public static TopicSink start(
      KafkaAccess kafka,
      String group,
      List<Topic<String, ?>> topics,
      List<Topic<String, ?>> fromOldest,
      SinkAction action) {
    return started(new TopicSink(kafka, group, topics, fromOldest, action, Integer.MAX_VALUE));
  }

  private static TopicSink started(TopicSink sink) {
    sink.thread.start();
    return sink;
  }

  /**
   * Waits until everything before these offsets has been handed over.
   *
   * @return false if that did not come about in time
   */
  public boolean awaitPositions(Map<TopicPartition, Long> ends, Duration timeout) {
    return position.await(ends, timeout, thread::isAlive);
  }

  /** Offsets whose records were deleted before they were read, since the start. */
  public long missed() {
    return missed.sum();
  }

  /** Begins to end and returns, so that several can end at the same time. */
  public void stop() {
    closing = true;
    consumer.wakeup();
  }

  @Override
  public void close() {
    stop();
    try {
      thread.join(CLOSE_TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The lines of the thread say which sink it is; the group has the name of the house too. */
  private Runnable work() {
    String name = group.startsWith(HOUSE) ? group.substring(HOUSE.length()) : group;
    return LogFields.on(LogFields.SINK, name, this::run);
  }

  private void run() {
    try (consumer) {
      consumer.subscribe(topics.keySet(), new FromOldest());
      while (!closing) {
        round();
      }
    } catch (WakeupException e) {
      LOG.debug("sink {} is closed", group);
    }
  }

  /** One round; trouble is told, and tried again after a pause. */
  private void round() {
    try {
      holdOrGoOn();
      handOver(read());
      troubled = false;
    } catch (WakeupException e) {
      throw e;
    } catch (RuntimeException e) {
      if (!troubled) {
        LOG.warn("sink {} has trouble and tries again: {}", group, e.toString());
      }
      troubled = true;
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> read() {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try {
      consumer.poll(POLL).forEach(records::add);
    } catch (NoOffsetForPartitionException e) {
      consumer.seekToBeginning(e.partitions());
    } catch (OffsetOutOfRangeException e) {
      goOnWithOldest(e.offsetOutOfRangePartitions());
    }
    return records;
  }

  /** Left to itself the consumer would do the same, without a word. */
  private void goOnWithOldest(Map<TopicPartition, Long> wanted) {
    Map<TopicPartition, Long> oldest = consumer.beginningOffsets(wanted.keySet());
    wanted.forEach((partition, offset) -> {
      long begins = oldest.get(partition);
      LOG.warn(
          "sink {} should go on with offset {} of {}, which is not there; it goes on with {}."
              + " Records in between were deleted unread: the target was away for longer than the"
              + " topic keeps them, or the topic was made anew",
          group,
          offset,
          partition,
          begins);
      missed.add(Math.max(0, begins - offset));
      consumer.seek(partition, begins);
    });
  }

  /** A rebalance brings new partitions, so it is said before each poll. */
  private void holdOrGoOn() {
    if (action.wantsMore()) {
      consumer.resume(consumer.paused());
    } else {
      consumer.pause(consumer.assignment());
    }
  }

  private void handOver(List<ConsumerRecord<byte[], byte[]>> records) {
    uncommitted |= !records.isEmpty();
    boolean safe;
    int done = 0;
    do {
      int end = records.size() - done <= atOnce ? records.size() : done + atOnce;
      try {
        safe = action.take(poll(records.subList(done, end)));
      } catch (RuntimeException e) {
        rewind(records.subList(done, records.size()));
        throw e;
      }
      done = end;
    } while (done < records.size());
    if (safe && uncommitted) {
      consumer.commitSync();
      uncommitted = false;
      partly = Map.of();
    } else if (!safe) {
      commit(action.firstUnsafe());
    }
    position.reached(consumer);
  }

  // What waits for a target that is away must not make what it has already come again.
  private void commit(Map<TopicPartition, Long> firstUnsafe) {
    Map<TopicPartition, Long> held = new HashMap<>(firstUnsafe);
    held.keySet().retainAll(consumer.assignment());
    if (!held.isEmpty() && !held.equals(partly)) {
      Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
      held.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
      consumer.commitSync(offsets);
      partly = held;
    }
  }

  /** The next round begins with the first of these, in each partition. */
  private void rewind(List<ConsumerRecord<byte[], byte[]>> records) {
    records
        .reversed()
        .forEach(record ->
            consumer.seek(new TopicPartition(record.topic(), record.partition()), record.offset()));
  }

  private Poll poll(List<ConsumerRecord<byte[], byte[]>> records) {
    Map<String, List<Poll.Change<Object>>> changes = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      change(topics.get(record.topic()), record)
          .ifPresent(change ->
              changes.computeIfAbsent(record.topic(), topic -> new ArrayList<>()).add(change));
    }
    return new Poll(changes);
  }

  private static <V> Optional<Poll.Change<Object>> change(
      Topic<String, V> topic, ConsumerRecord<byte[], byte[]> record) {
    TopicPartition place = new TopicPartition(record.topic(), record.partition());
    String key = topic.key().deserializer().deserialize(topic.name(), record.key());
    if (record.value() == null) {
      return Optional.ofNullable(key)
          .map(gone -> new Poll.Change<>(gone, Optional.empty(), place, record.offset()));
    }
    return topic
        .read(record, unreadable -> LOG.warn("a record is passed over: {}", unreadable))
        .map(value ->
            new Poll.Change<>(key == null ? "" : key, Optional.of(value), place, record.offset()));
  }

  private final class FromOldest implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      // What is not committed comes again, here or elsewhere.
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      List<TopicPartition> again =
          partitions.stream().filter(p -> fromOldest.contains(p.topic())).toList();
      // To the consumer, none means all.
      if (!again.isEmpty()) {
        consumer.seekToBeginning(again);
      }
    }
  }

  private static Map<String, Object> settings(KafkaAccess kafka, String group) {
    return kafka.client(
        Map.of(
            ConsumerConfig.GROUP_ID_CONFIG,
            group,
            ConsumerConfig.CLIENT_ID_CONFIG,
            group,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
            6_000,
            ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
            2_000,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none"));
  }
}
