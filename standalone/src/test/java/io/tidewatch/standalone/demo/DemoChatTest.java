package io.tidewatch.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.sink.TopicSink;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.delivery.Delivery.Status;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.TopicLayout;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.standalone.node.TopicProvisioning;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoChatTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Alert ALERT = AlertCheckTest.alert();

  @TempDir private Path directory;
  private EmbeddedBroker broker;
  private KafkaAccess kafka;
  private DemoChat chat;
  private TopicSink outcomes;
  private long written;

  @BeforeEach
  void open() {
    broker = EmbeddedBroker.start(directory);
    kafka = KafkaAccess.open(broker.bootstrapServers());
    TopicProvisioning.ensureTopics(kafka, TopicLayout.OF_THE_CATALOGUE);
    chat = DemoChat.start();
    outcomes = chat.follow(kafka);
  }

  @AfterEach
  void close() {
    outcomes.close();
    chat.close();
    broker.close();
  }

  /** Whoever ended then would take the chat away before the group was told. */
  @Test
  void shouldWaitForTheGroupHoweverFastOthersAreTold() {
    write("console", Status.SENT);
    write("telegram", Status.SENDING);
    assertThat(isReported()).isFalse();

    write("telegram", Status.SENT);
    assertThat(isReported()).isTrue();
  }

  @Test
  void shouldNotWaitForWhatTheGateHeldBack() {
    write(Delivery.GATE, Status.HELD_BACK);

    assertThat(isReported()).isTrue();
  }

  /** Whether everything is known that is to be known, once it heard all that was written. */
  private boolean isReported() {
    assertThat(
            outcomes.awaitPositions(
                Map.of(new TopicPartition(Topics.DELIVERIES.name(), 0), written), PATIENCE))
        .isTrue();
    return chat.report(List.of(ALERT), Duration.ZERO);
  }

  private void write(String sink, Status status) {
    Delivery delivery =
        new Delivery(
            ALERT.id(),
            ALERT.rule(),
            ALERT.subject(),
            ALERT.severity(),
            sink,
            "group",
            status,
            1,
            1,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            1,
            false,
            false,
            ALERT.eventTime(),
            ALERT.eventTime(),
            0);
    Serializer<String> keys = Topics.DELIVERIES.key().serializer();
    Serializer<Delivery> values = Topics.DELIVERIES.value().serializer();
    try (KafkaProducer<String, Delivery> producer =
        new KafkaProducer<>(kafka.client(), keys, values)) {
      producer.send(new ProducerRecord<>(Topics.DELIVERIES.name(), ALERT.id(), delivery));
    }
    written++;
  }
}
