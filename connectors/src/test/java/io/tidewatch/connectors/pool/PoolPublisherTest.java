package io.tidewatch.connectors.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.database.DatabaseSettings;
import io.tidewatch.connectors.reference.CompactedTopic;
import io.tidewatch.contract.pool.Conditions;
import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.contract.pool.TriggerLogic;
import io.tidewatch.contract.topic.Topics;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class PoolPublisherTest {
  private static final String A = Addresses.of('A');
  private static final String B = Addresses.of('B');
  private static final Instant NOW = Instant.parse("2025-10-31T12:00:00.123Z");

  private Map<String, Object> kafka;
  private Database database;
  private PoolDatabase tables;

  @BeforeEach
  void open(EmbeddedBroker broker, TestInfo test) {
    kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
    database =
        Database.open(
            DatabaseSettings.inMemory("publisher_" + test.getTestMethod().orElseThrow().getName()));
    tables = new PoolDatabase(database);
    // The broker is shared: what other tests left goes away.
    tables.template(99, 1, "{}");
    row(A, 99, 1);
    tables.run("UPDATE quick_monitor_template SET del_flag = 1");
    tables.run("UPDATE sol_ws_batch_pool SET is_active = 0");
    publisher().publish();
    tables.run("DELETE FROM quick_monitor_template");
    tables.run("DELETE FROM sol_ws_batch_pool");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void shouldPublishTemplatesAndPairs() {
    tables.template(1, 300_000, PoolDatabase.ANY_CONFIG).template(2, 500_000, "{}");
    row(A, 1, 3);
    PoolDifference difference = publisher().publish();

    assertThat(difference.templatesAdded()).containsExactly("1", "2");
    assertThat(difference.pairsAdded()).containsExactly(pair(A));
    assertThat(difference.warnings()).singleElement().asString().contains("template 2");
    CompactedTopic topics = new CompactedTopic(kafka, Duration.ofSeconds(20));
    assertThat(topics.read(Topics.TEMPLATES).get("1"))
        .contains(
            new PoolTemplate(
                1,
                "配置1",
                new BigDecimal("300000.00"),
                Optional.of(new BigDecimal("500000.00")),
                Interval.M1,
                TriggerLogic.ANY,
                new Conditions(
                    Optional.of(
                        new Conditions.PriceChange(Optional.of(BigDecimal.TEN), Optional.empty())),
                    Optional.empty())));
    assertThat(topics.read(Topics.PAIRS).get(pair(A)))
        .contains(
            new PoolPair(
                pair(A),
                A,
                Optional.of("TK"),
                Optional.empty(),
                new BigDecimal("400000.00"),
                Optional.empty(),
                1,
                Interval.M5,
                3,
                7,
                0));
  }

  @Test
  void shouldWriteNothingTheSecondTime() {
    tables.template(1, 300_000, PoolDatabase.ANY_CONFIG);
    row(A, 1, 1);
    publisher().publish();
    int before = written().size();
    PoolDifference again = publisher().publish();

    assertThat(again.isEmpty()).isTrue();
    assertThat(again.unchanged()).isEqualTo(2);
    assertThat(written()).hasSize(before);
  }

  @Test
  void shouldTellAMoveFromAnotherChange() {
    tables.template(1, 300_000, PoolDatabase.ANY_CONFIG);
    row(A, 1, 1);
    row(B, 1, 1);
    publisher().publish();
    tables.run("UPDATE sol_ws_batch_pool SET batch_id = 2 WHERE ca = ?", A);
    tables.run("UPDATE sol_ws_batch_pool SET time_interval = '1h' WHERE ca = ?", B);
    PoolDifference difference = publisher().publish();

    assertThat(difference.pairsMoved()).containsExactly(pair(A));
    assertThat(difference.pairsChanged()).containsExactly(pair(B));
    assertThat(difference.unchanged()).isEqualTo(1);
  }

  @Test
  void shouldSayThatATemplateWasEdited() {
    tables.template(1, 300_000, PoolDatabase.ANY_CONFIG);
    publisher().publish();
    tables.run("UPDATE quick_monitor_template SET trigger_logic = 'all'");

    assertThat(publisher().publish().templatesChanged()).containsExactly("1");
  }

  @Test
  void shouldWriteTombstonesForWhatIsGone() {
    tables.template(1, 300_000, PoolDatabase.ANY_CONFIG).template(2, 500_000, "{}");
    row(A, 1, 1);
    row(B, 1, 1);
    publisher().publish();
    tables.run("UPDATE quick_monitor_template SET del_flag = 1 WHERE id = 2");
    tables.run("UPDATE sol_ws_batch_pool SET is_active = 0 WHERE ca = ?", A);
    PoolDifference difference = publisher().publish();

    assertThat(difference.templatesRemoved()).containsExactly("2");
    assertThat(difference.pairsRemoved()).containsExactly(pair(A));
    assertThat(written())
        .filteredOn(record -> record.key().equals(pair(A)))
        .last()
        .satisfies(record -> {
          assertThat(record.value()).isNull();
          assertThat(record.timestamp()).isEqualTo(NOW.toEpochMilli());
        });
  }

  @Test
  void shouldWriteOverWhatCannotBeRead() throws Exception {
    tables.template(1, 300_000, PoolDatabase.ANY_CONFIG);
    row(A, 1, 1);
    publisher().publish();
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(Topics.PAIRS.name(), pair(A), "{")).get();
    }

    assertThat(publisher().publish().pairsChanged()).containsExactly(pair(A));
    assertThat(publisher().publish().isEmpty()).isTrue();
  }

  @Test
  void shouldPublishNothingOfAMalformedPool() {
    tables.template(1, 300_000, PoolDatabase.ANY_CONFIG);
    row(A, 1, 1);
    publisher().publish();
    tables.run("UPDATE quick_monitor_template SET events_config = '{' WHERE id = 1");
    tables.run("UPDATE sol_ws_batch_pool SET time_interval = '2m', batch_id = 0");
    row(B, 1, 1);

    assertThatThrownBy(() -> publisher().publish())
        .isInstanceOfSatisfying(
            PoolException.class,
            e ->
                assertThat(e.findings())
                    .hasSize(3)
                    .anyMatch(text -> text.startsWith("template 1: events_config"))
                    .anyMatch(text -> text.contains("time_interval: expected one of"))
                    .anyMatch(text -> text.contains("batch_id: expected a number from 1")));
    assertThat(new CompactedTopic(kafka, Duration.ofSeconds(20)).read(Topics.PAIRS))
        .containsOnlyKeys(pair(A));
  }

  @Test
  void shouldNotTakeALostDatabaseForAnEmptyPool() {
    tables.template(1, 300_000, PoolDatabase.ANY_CONFIG);
    row(A, 1, 1);
    publisher().publish();
    tables.run("DELETE FROM sol_ws_batch_pool");

    assertThatThrownBy(() -> publisher().publish())
        .isInstanceOfSatisfying(
            PoolException.class, e -> assertThat(e.isMalformed()).as(e.getMessage()).isTrue())
        .hasMessageContaining("sol_ws_batch_pool: expected some rows, as 1 are published");

    tables.run("DELETE FROM quick_monitor_template");

    assertThatThrownBy(() -> publisher().publish())
        .hasMessageContaining("quick_monitor_template: expected some rows, as 1 are published");
    assertThat(new CompactedTopic(kafka, Duration.ofSeconds(20)).read(Topics.PAIRS))
        .containsOnlyKeys(pair(A));
  }

  @Test
  void shouldLeaveOutARowWithoutAPair() {
    tables.template(1, 300_000, PoolDatabase.ANY_CONFIG);
    row(A, 1, 1);
    tables.run("UPDATE sol_ws_batch_pool SET pair_address = NULL");
    PoolDifference difference = publisher().publish();

    assertThat(difference.pairsAdded()).isEmpty();
    assertThat(difference.warnings())
        .containsExactly("pool row " + A + ": left out, it has no pair_address");
  }

  @Test
  void shouldSayThatKafkaIsAway() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    PoolPublisher nobody =
        new PoolPublisher(
            database,
            Map.of("bootstrap.servers", "127.0.0.1:" + port),
            InstantSource.fixed(NOW),
            Duration.ofSeconds(1));

    assertThatThrownBy(nobody::publish)
        .isInstanceOf(PoolException.class)
        .hasMessageContaining("could not be published: Kafka");
  }

  private PoolPublisher publisher() {
    return new PoolPublisher(database, kafka, InstantSource.fixed(NOW));
  }

  private void row(String token, int template, int batch) {
    tables.run(
        "INSERT INTO sol_ws_batch_pool (batch_id, ca, token_symbol, pair_address, market_cap,"
            + " template_id, time_interval, priority, sort_order)"
            + " VALUES (?, ?, 'TK', ?, 400000, ?, '5m', 7, 0)",
        batch,
        token,
        pair(token),
        template);
  }

  private static String pair(String token) {
    return SearchServer.pairOf(token);
  }

  /** All records of the pairs, tombstones included, in the order of their partitions. */
  private List<ConsumerRecord<String, byte[]>> written() {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> reader =
        new KafkaConsumer<>(kafka, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          reader.partitionsFor(Topics.PAIRS.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
      while (partitions.stream().anyMatch(each -> reader.position(each) < ends.get(each))) {
        reader.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }
}
