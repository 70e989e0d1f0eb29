package io.tidewatch.query;

import static io.tidewatch.query.store.Freshness.Source.ACTIVE;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.store.KeyedStore;
import io.tidewatch.query.store.LocalReader;
import io.tidewatch.query.store.PartitionRead;
import io.tidewatch.query.store.PartitionRead.Everything;
import io.tidewatch.query.store.PartitionView;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.StreamsSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.type.TypeReference;

/**
 * A task that broke is closed, and the group shares out its partitions again at once, often before
 * Kafka Streams has set it up anew. What had been read of them and not committed must be read
 * again, and nothing else.
 */
class BrokenTasksTest {
  private static final int ROUNDS = 5;
  private static final int BREAKING = 0;
  private static final int SOUND = 1;
  private static final List<Integer> PARTITIONS = List.of(BREAKING, SOUND);

  /** More than are processed before the task breaks, and no more than one poll returns. */
  private static final int RECORDS = 400;

  private static final PartitionRead<Everything, Map<String, Long>> COUNTED =
      new PartitionRead<>(
          "counted",
          KeyedStore.fedBy(Topics.FUTURES_TICKERS, TallyDetector.TALLY),
          new TypeReference<>() {},
          new TypeReference<>() {},
          (view, everything) -> entries(view, TallyDetector.TALLY));

  private static final PartitionRead<Everything, Set<String>> KEYS =
      new PartitionRead<>(
          "keys",
          KeyedStore.fedBy(Topics.FUTURES_TICKERS, TallyDetector.TABLE),
          new TypeReference<>() {},
          new TypeReference<>() {},
          (view, everything) -> entries(view, TallyDetector.TABLE).keySet());

  @TempDir private Path directory;

  /** Kafka forgets what is much older. */
  private final long now = InstantSource.system().millis();

  private final TallyDetector detector = new TallyDetector();
  private final Map<Integer, Set<String>> sent = new HashMap<>();
  private final Map<TopicPartition, Long> ends = new HashMap<>();

  private EmbeddedBroker broker;
  private Admin admin;
  private KafkaProducer<String, byte[]> producer;

  @BeforeEach
  void startBroker() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    House.createTopics(broker.bootstrapServers());
    admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrapServers(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "tickers"),
            new StringSerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
  }

  @AfterEach
  void stopBroker() {
    producer.close();
    admin.close();
    broker.close();
  }

  @Test
  void shouldReadAgainWhatWasNotCommitted() throws Exception {
    try (DetectorRunner runner = start()) {
      LocalReader reader = new LocalReader(runner.stores());
      send("first", new byte[] {1});
      awaitEachOnce(reader);
      for (int round = 1; round <= ROUNDS; round++) {
        send("round " + round, TallyDetector.BREAK);
        awaitEachOnce(reader);
      }
    }
  }

  @Test
  void shouldReadFromTheFirstRecordIfNothingWasCommitted() throws Exception {
    send("first", TallyDetector.BREAK);
    try (DetectorRunner runner = start()) {
      awaitEachOnce(new LocalReader(runner.stores()));
    }
  }

  private DetectorRunner start() {
    DetectorRunner runner =
        new DetectorRunner(
            detector,
            StreamsSettings.single(KafkaAccess.open(broker.bootstrapServers()), directory, "tally"),
            (name, cause) -> {});
    runner.start();
    return runner;
  }

  /**
   * Sends the same number of records to both partitions; they are seen all at once, so that one
   * poll returns those of a partition together.
   *
   * @param first value of the first one of the partition that breaks
   */
  private void send(String name, byte[] first) throws ExecutionException, InterruptedException {
    Map<TopicPartition, Future<RecordMetadata>> last = new HashMap<>();
    producer.beginTransaction();
    for (int partition : PARTITIONS) {
      for (int i = 0; i < RECORDS; i++) {
        String key = name + ", " + i;
        byte[] value = partition == BREAKING && i == 0 ? first : new byte[] {1};
        sent.computeIfAbsent(partition, its -> new HashSet<>()).add(key);
        last.put(
            place(partition),
            producer.send(
                new ProducerRecord<>(Topics.FUTURES_TICKERS.name(), partition, now, key, value)));
      }
    }
    producer.commitTransaction();
    for (TopicPartition place : last.keySet()) {
      ends.put(place, last.get(place).get().offset() + 1);
    }
  }

  /** And until it is committed, since the next one to break undoes what is not. */
  private void awaitEachOnce(LocalReader reader) {
    Patience.untilAsserted(() -> {
      for (int partition : PARTITIONS) {
        Map<String, Long> times = reader.read(COUNTED, partition, Everything.ALL, ACTIVE).answer();
        assertThat(times.keySet()).containsAll(sent.get(partition));
        assertThat(times.values()).containsOnly(1L);
        assertThat(reader.read(KEYS, partition, Everything.ALL, ACTIVE).answer())
            .isEqualTo(sent.get(partition));
      }
    });
    Patience.untilAsserted(() ->
        assertThat(committed())
            .allSatisfy(
                (place, offset) -> assertThat(offset).isGreaterThanOrEqualTo(ends.get(place))));
  }

  private Map<TopicPartition, Long> committed() throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> found =
        admin
            .listConsumerGroupOffsets(detector.applicationId())
            .partitionsToOffsetAndMetadata()
            .get();
    return PARTITIONS.stream()
        .map(BrokenTasksTest::place)
        .collect(
            toMap(
                place -> place, place -> found.get(place) == null ? 0 : found.get(place).offset()));
  }

  private static TopicPartition place(int partition) {
    return new TopicPartition(Topics.FUTURES_TICKERS.name(), partition);
  }

  private static <V> Map<String, V> entries(PartitionView view, String store) {
    Map<String, V> entries = new HashMap<>();
    try (KeyValueIterator<String, V> all = view.<String, V>keyValues(store).all()) {
      all.forEachRemaining(entry -> entries.put(entry.key, entry.value));
    }
    return entries;
  }
}
