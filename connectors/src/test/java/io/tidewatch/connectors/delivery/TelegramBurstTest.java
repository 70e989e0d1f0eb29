package io.tidewatch.connectors.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.TopicWriter;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.delivery.Delivery.Status;
import io.tidewatch.contract.delivery.Notification;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.simulator.chat.TelegramLimits;
import io.tidewatch.simulator.chat.TelegramMessage;
import io.tidewatch.simulator.chat.TelegramServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelegramBurstTest {
  private static final int ALERTS = 500;
  private static final int KILLS = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** From when a message is composed until it has arrived, at most. */
  private static final long COMPOSED_MS = 3_000;

  private static final String REPEATED = "Possibly repeated";
  private static final TopicPartition NOTIFICATIONS =
      new TopicPartition(Topics.NOTIFICATIONS.name(), 0);

  private EmbeddedBroker broker;
  private TopicWriter writer;

  @BeforeEach
  void start(@TempDir Path directory) {
    broker = EmbeddedBroker.start(directory);
    SharedBroker.createTopics(broker);
    writer = new TopicWriter(broker.bootstrapServers());
  }

  @AfterEach
  void stop() {
    writer.close();
    broker.close();
  }

  /** With the limits of the venue, in real time. */
  @Test
  void shouldTellOfFiveHundredAlertsInTenSecondsWithinAllLimits() throws Exception {
    try (TelegramServer telegram = TelegramServer.started(SinkMain.TOKEN, SinkMain.GROUP);
        DeliverySink sink =
            DeliverySink.start(
                KafkaAccess.open(broker.bootstrapServers()),
                SinkMain.settings(telegram.uri(), 1),
                System.out,
                InstantSource.system(),
                new SplittableRandom(1))) {
      long begin = System.nanoTime();
      long[] toldAt = new long[ALERTS];
      for (int i = 0; i < ALERTS; i++) {
        tell(i);
        toldAt[i] = System.currentTimeMillis();
        LockSupport.parkNanos(begin + (i + 1) * 20_000_000L - System.nanoTime());
      }
      Instant fed = Instant.now();
      assertThat(sink.awaitPositions(Map.of(NOTIFICATIONS, (long) ALERTS), PATIENCE)).isTrue();

      assertThat(telegram.violations()).isEmpty();
      assertThat(sink.status().throttled()).isZero();
      assertThat(sink.status().told()).isEqualTo(ALERTS);
      List<TelegramMessage> messages = telegram.messages();
      for (int i = 0; i < ALERTS; i++) {
        assertThat(naming(messages, i)).as("messages with alert %d", i).hasSize(1);
      }
      messages.forEach(TelegramBurstTest::shouldNameTheMostSevereFirst);
      shouldTellTheMostSevereFirst(messages, toldAt);
      System.out.printf(
          "%d alerts in %d messages, the last one %d s after the last alert%n",
          ALERTS, messages.size(), Duration.between(fed, messages.getLast().at()).toSeconds());
    }
  }

  @Test
  void shouldLoseNoneAndMarkWhatItRepeatsWhenItIsKilled(@TempDir Path directory) throws Exception {
    long seed = System.nanoTime();
    System.out.println("killed at moments by seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    int faster = 20;
    try (TelegramServer telegram =
            TelegramServer.started(
                SinkMain.TOKEN, TelegramLimits.REAL.faster(faster), SinkMain.GROUP);
        SinkProcess process =
            new SinkProcess(
                broker.bootstrapServers(), telegram.uri(), faster, directory.resolve("output"));
        DeliveryReader deliveries = new DeliveryReader(broker.bootstrapServers())) {
      // The message is there, and the process does not know it yet: so most kills do some harm.
      telegram.slow(Duration.ofMillis(60), Integer.MAX_VALUE);
      process.start();
      for (int kill = 0; kill < KILLS; kill++) {
        int before = telegram.messages().size();
        int first = kill * ALERTS / KILLS;
        tell(first);
        await().atMost(PATIENCE).until(() -> telegram.messages().size() > before);
        long until = System.nanoTime() + random.nextLong(1_000_000_000L);
        for (int i = first + 1; i < (kill + 1) * ALERTS / KILLS; i++) {
          tell(i);
          LockSupport.parkNanos(Math.min(40_000_000, until - System.nanoTime()));
        }
        while (System.nanoTime() < until) {
          LockSupport.parkNanos(until - System.nanoTime());
        }
        process.kill();
        process.start();
      }
      await().atMost(PATIENCE).until(() -> outcomes(deliveries).size() == ALERTS);

      List<TelegramMessage> messages = telegram.messages();
      assertThat(telegram.violations()).isEmpty();
      for (int i = 0; i < ALERTS; i++) {
        List<TelegramMessage> naming = naming(messages, i);
        assertThat(naming).as("messages with alert %d", i).isNotEmpty();
        assertThat(naming.subList(1, naming.size()))
            .as("messages that repeat alert %d", i)
            .allMatch(message -> message.shown().contains(REPEATED));
      }
      List<TelegramMessage> marked =
          messages.stream().filter(message -> message.shown().contains(REPEATED)).toList();
      assertThat(marked).hasSizeLessThanOrEqualTo(KILLS);
      System.out.printf(
          "%d kills: %d alerts in %d messages, %d of them marked as possibly repeated%n",
          KILLS, ALERTS, messages.size(), marked.size());
    }
  }

  private static Map<String, Delivery> outcomes(DeliveryReader deliveries) {
    return deliveries.all().stream()
        .filter(delivery -> delivery.status() == Status.SENT)
        .collect(Collectors.toMap(Delivery::alert, delivery -> delivery, (a, b) -> b));
  }

  private static List<TelegramMessage> naming(List<TelegramMessage> messages, int alert) {
    String name = base(alert) + "/USDT";
    return messages.stream().filter(message -> message.shown().contains(name)).toList();
  }

  /** What a message left to a later one was less severe, or came when it was composed already. */
  private static void shouldTellTheMostSevereFirst(List<TelegramMessage> messages, long[] toldAt) {
    for (int i = 0; i < messages.size(); i++) {
      TelegramMessage message = messages.get(i);
      int mostSevere = ranks(message).stream().mapToInt(Integer::intValue).min().orElse(0);
      for (int alert = 0; alert < ALERTS; alert++) {
        boolean left = !naming(messages.subList(i + 1, messages.size()), alert).isEmpty();
        if (left && alert % 3 < mostSevere) {
          assertThat(toldAt[alert])
              .as("alert %d came before message %d of severity %d", alert, i, mostSevere)
              .isGreaterThan(message.at().toEpochMilli() - COMPOSED_MS);
        }
      }
    }
  }

  private static void shouldNameTheMostSevereFirst(TelegramMessage message) {
    assertThat(ranks(message)).isSorted();
  }

  /** Of the lines of a digest; a message of one alert shows none. */
  private static List<Integer> ranks(TelegramMessage message) {
    return message
        .shown()
        .lines()
        .map(line ->
            List.of("🔴", "🟠", "🟡").indexOf(line.substring(0, Math.min(2, line.length()))))
        .filter(rank -> rank >= 0)
        .toList();
  }

  private void tell(int alert) {
    Severity severity = Severity.values()[alert % 3];
    Notification wish =
        TestWishes.fired(base(alert), severity, System.currentTimeMillis(), alert + 1);
    writer.write(Topics.NOTIFICATIONS, wish.key(), wish);
  }

  private static String base(int alert) {
    return "A%04d".formatted(alert);
  }
}
