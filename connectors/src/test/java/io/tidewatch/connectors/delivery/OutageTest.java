package io.tidewatch.connectors.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.MortalPort;
import io.tidewatch.connectors.Outages;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.TopicWriter;
import io.tidewatch.connectors.delivery.DeliverySettings.Origin;
import io.tidewatch.connectors.delivery.DeliverySettings.Readers;
import io.tidewatch.connectors.delivery.DeliverySettings.Route;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.delivery.Delivery.Status;
import io.tidewatch.contract.delivery.Notification;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.simulator.chat.TelegramMessage;
import io.tidewatch.simulator.chat.TelegramServer;
import io.tidewatch.simulator.chat.WebhookCall;
import io.tidewatch.simulator.chat.WebhookServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is told is away for five minutes of the sink's clock. See {@link Outages}. */
class OutageTest {
  private static final String SECRET = "webhook-secret";
  private static final int BEFORE = 3;
  private static final int MEANWHILE = 40;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration LATE_AFTER = DeliverySettings.Times.DEFAULTS.lateAfter();
  private static final TopicPartition NOTIFICATIONS =
      new TopicPartition(Topics.NOTIFICATIONS.name(), 0);

  private final Outages.Clock clock = new Outages.Clock();
  private final List<Notification> told = new ArrayList<>();
  private EmbeddedBroker broker;
  private TopicWriter writer;
  private DeliveryReader deliveries;

  @BeforeEach
  void start(@TempDir Path directory) {
    broker = EmbeddedBroker.start(directory);
    SharedBroker.createTopics(broker);
    writer = new TopicWriter(broker.bootstrapServers());
    deliveries = new DeliveryReader(broker.bootstrapServers());
  }

  @AfterEach
  void stop() {
    deliveries.close();
    writer.close();
    broker.close();
  }

  @Test
  void shouldCatchUpAfterTelegramWasAwayForFiveMinutes() throws Exception {
    try (TelegramServer telegram = TelegramServer.started(SinkMain.TOKEN, SinkMain.GROUP);
        MortalPort port = new MortalPort(telegram.uri());
        DeliverySink sink = start(SinkMain.settings(port.uri(), 1))) {
      outage(sink, port);

      assertThat(telegram.violations()).isEmpty();
      List<TelegramMessage> messages = telegram.messages();
      for (Notification wish : told) {
        String name = wish.alert().subject().replace("USDT", "/USDT");
        assertThat(messages).filteredOn(m -> m.shown().contains(name)).as(name).hasSize(1);
      }
      assertThat(messages).filteredOn(message -> message.shown().contains("⏰")).isNotEmpty();
      System.out.printf("%d alerts in %d messages%n", told.size(), messages.size());
    }
  }

  @Test
  void shouldCatchUpAfterAServiceWasAwayForFiveMinutes() throws Exception {
    try (WebhookServer server = WebhookServer.started(SECRET);
        MortalPort port = new MortalPort(server.uri());
        DeliverySink sink = start(webhook(port))) {
      outage(sink, port);

      List<WebhookCall> calls = server.calls();
      assertThat(calls).hasSize(told.size()).allMatch(WebhookCall::first);
      assertThat(calls)
          .extracting(WebhookCall::id)
          .containsExactlyInAnyOrderElementsOf(
              told.stream().map(wish -> wish.alert().id()).toList());
      Map<String, Delivery> outcomes = outcomes();
      assertThat(calls)
          .allSatisfy(call ->
              assertThat(call.body()).contains("\"late\":" + outcomes.get(call.id()).late()));
      assertThat(server.refusals()).isEmpty();
    }
  }

  /** What comes of everything, whoever it is told. */
  private void outage(DeliverySink sink, MortalPort port) throws Exception {
    for (int i = 0; i < BEFORE; i++) {
      tell();
    }
    awaitAll(sink);
    assertThat(sink.status().told()).isEqualTo(BEFORE);

    long began = clock.millis();
    port.down();
    Outages.during(
        MEANWHILE,
        () -> {
          tell();
          clock.forward(MEANWHILE);
        });
    assertThat(clock.millis() - began).isGreaterThanOrEqualTo(Duration.ofMinutes(5).toMillis());
    assertThat(sink.status().told()).isEqualTo(BEFORE);
    assertThat(sink.status().reached()).isFalse();
    assertThat(sink.status().failures()).isGreaterThanOrEqualTo(2);
    await().atMost(PATIENCE).until(() -> sink.status().waiting() == MEANWHILE);
    long back = clock.millis();
    port.up();
    awaitAll(sink);
    System.out.printf(
        "away for %s, of that really for %s: %d failures, caught up after %d ms%n",
        Duration.ofMillis(back - began),
        Outages.real(),
        sink.status().failures(),
        clock.millis() - back);

    assertThat(sink.status().reached()).isTrue();
    assertThat(sink.status().restarts()).isZero();
    assertThat(sink.status().told()).isEqualTo(told.size());
    assertThat(sink.status().refused() + sink.status().expired() + sink.status().missed()).isZero();
    Map<String, Delivery> outcomes = outcomes();
    assertThat(outcomes).hasSize(told.size());
    for (Notification wish : told) {
      Delivery outcome = outcomes.get(wish.alert().id());
      long age = outcome.at() - wish.alert().eventTime();
      assertThat(outcome.status()).isEqualTo(Status.SENT);
      // Whether it is late is decided when it leaves, a moment before its outcome is known.
      if (Math.abs(age - LATE_AFTER.toMillis()) > 2_000) {
        assertThat(outcome.late()).isEqualTo(age > LATE_AFTER.toMillis());
      }
    }
    assertThat(outcomes.get(told.get(BEFORE).alert().id()).late()).isTrue();
    assertThat(outcomes.get(told.getFirst().alert().id()).late()).isFalse();
  }

  /** Of each alert; more than one is one too many. */
  private Map<String, Delivery> outcomes() {
    return deliveries.all().stream()
        .filter(delivery -> delivery.status() != Status.SENDING)
        .collect(Collectors.toMap(Delivery::alert, Function.identity()));
  }

  private void awaitAll(DeliverySink sink) {
    assertThat(sink.awaitPositions(Map.of(NOTIFICATIONS, (long) told.size()), PATIENCE)).isTrue();
  }

  private DeliverySink start(DeliverySettings settings) {
    return DeliverySink.start(
        KafkaAccess.open(broker.bootstrapServers()),
        settings.readBy(new Readers(Locale.ENGLISH, ZoneOffset.UTC)),
        System.out,
        clock,
        new SplittableRandom(1));
  }

  private static DeliverySettings webhook(MortalPort port) {
    return DeliverySettings.of(
        new ChannelSettings.Webhook(
            List.of(new ChannelSettings.Hook("hook", port.uri().resolve("/alerts"), SECRET))),
        List.of(Route.ofAll(Origin.MARKET, "hook")));
  }

  private void tell() {
    int number = told.size() + 1;
    Notification wish =
        TestWishes.fired("A%03d".formatted(number), Severity.MAJOR, clock.millis(), number);
    told.add(wish);
    writer.write(Topics.NOTIFICATIONS, wish.key(), wish);
  }
}
