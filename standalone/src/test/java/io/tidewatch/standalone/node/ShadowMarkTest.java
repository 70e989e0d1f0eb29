package io.tidewatch.standalone.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.TopicLayout;
import io.tidewatch.contract.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadowMarkTest {
  private static final String ID = "tidewatch-large-trades-v2";
  private static final Set<String> IDS = Set.of(ID);
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir private Path directory;
  private EmbeddedBroker broker;
  private KafkaAccess kafka;

  @BeforeEach
  void open() {
    broker = EmbeddedBroker.start(directory);
    kafka = KafkaAccess.open(broker.bootstrapServers());
    TopicProvisioning.ensureTopics(kafka, TopicLayout.OF_THE_CATALOGUE);
  }

  @AfterEach
  void close() {
    broker.close();
  }

  /** It would take work from the one in charge, and nobody would hear of it. */
  @Test
  void shouldLetNobodyIntoTheShadowOfItsOwnVersion() throws Exception {
    ShadowMark.begin(kafka, IDS, false);
    work();

    assertThatThrownBy(() -> ShadowMark.begin(kafka, IDS, true))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(ID + ", which is in charge");
    assertThat(groups()).containsExactly(ID);
    assertThatCode(() -> ShadowMark.begin(kafka, IDS, false)).doesNotThrowAnyException();
  }

  @Test
  void shouldTakeChargeOnlyWhenNobodyIsInTheShadowAnyMore() throws Exception {
    ShadowMark.begin(kafka, IDS, true);
    try (KafkaConsumer<byte[], byte[]> _ = member()) {
      assertThatCode(() -> ShadowMark.begin(kafka, IDS, true)).doesNotThrowAnyException();
      assertThatThrownBy(() -> ShadowMark.begin(kafka, IDS, false))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("end all that run with --shadow");
    }

    ShadowMark.begin(kafka, IDS, false);
    assertThat(groups()).containsExactly(ID);
    assertThatThrownBy(() -> ShadowMark.begin(kafka, IDS, true))
        .hasMessageContaining("which is in charge");
  }

  /** Somebody worked, and is gone. */
  private void work() {
    member().close();
  }

  private KafkaConsumer<byte[], byte[]> member() {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            kafka.client(Map.of("group.id", ID, "auto.offset.reset", "earliest")),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(List.of(Topics.ALERTS.name()));
    await()
        .atMost(LONG)
        .untilAsserted(() -> {
          consumer.poll(Duration.ofMillis(100));
          assertThat(consumer.assignment()).isNotEmpty();
        });
    consumer.commitSync();
    return consumer;
  }

  private List<String> groups() throws Exception {
    try (Admin admin = Admin.create(kafka.client())) {
      return admin.listGroups().all().get().stream().map(GroupListing::groupId).toList();
    }
  }
}
