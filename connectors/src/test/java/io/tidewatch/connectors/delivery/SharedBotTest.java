package io.tidewatch.connectors.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.TopicWriter;
import io.tidewatch.connectors.chat.ChatSettings;
import io.tidewatch.connectors.chat.TelegramCommands;
import io.tidewatch.connectors.delivery.queue.BotBudget;
import io.tidewatch.connectors.delivery.queue.Limit;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.delivery.Notification;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.simulator.chat.TelegramLimits;
import io.tidewatch.simulator.chat.TelegramMessage;
import io.tidewatch.simulator.chat.TelegramServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts and answers to commands by one bot, in one group. */
class SharedBotTest {
  private static final int FASTER = 10;
  private static final int ALERTS = 100;
  private static final int COMMANDS = 10;
  private static final long ALICE = 7;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final BotBudget.Limits LIMITS =
      new BotBudget.Limits(
          new Limit(30, Duration.ofSeconds(1).dividedBy(FASTER)),
          new Limit(1, Duration.ofSeconds(1).dividedBy(FASTER)),
          new Limit(20, Duration.ofMinutes(1).dividedBy(FASTER)));

  @Test
  void shouldKeepAlertsAndAnswersTogetherWithinTheLimits(@TempDir Path directory) throws Exception {
    BotBudget bot = new BotBudget(LIMITS);
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        TelegramServer telegram =
            TelegramServer.started(
                SinkMain.TOKEN, TelegramLimits.REAL.faster(FASTER), SinkMain.GROUP)) {
      SharedBroker.createTopics(broker);
      try (TopicWriter writer = new TopicWriter(broker.bootstrapServers());
          DeliverySink sink =
              DeliverySink.start(
                  KafkaAccess.open(broker.bootstrapServers()),
                  alerts(telegram.uri()),
                  System.out,
                  bot,
                  InstantSource.system(),
                  new SplittableRandom(1));
          TelegramCommands commands =
              TelegramCommands.start(commands(telegram.uri()), bot, InstantSource.system())) {
        long begin = System.nanoTime();
        for (int i = 0; i < ALERTS; i++) {
          Severity severity = i % 4 == 0 ? Severity.CRITICAL : Severity.MAJOR;
          Notification wish =
              TestWishes.fired("A%04d".formatted(i), severity, System.currentTimeMillis(), i + 1);
          writer.write(Topics.NOTIFICATIONS, wish.key(), wish);
          if (i % (ALERTS / COMMANDS) == 0) {
            telegram.say(SinkMain.GROUP, ALICE, "/help");
          }
          LockSupport.parkNanos(begin + (i + 1) * 50_000_000L - System.nanoTime());
        }
        TopicPartition wishes = new TopicPartition(Topics.NOTIFICATIONS.name(), 0);
        assertThat(sink.awaitPositions(Map.of(wishes, (long) ALERTS), PATIENCE)).isTrue();
        await().atMost(PATIENCE).until(() -> commands.status().answered() == COMMANDS);

        assertThat(telegram.violations()).isEmpty();
        assertThat(sink.status().throttled()).isZero();
        assertThat(sink.status().told()).isEqualTo(ALERTS);
        assertThat(telegram.messages())
            .extracting(TelegramMessage::shown)
            .filteredOn(text -> text.contains("/mute"))
            .hasSize(COMMANDS);
      }
    }
  }

  /** As many alerts as Telegram allows: then answers are one too many, wherever they come. */
  private static DeliverySettings alerts(URI telegram) {
    return SinkMain.settings(telegram, FASTER)
        .limitedBy(
            new DeliverySettings.Limits(
                List.of(LIMITS.bot()), List.of(LIMITS.chat()), List.of(LIMITS.group())));
  }

  private static ChatSettings commands(URI telegram) {
    return ChatSettings.of(
        new ChatSettings.Bot(telegram, SinkMain.TOKEN),
        new ChatSettings.Api(telegram, Optional.empty()),
        new ChatSettings.Allowed(Set.of(SinkMain.GROUP), Set.of(ALICE), Set.of()),
        Locale.ENGLISH,
        ZoneOffset.UTC);
  }
}
