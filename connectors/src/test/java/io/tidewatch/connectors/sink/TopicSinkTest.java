package io.tidewatch.connectors.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.feed.FeedCommand;
import io.tidewatch.contract.feed.WantedSubscription;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.NewTopics;
import io.tidewatch.contract.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicSinkTest {
  private static final TopicPartition PARTITION =
      new TopicPartition(Topics.SUBSCRIPTIONS.name(), 0);

  private static final TopicPartition COMMANDS = new TopicPartition(Topics.FEED_COMMANDS.name(), 0);

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private EmbeddedBroker broker;
  private KafkaProducer<String, byte[]> producer;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    broker = EmbeddedBroker.start(directory);
    Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (Admin admin = Admin.create(client)) {
      NewTopics.create(
          admin,
          List.of(Topics.SUBSCRIPTIONS.newTopic(), Topics.FEED_COMMANDS.newTopic()),
          PATIENCE);
    }
    producer = new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer());
  }

  @AfterEach
  void stop() {
    producer.close();
    broker.close();
  }

  @Test
  void shouldPassOverUnreadableRecordsAndTombstones() throws Exception {
    write("A");
    raw("{\"no\":1e99999999999}".getBytes(UTF_8));
    raw(null);
    write("B");

    try (TopicSink sink = sink(wanted -> heard.add(wanted.instrument()))) {
      assertThat(sink.awaitPositions(Map.of(PARTITION, 4L), PATIENCE)).isTrue();
      assertThat(heard).containsExactly("A", "B");
    }
  }

  @Test
  void shouldRepeatARecordWhoseActionFailedAndLoseNone() throws Exception {
    write("A");
    write("B");
    write("C");
    AtomicInteger failures = new AtomicInteger(2);

    try (TopicSink _ =
        sink(wanted -> {
          if (wanted.instrument().equals("B") && failures.getAndDecrement() > 0) {
            throw new IllegalStateException("the target is away");
          }
          heard.add(wanted.instrument());
        })) {
      await().atMost(PATIENCE).until(() -> heard.contains("C"));
    }
    assertThat(heard).containsSubsequence("A", "B", "C").contains("B");
    assertThat(heard.stream().filter("B"::equals)).hasSize(1);
  }

  @Test
  void shouldGoOnWhereTheRunBeforeEnded() throws Exception {
    write("A");
    try (TopicSink sink = sink(wanted -> heard.add(wanted.instrument()))) {
      assertThat(sink.awaitPositions(Map.of(PARTITION, 1L), PATIENCE)).isTrue();
    }
    write("B");

    try (TopicSink sink = sink(wanted -> heard.add(wanted.instrument()))) {
      assertThat(sink.awaitPositions(Map.of(PARTITION, 2L), PATIENCE)).isTrue();
    }
    assertThat(heard).containsExactly("A", "B");
  }

  @Test
  void shouldTellRecordsThatWereDeletedBeforeTheyWereRead() throws Exception {
    command("A");
    try (TopicSink sink = commands(() -> true)) {
      assertThat(sink.awaitPositions(Map.of(COMMANDS, 1L), PATIENCE)).isTrue();
      assertThat(sink.missed()).isZero();
    }
    command("B");
    command("C");
    command("D");
    deleteBefore(3);

    try (TopicSink sink = commands(() -> true)) {
      assertThat(sink.awaitPositions(Map.of(COMMANDS, 4L), PATIENCE)).isTrue();
      assertThat(sink.missed()).isEqualTo(2);
    }
    assertThat(heard).containsExactly("A", "D");
  }

  @Test
  void shouldTellRecordsThatWereDeletedWhileItTookNoMore() throws Exception {
    AtomicBoolean back = new AtomicBoolean();
    command("A");
    try (TopicSink sink = commands(() -> heard.isEmpty() || back.get())) {
      await().atMost(PATIENCE).until(() -> heard.contains("A"));
      // The consumer may have asked for one more already. The two are too large to come together.
      command("B", "b".repeat(600_000));
      command("C", "c".repeat(600_000));
      command("D");
      deleteBefore(3);
      back.set(true);

      await().atMost(PATIENCE).until(() -> heard.contains("D"));
      assertThat(sink.missed()).isEqualTo(heard.contains("B") ? 1 : 2);
    }
    assertThat(heard).doesNotContain("C");
  }

  @Test
  void shouldHandOverWholePollsOfSeveralTopics() throws Exception {
    write("A");
    write("B");
    command("C");
    command("D");
    List<String> commands = new CopyOnWriteArrayList<>();

    try (TopicSink _ =
        batches(poll -> {
          poll.values(Topics.SUBSCRIPTIONS).forEach(wanted -> heard.add(wanted.instrument()));
          poll.values(Topics.FEED_COMMANDS).forEach(command -> commands.add(command.instrument()));
          return true;
        })) {
      await().atMost(PATIENCE).until(() -> heard.size() == 2 && commands.size() == 2);
    }
    assertThat(heard).containsExactly("A", "B");
    assertThat(commands).containsExactly("C", "D");
  }

  @Test
  void shouldRepeatAWholePollThatFailed() throws Exception {
    write("A");
    write("B");
    AtomicInteger failures = new AtomicInteger(1);

    try (TopicSink _ =
        batches(poll -> {
          poll.values(Topics.SUBSCRIPTIONS).forEach(wanted -> heard.add(wanted.instrument()));
          if (heard.contains("B") && failures.getAndDecrement() > 0) {
            heard.clear();
            throw new IllegalStateException("the target is away");
          }
          return true;
        })) {
      await().atMost(PATIENCE).until(() -> failures.get() < 1 && heard.contains("B"));
    }
    assertThat(heard).endsWith("B").doesNotHaveDuplicates();
  }

  @Test
  void shouldRepeatAfterARestartWhatWasNotSafe() throws Exception {
    write("A");
    write("B");
    SinkAction unsafe =
        poll -> {
          poll.values(Topics.SUBSCRIPTIONS).forEach(wanted -> heard.add(wanted.instrument()));
          return false;
        };
    try (TopicSink sink = batches(unsafe)) {
      assertThat(sink.awaitPositions(Map.of(PARTITION, 2L), PATIENCE)).isTrue();
    }

    try (TopicSink sink = batches(unsafe)) {
      assertThat(sink.awaitPositions(Map.of(PARTITION, 2L), PATIENCE)).isTrue();
    }
    assertThat(heard).containsExactly("A", "B", "A", "B");
  }

  @Test
  void shouldNotRepeatWhatWasSafeBeforeTheFirstThatWasNot() throws Exception {
    write("A");
    write("B");
    SinkAction partly =
        new SinkAction() {
          @Override
          public boolean take(Poll poll) {
            poll.values(Topics.SUBSCRIPTIONS).forEach(wanted -> heard.add(wanted.instrument()));
            return false;
          }

          @Override
          public Map<TopicPartition, Long> firstUnsafe() {
            return heard.size() < 2 ? Map.of() : Map.of(PARTITION, 1L);
          }
        };
    try (TopicSink sink = batches(partly)) {
      assertThat(sink.awaitPositions(Map.of(PARTITION, 2L), PATIENCE)).isTrue();
    }

    try (TopicSink sink = batches(partly)) {
      assertThat(sink.awaitPositions(Map.of(PARTITION, 2L), PATIENCE)).isTrue();
    }
    assertThat(heard).containsExactly("A", "B", "B");
  }

  @Test
  void shouldReadSomeTopicsFromTheirBeginningAtEachStart() throws Exception {
    write("A");
    command("C");
    List<String> commands = new CopyOnWriteArrayList<>();
    SinkAction both =
        poll -> {
          poll.values(Topics.SUBSCRIPTIONS).forEach(wanted -> heard.add(wanted.instrument()));
          poll.values(Topics.FEED_COMMANDS).forEach(command -> commands.add(command.instrument()));
          return true;
        };
    TopicPartition again = new TopicPartition(Topics.FEED_COMMANDS.name(), 0);
    for (int start = 0; start < 2; start++) {
      try (TopicSink sink = batches(both)) {
        assertThat(sink.awaitPositions(Map.of(PARTITION, 1L, again, 1L), PATIENCE)).isTrue();
      }
    }
    assertThat(heard).containsExactly("A");
    assertThat(commands).containsExactly("C", "C");
  }

  private TopicSink commands(BooleanSupplier wantsMore) {
    SinkAction action =
        new SinkAction() {
          @Override
          public boolean take(Poll poll) {
            poll.values(Topics.FEED_COMMANDS).forEach(command -> heard.add(command.instrument()));
            return true;
          }

          @Override
          public boolean wantsMore() {
            return wantsMore.getAsBoolean();
          }
        };
    return TopicSink.start(
        KafkaAccess.open(broker.bootstrapServers()),
        "commands-of-the-test",
        List.of(Topics.FEED_COMMANDS),
        List.of(),
        action);
  }

  /** As its retention does. */
  private void deleteBefore(long offset) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin
          .deleteRecords(Map.of(COMMANDS, RecordsToDelete.beforeOffset(offset)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
  }

  private TopicSink batches(SinkAction action) {
    return TopicSink.start(
        KafkaAccess.open(broker.bootstrapServers()),
        "batches-of-the-test",
        List.of(Topics.SUBSCRIPTIONS),
        List.of(Topics.FEED_COMMANDS),
        action);
  }

  private TopicSink sink(java.util.function.Consumer<WantedSubscription> action) {
    return TopicSink.start(
        KafkaAccess.open(broker.bootstrapServers()),
        "sink-of-the-test",
        Topics.SUBSCRIPTIONS,
        action);
  }

  private void write(String instrument) throws Exception {
    raw(
        Topics.SUBSCRIPTIONS
            .value()
            .serializer()
            .serialize("t", WantedSubscription.configured("v", "c", instrument)));
  }

  private void command(String instrument) throws Exception {
    command(instrument, "because");
  }

  private void command(String instrument, String reason) throws Exception {
    FeedCommand command =
        FeedCommand.of("v", "c", instrument, FeedCommand.Action.SEED, 1, 1, reason);
    byte[] value = Topics.FEED_COMMANDS.value().serializer().serialize("t", command);
    producer
        .send(new ProducerRecord<>(Topics.FEED_COMMANDS.name(), "k", value))
        .get(30, TimeUnit.SECONDS);
  }

  private void raw(byte[] value) throws Exception {
    producer
        .send(new ProducerRecord<>(Topics.SUBSCRIPTIONS.name(), "k", value))
        .get(30, TimeUnit.SECONDS);
  }
}
