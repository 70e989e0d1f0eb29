package io.tidewatch.standalone.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicProvisioningTest {
  /** A list of all partitions would lack some of them, and say that it lacks none. */
  @Test
  void shouldRefuseATopicOfOtherPartitions(@TempDir Path directory) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      String name = Topics.BINANCE_SPOT_TRADES.name();
      admin.createTopics(List.of(new NewTopic(name, 6, (short) 1))).all().get();

      assertThatThrownBy(
              () -> TopicProvisioning.ensureTopics(KafkaAccess.open(broker.bootstrapServers())))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "expected 4 partitions of the topic "
                  + name
                  + ", was 6; delete the topic, so that it is created anew, or use another Kafka");
    }
  }

  @Test
  void shouldCreateTopicsWhosePartitionsCanAllBeWrittenToAtOnce(@TempDir Path directory) {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      // Two processes that start at once; the second finds what the first is about to create.
      CompletableFuture<Void> other =
          CompletableFuture.runAsync(
              () -> TopicProvisioning.ensureTopics(KafkaAccess.open(broker.bootstrapServers())));
      TopicProvisioning.ensureTopics(KafkaAccess.open(broker.bootstrapServers()));

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
