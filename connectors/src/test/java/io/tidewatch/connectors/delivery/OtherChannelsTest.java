package io.tidewatch.connectors.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.TopicWriter;
import io.tidewatch.connectors.delivery.ChannelSettings.Hook;
import io.tidewatch.connectors.delivery.ChannelSettings.Robot;
import io.tidewatch.connectors.delivery.DeliverySettings.Origin;
import io.tidewatch.connectors.delivery.DeliverySettings.Readers;
import io.tidewatch.connectors.delivery.DeliverySettings.Requests;
import io.tidewatch.connectors.delivery.DeliverySettings.Route;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.delivery.AlertMatcher;
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.delivery.Delivery.Status;
import io.tidewatch.contract.delivery.Notification;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.simulator.chat.WeComServer;
import io.tidewatch.simulator.chat.WebhookCall;
import io.tidewatch.simulator.chat.WebhookServer;
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
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class OtherChannelsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String KEY = "693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa";
  private static final String SECRET = "a-shared-secret-of-the-hook";
  private static final TopicPartition NOTIFICATIONS =
      new TopicPartition(Topics.NOTIFICATIONS.name(), 0);

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger("io.tidewatch");
  private EmbeddedBroker broker;
  private TopicWriter writer;
  private DeliveryReader deliveries;
  private long told;

  @BeforeEach
  void start(@TempDir Path directory) {
    broker = EmbeddedBroker.start(directory);
    SharedBroker.createTopics(broker);
    writer = new TopicWriter(broker.bootstrapServers());
    deliveries = new DeliveryReader(broker.bootstrapServers());
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void stop() {
    root.detachAppender(log);
    deliveries.close();
    writer.close();
    broker.close();
  }

  @Test
  void shouldTellRobotsAndReadTheirErrorCodes() throws Exception {
    try (WeComServer weCom = WeComServer.started(KEY);
        DeliverySink sink = start(weCom(weCom, KEY))) {
      weCom.answerWith(-1, 1);
      tell("BTC", Severity.MAJOR);
      awaitAll(sink);

      assertThat(weCom.messages()).hasSize(1);
      assertThat(weCom.messages().getFirst().content()).startsWith("[Large taker buying] BTC/USDT");
      assertThat(sink.status().failures()).isEqualTo(1);
      assertThat(sink.status().repeated()).isZero();
      assertThat(outcomes().getFirst().reason()).contains("-1 system busy");
    }
    nothingShows(KEY);
  }

  @Test
  void shouldPauseARobotThatWasAskedTooOften() throws Exception {
    try (WeComServer weCom = WeComServer.started(KEY);
        DeliverySink sink = start(weCom(weCom, KEY))) {
      weCom.answerWith(45_009, 1);
      tell("BTC", Severity.MAJOR);
      await().atMost(PATIENCE).until(() -> sink.status().throttled() == 1);

      assertThat(sink.status().waiting()).isEqualTo(1);
      assertThat(sink.status().failures()).isZero();
    }
  }

  @Test
  void shouldGiveUpARobotThatIsGoneAndKeepTheOthers() throws Exception {
    try (WeComServer weCom = WeComServer.started(KEY, "other-key");
        DeliverySink sink = start(weCom(weCom, KEY, "other-key"))) {
      weCom.removeRobot(KEY);
      tell("BTC", Severity.MAJOR);
      tell("ETH", Severity.MAJOR);
      awaitAll(sink);

      assertThat(sink.status().targetsGone()).containsExactly("robot-0");
      assertThat(weCom.messages()).hasSize(2);
    }
    assertThat(outcomes())
        .filteredOn(delivery -> delivery.target().equals("robot-0"))
        .hasSize(2)
        .allMatch(delivery -> delivery.status() == Status.FAILED)
        .allMatch(delivery -> delivery.reason().orElseThrow().contains("93000"));
    nothingShows(KEY);
  }

  @Test
  void shouldFoldABurstForARobotWithinItsLimit() throws Exception {
    try (WeComServer weCom = WeComServer.started(KEY)) {
      for (int i = 0; i < 60; i++) {
        tell("C" + (100 + i), Severity.MINOR);
      }
      try (DeliverySink sink = start(weCom(weCom, KEY))) {
        awaitAll(sink);
        assertThat(weCom.violations()).isEmpty();
        assertThat(sink.status().digests()).isPositive();
      }
      String all = String.join("\n", weCom.messages().stream().map(m -> m.content()).toList());
      for (int i = 0; i < 60; i++) {
        assertThat(all.split("C" + (100 + i) + "/USDT", -1)).hasSize(2);
      }
    }
  }

  @Test
  void shouldSignCallsAndGiveTheAlertAsItIsOnItsTopic() throws Exception {
    try (WebhookServer server = WebhookServer.started(SECRET);
        DeliverySink sink = start(webhook(server, AlertMatcher.ALL))) {
      server.faults().fail(503, 0, 1);
      Notification wish = tell("BTC", Severity.MAJOR);
      awaitAll(sink);

      assertThat(server.refusals()).isEmpty();
      WebhookCall call = server.calls().getFirst();
      assertThat(call.id()).isEqualTo(wish.alert().id());
      String body = call.body();
      assertThat(body).contains("\"alert\":" + Json.MAPPER.writeValueAsString(wish.alert()));
      assertThat(body).contains("\"repeated\":true", "\"late\":false", "\"kind\":\"FIRED\"");
      assertThat(Json.MAPPER.readTree(body).path("text").asString())
          .startsWith("[Large taker buying] BTC/USDT");
    }
    nothingShows(SECRET);
    nothingShows("path-secret");
  }

  @Test
  void shouldCallOneByOneAndOnlyForWhatIsRouted() throws Exception {
    AlertMatcher critical =
        new AlertMatcher(Optional.of("large-*"), Optional.empty(), Set.of(Severity.CRITICAL));
    try (WebhookServer server = WebhookServer.started(SECRET)) {
      for (int i = 0; i < 30; i++) {
        tell("C" + i, i % 2 == 0 ? Severity.CRITICAL : Severity.MINOR);
      }
      try (DeliverySink sink = start(webhook(server, critical))) {
        awaitAll(sink);
        assertThat(server.calls()).hasSize(15);
        assertThat(sink.status().digests()).isZero();
        assertThat(sink.status().notRouted()).isEqualTo(15);
      }
    }
  }

  @Test
  void shouldWaitForAServiceThatIsDown() throws Exception {
    try (WebhookServer server = WebhookServer.started(SECRET);
        DeliverySink sink = start(webhook(server, AlertMatcher.ALL))) {
      server.down(true);
      for (int i = 0; i < 10; i++) {
        tell("C" + i, Severity.MAJOR);
      }
      await().atMost(PATIENCE).until(() -> sink.status().failures() >= 3);
      server.down(false);
      awaitAll(sink);

      assertThat(server.calls()).hasSize(10).allMatch(WebhookCall::first);
    }
    nothingShows(SECRET);
    nothingShows("path-secret");
  }

  /** One that is away is no trouble of the others, and none of the others ends its trouble. */
  @Test
  void shouldSayWhichOfSeveralServicesIsAway() throws Exception {
    try (WebhookServer dead = WebhookServer.started(SECRET);
        WebhookServer healthy = WebhookServer.started(SECRET);
        DeliverySink sink = start(webhooks(dead, healthy))) {
      dead.down(true);
      tell("BTC", Severity.MAJOR);
      await().atMost(PATIENCE).until(() -> sink.status().failures() >= 1);
      for (int i = 1; i <= 5; i++) {
        int expected = i;
        await().atMost(PATIENCE).until(() -> healthy.calls().size() == expected);
        tell("C" + i, Severity.MAJOR);
        assertThat(sink.status().reached()).isFalse();
      }
      await().atMost(PATIENCE).until(() -> sink.status().targetsAway().equals(List.of("hook-0")));
      assertThat(sink.status().lastError().orElseThrow()).startsWith("hook-0: ");
      dead.down(false);
      awaitAll(sink);

      await().atMost(PATIENCE).until(() -> sink.status().reached());
      assertThat(sink.status().targetsAway()).isEmpty();
    }
  }

  private static DeliverySettings webhooks(WebhookServer... servers) {
    List<Hook> hooks =
        java.util.stream.IntStream.range(0, servers.length)
            .mapToObj(i -> new Hook("hook-" + i, servers[i].uri(), SECRET))
            .toList();
    return DeliverySettings.of(
        new ChannelSettings.Webhook(hooks),
        hooks.stream().map(hook -> Route.ofAll(Origin.MARKET, hook.name())).toList());
  }

  private static DeliverySettings weCom(WeComServer server, String... keys) {
    List<Robot> robots =
        java.util.stream.IntStream.range(0, keys.length)
            .mapToObj(i -> new Robot("robot-" + i, keys[i]))
            .toList();
    return DeliverySettings.of(
        new ChannelSettings.WeCom(server.uri(), robots),
        robots.stream().map(robot -> Route.ofAll(Origin.MARKET, robot.name())).toList());
  }

  private static DeliverySettings webhook(WebhookServer server, AlertMatcher matcher) {
    return DeliverySettings.of(
        new ChannelSettings.Webhook(
            List.of(new Hook("hook", server.uri().resolve("/services/path-secret"), SECRET))),
        List.of(new Route(Origin.MARKET, matcher, "hook")));
  }

  private void nothingShows(String secret) {
    assertThat(log.list)
        .noneMatch(event -> event.getFormattedMessage().contains(secret))
        .noneMatch(event ->
            event.getThrowableProxy() != null
                && String.valueOf(event.getThrowableProxy().getMessage()).contains(secret));
    assertThat(deliveries.all()).noneMatch(delivery -> delivery.toString().contains(secret));
  }

  private List<Delivery> outcomes() {
    return deliveries.all().stream().filter(d -> d.status() != Status.SENDING).toList();
  }

  private void awaitAll(DeliverySink sink) {
    assertThat(sink.awaitPositions(Map.of(NOTIFICATIONS, told), PATIENCE)).isTrue();
  }

  private DeliverySink start(DeliverySettings settings) {
    DeliverySettings quick =
        settings
            .readBy(new Readers(Locale.ENGLISH, ZoneOffset.UTC))
            .requestedBy(
                new Requests(
                    Duration.ofSeconds(1), Duration.ofSeconds(1), List.of(Duration.ofMillis(200))));
    assertThat(quick.toString()).doesNotContain(KEY, SECRET, "path-secret");
    return DeliverySink.start(
        KafkaAccess.open(broker.bootstrapServers()),
        quick,
        System.out,
        InstantSource.system(),
        new SplittableRandom(1));
  }

  private Notification tell(String base, Severity severity) {
    Notification wish = TestWishes.fired(base, severity, System.currentTimeMillis(), (int) ++told);
    writer.write(Topics.NOTIFICATIONS, wish.key(), wish);
    return wish;
  }
}
