package io.tidewatch.query.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.broker.EmbeddedBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsClientsTest {
  private static final TopicPartition OUTPUT = new TopicPartition("output", 0);

  @TempDir private Path directory;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private EmbeddedBroker broker;

  @BeforeEach
  void open() throws Exception {
    broker = EmbeddedBroker.start(directory);
    open.push(broker);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(OUTPUT.topic(), 1, (short) 1))).all().get();
    }
  }

  @AfterEach
  void close() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  /** A producer as Kafka Streams asks for it: each run has an id of its own. */
  private Producer<byte[], byte[]> producer(String member, UUID run, int thread) {
    Producer<byte[], byte[]> producer =
        new StreamsClients(member)
            .getProducer(
                Map.of(
                    "bootstrap.servers",
                    broker.bootstrapServers(),
                    "transactional.id",
                    "detector-v1-" + run + "-" + thread,
                    // Longer than this test waits.
                    "transaction.timeout.ms",
                    600_000));
    open.push(() -> producer.close(Duration.ZERO));
    producer.initTransactions();
    return producer;
  }

  private static void send(Producer<byte[], byte[]> producer, String text) {
    producer.beginTransaction();
    producer.send(
        new ProducerRecord<>(
            OUTPUT.topic(), OUTPUT.partition(), null, text.getBytes(StandardCharsets.UTF_8)));
    producer.flush();
  }

  /** What whoever reads only what is committed finds up to the last record. */
  private List<String> committed() {
    try (Consumer<byte[], byte[]> consumer =
        new StreamsClients("reader")
            .getRestoreConsumer(
                Map.of(
                    "bootstrap.servers",
                    broker.bootstrapServers(),
                    "isolation.level",
                    "read_committed"))) {
      consumer.assign(List.of(OUTPUT));
      consumer.seekToBeginning(List.of(OUTPUT));
      long end = consumer.endOffsets(List.of(OUTPUT)).get(OUTPUT);
      List<String> texts = new ArrayList<>();
      while (consumer.position(OUTPUT) < end) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(record -> texts.add(new String(record.value(), StandardCharsets.UTF_8)));
      }
      return texts;
    }
  }

  @Test
  void shouldEndWhatAnEarlierRunLeftOpen() {
    Producer<byte[], byte[]> killed = producer("detector-v1-node", UUID.randomUUID(), 1);
    send(killed, "not committed");

    Producer<byte[], byte[]> next = producer("detector-v1-node", UUID.randomUUID(), 1);
    send(next, "committed");
    next.commitTransaction();

    assertThat(committed()).containsExactly("committed");
    assertThatThrownBy(killed::commitTransaction).isInstanceOf(ProducerFencedException.class);
  }

  @Test
  void shouldLetOtherThreadsAndInstancesBe() {
    UUID run = UUID.randomUUID();
    Producer<byte[], byte[]> first = producer("detector-v1-one", run, 1);
    send(first, "first");

    producer("detector-v1-one", run, 2);
    producer("detector-v1-two", UUID.randomUUID(), 1);
    first.commitTransaction();

    assertThat(committed()).containsExactly("first");
  }
}
