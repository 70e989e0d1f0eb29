package io.tidewatch.standalone.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.broker.EmbeddedCluster;
import io.tidewatch.contract.topic.FoundTopic;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Partitions;
import io.tidewatch.contract.topic.Replication;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.TopicLayout;
import io.tidewatch.contract.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicProvisioningTest {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
  private static final TopicLayout CATALOGUE = TopicLayout.OF_THE_CATALOGUE;

  /** A list of all partitions would lack some of them, and say that it lacks none. */
  @Test
  void shouldShowEveryDifferenceAndChangeNothing(@TempDir Path directory) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      NewTopic trades =
          new NewTopic(Topics.BINANCE_SPOT_TRADES.name(), 6, (short) 1)
              .configs(Map.of("retention.ms", "604800000", "max.message.bytes", "1000000"));
      NewTopic rules =
          new NewTopic(Topics.RULES.name(), 1, (short) 1)
              .configs(Map.of("message.timestamp.type", "LogAppendTime"));
      admin.createTopics(List.of(trades, rules)).all().get();
      List<FoundTopic> before = found(admin, trades, rules);

      assertThatThrownBy(() ->
              TopicProvisioning.ensureTopics(
                  KafkaAccess.open(broker.bootstrapServers()), CATALOGUE))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContainingAll(
              "topic " + trades.name() + ": partitions expected 4, was 6",
              "kafka.partitions",
              "docs/runbooks/bigger-cluster.md",
              "topic "
                  + trades.name()
                  + ": retention.ms expected 259200000 (3 d), was 604800000 (7 d)",
              "topic " + trades.name() + ": max.message.bytes expected 8388608, was 1000000",
              "topic " + rules.name() + ": cleanup.policy expected compact, was delete",
              "topic "
                  + rules.name()
                  + ": message.timestamp.type expected CreateTime, was LogAppendTime",
              "tidewatch topics plan");
      assertThat(found(admin, trades, rules)).isEqualTo(before);
    }
  }

  @Test
  void shouldTakeALongerRetentionThatIsMeant(@TempDir Path directory) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      KafkaAccess kafka = KafkaAccess.open(broker.bootstrapServers());
      String trades = Topics.BINANCE_SPOT_TRADES.name();
      TopicLayout longer =
          new TopicLayout(
              Replication.OF_THE_CLUSTER,
              Partitions.OF_THE_CATALOGUE,
              Map.of(trades, Duration.ofDays(14)));
      TopicProvisioning.ensureTopics(kafka, longer);

      assertThat(found(admin, new NewTopic(trades, 4, (short) 1)).getFirst().configs())
          .containsEntry("retention.ms", Long.toString(Duration.ofDays(14).toMillis()));
      assertThatCode(() -> TopicProvisioning.ensureTopics(kafka, longer))
          .doesNotThrowAnyException();
      assertThatThrownBy(() -> TopicProvisioning.ensureTopics(kafka, CATALOGUE))
          .hasMessageContaining(
              "topic " + trades + ": retention.ms expected 259200000 (3 d), was 1209600000 (14 d)");
    }
  }

  @Test
  void shouldKeepAsManyCopiesAsAreAskedForAndRefuseFewer(@TempDir Path directory) throws Exception {
    try (EmbeddedCluster brokers = EmbeddedCluster.start(directory, 3);
        Admin admin = Admin.create(Map.of("bootstrap.servers", brokers.bootstrapServers()))) {
      KafkaAccess kafka = KafkaAccess.open(brokers.bootstrapServers());
      String lone = Topics.ALERTS.name();
      TopicLayout threefold =
          new TopicLayout(Replication.of(3), Partitions.OF_THE_CATALOGUE, Map.of());
      TopicProvisioning.ensureTopics(kafka, threefold);
      assertThat(FoundTopics.read(admin, Topics::isOurs, Duration.ofSeconds(30)))
          .hasSameSizeAs(Topics.ALL)
          .allSatisfy(topic -> {
            assertThat(topic.copies()).containsExactly(3);
            assertThat(topic.configs()).containsEntry("min.insync.replicas", "2");
          });

      admin.deleteTopics(List.of(lone)).all().get();
      NewTopic alone =
          new NewTopic(lone, 1, (short) 1)
              .configs(Map.of("retention.ms", "2592000000", "max.message.bytes", "8388608"));
      await()
          .ignoreExceptions()
          .untilAsserted(() ->
              assertThat(admin.createTopics(List.of(alone)).all()).succeedsWithin(TEN_SECONDS));
      // The brokers hear of it one after another; until then one may tell of the deleted topic.
      await()
          .untilAsserted(() ->
              assertThatThrownBy(() -> TopicProvisioning.ensureTopics(kafka, threefold))
                  .hasMessageContaining("topic " + lone + ": replication expected 3, was 1"));
      assertThatCode(() -> TopicProvisioning.ensureTopics(kafka, CATALOGUE))
          .doesNotThrowAnyException();
    }
  }

  private static List<FoundTopic> found(Admin admin, NewTopic... topics) throws Exception {
    Set<String> names = Stream.of(topics).map(NewTopic::name).collect(Collectors.toSet());
    return FoundTopics.read(admin, names::contains, Duration.ofSeconds(30));
  }

  @Test
  void shouldCreateTopicsWhosePartitionsCanAllBeWrittenToAtOnce(@TempDir Path directory) {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      // Two processes that start at once; the second finds what the first is about to create.
      CompletableFuture<Void> other =
          CompletableFuture.runAsync(() ->
              TopicProvisioning.ensureTopics(
                  KafkaAccess.open(broker.bootstrapServers()), CATALOGUE));
      TopicProvisioning.ensureTopics(KafkaAccess.open(broker.bootstrapServers()), CATALOGUE);

      // A producer that tries only once, and to the leader of the moment.
      try (KafkaProducer<byte[], byte[]> producer =
          new KafkaProducer<>(
              Map.of(
                  "bootstrap.servers",
                  broker.bootstrapServers(),
                  "retries",
                  0,
                  "enable.idempotence",
                  false),
              new ByteArraySerializer(),
              new ByteArraySerializer())) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Topic<?, ?> topic : Topics.ALL) {
          for (int partition = 0; partition < topic.partitions(); partition++) {
            sent.add(
                producer.send(
                    new ProducerRecord<>(topic.name(), partition, new byte[] {1}, new byte[] {1})));
          }
        }
        producer.flush();

        assertThatCode(
                () -> {
                  for (Future<RecordMetadata> record : sent) {
                    record.get();
                  }
                })
            .doesNotThrowAnyException();
        assertThat(other).succeedsWithin(Duration.ofSeconds(30));
      }
    }
  }
}
