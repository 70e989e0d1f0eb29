package io.tidewatch.connectors.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.feed.TopicTail;
import io.tidewatch.connectors.feed.TopicTail.From;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster on which the pairs have more partitions than in the catalogue. */
class TopicPartitionsTest {
  private static final Topic<String, PoolPair> PAIRS = Topics.PAIRS;
  private static final int PARTITIONS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void shouldReadEveryPartitionThereIs(@TempDir Path directory) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
      Set<String> written = fill(client);

      assertThat(new CompactedTopic(client, PATIENCE).read(PAIRS).keySet()).isEqualTo(written);

      Set<String> heard = new ConcurrentSkipListSet<>();
      try (TopicTail tail =
          new TopicTail(
              client, PAIRS, From.BEGINNING, record -> heard.add(record.key()), () -> {})) {
        tail.start("tail");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).isEqualTo(written));
      }
    }
  }

  /** Nothing at all would look like a topic on which nothing stands. */
  @Test
  void shouldRefuseATopicThatIsNotThere(@TempDir Path directory) {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      CompactedTopic topics =
          new CompactedTopic(
              Map.of("bootstrap.servers", broker.bootstrapServers()), Duration.ofSeconds(1));

      assertThatThrownBy(() -> topics.read(PAIRS)).isInstanceOf(TimeoutException.class);
    }
  }

  /** A record on each partition. */
  private static Set<String> fill(Map<String, Object> client) throws Exception {
    try (Admin admin = Admin.create(client);
        KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer())) {
      admin.createTopics(List.of(new NewTopic(PAIRS.name(), PARTITIONS, (short) 1))).all().get();
      Set<String> keys = new TreeSet<>();
      for (int partition : IntStream.range(0, PARTITIONS).toArray()) {
        String key = "pair-" + partition;
        // What cannot be read as a pair counts as well: the key says where it lay.
        producer.send(new ProducerRecord<>(PAIRS.name(), partition, key, new byte[] {'?'})).get();
        keys.add(key);
      }
      return keys;
    }
  }
}
