package io.tidewatch.connectors.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.TopicWriter;
import io.tidewatch.connectors.delivery.DeliverySettings.Requests;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.delivery.Delivery.Status;
import io.tidewatch.contract.delivery.Notification;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.simulator.chat.TelegramLimits;
import io.tidewatch.simulator.chat.TelegramServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class TelegramFaultsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int FASTER = 20;
  private static final TopicPartition NOTIFICATIONS =
      new TopicPartition(Topics.NOTIFICATIONS.name(), 0);

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger("io.tidewatch");
  private EmbeddedBroker broker;
  private TopicWriter writer;
  private DeliveryReader deliveries;
  private TelegramServer telegram;
  private long told;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    broker = EmbeddedBroker.start(directory);
    SharedBroker.createTopics(broker);
    writer = new TopicWriter(broker.bootstrapServers());
    deliveries = new DeliveryReader(broker.bootstrapServers());
    telegram =
        TelegramServer.started(SinkMain.TOKEN, TelegramLimits.REAL.faster(FASTER), SinkMain.GROUP);
    root.setLevel(Level.TRACE);
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void stop() {
    root.detachAppender(log);
    root.setLevel(null);
    telegram.close();
    deliveries.close();
    writer.close();
    broker.close();
  }

  @Test
  void shouldWaitAsLongAsItIsToldAndRepeatNothing() {
    telegram.flood(2);
    try (DeliverySink sink = sink(telegram.uri())) {
      tell("BTC");
      awaitAll(sink);

      assertThat(sink.status().throttled()).isEqualTo(1);
      assertThat(sink.status().repeated()).isZero();
    }
    assertThat(telegram.messages()).hasSize(1);
    assertThat(telegram.violations()).isEmpty();
    assertThat(outcomes()).extracting(Delivery::attempts).containsExactly(2);
    assertThat(outcomes().getFirst().reason().orElseThrow()).contains("429 Too Many Requests");
    noSecretShows();
  }

  @Test
  void shouldCatchUpByItselfAfterAnOutageAndMarkWhatMayHaveCome() {
    telegram.down(true);
    try (DeliverySink sink = sink(telegram.uri())) {
      for (int i = 0; i < 40; i++) {
        tell("C" + (100 + i));
      }
      await().atMost(PATIENCE).until(() -> sink.status().failures() >= 3);
      assertThat(sink.status().reached()).isFalse();
      assertThat(sink.status().lastError()).isPresent();
      telegram.down(false);
      awaitAll(sink);
      assertThat(sink.status().reached()).isTrue();
    }
    String everything =
        String.join("\n", telegram.messages().stream().map(m -> m.shown()).toList());
    for (int i = 0; i < 40; i++) {
      assertThat(everything.split("C" + (100 + i) + "/USDT", -1)).hasSize(2);
    }
    // Only the one that was on its way when the connection broke may have come.
    assertThat(telegram.messages().stream().filter(m -> m.shown().contains("Possibly repeated")))
        .hasSize(1);
    assertThat(telegram.violations()).isEmpty();
    noSecretShows();
  }

  @Test
  void shouldGoOnAfterErrorsGarbageAndAnswersThatNeverEnd() {
    try (DeliverySink sink = sink(telegram.uri())) {
      telegram.faults().fail(502, 0, 1);
      tell("BTC");
      awaitAll(sink);
      telegram.faults().garble(1);
      tell("ETH");
      awaitAll(sink);
      telegram.faults().stall(1);
      tell("SOL");
      awaitAll(sink);
      assertThat(sink.status().failures()).isEqualTo(3);
    }
    assertThat(outcomes()).extracting(Delivery::status).containsOnly(Status.SENT).hasSize(3);
    assertThat(outcomes()).allMatch(Delivery::repeated);
    noSecretShows();
  }

  @Test
  void shouldKeepTryingAServerThatIsNotThere() {
    URI nowhere = telegram.uri();
    telegram.close();
    try (DeliverySink sink = sink(nowhere)) {
      tell("BTC");
      await().atMost(PATIENCE).until(() -> sink.status().failures() >= 2);
      assertThat(sink.status().waiting()).isEqualTo(1);
      assertThat(sink.status().lastError()).contains("group: ConnectException");
    }
    noSecretShows();
  }

  @Test
  void shouldGiveUpATargetThatBlocksTheBotAndSayWhyOfEachAlert() {
    telegram.block(SinkMain.GROUP, true);
    try (DeliverySink sink = sink(telegram.uri())) {
      for (int i = 0; i < 5; i++) {
        tell("C" + i);
      }
      awaitAll(sink);
      assertThat(sink.status().targetsGone()).containsExactly("group");
      assertThat(sink.status().refused()).isEqualTo(5);
      tell("D");
      awaitAll(sink);
    }
    assertThat(outcomes()).hasSize(6);
    assertThat(outcomes()).allMatch(delivery -> delivery.status() == Status.FAILED);
    assertThat(outcomes()).allMatch(delivery -> delivery.reason().orElseThrow().contains("403"));
    noSecretShows();
  }

  @Test
  void shouldNotSayWhatATokenIsThatIsNotValid() {
    DeliverySettings settings = SinkMain.settings(telegram.uri(), FASTER);
    ChannelSettings.Telegram other =
        new ChannelSettings.Telegram(
            telegram.uri(),
            "42:wrong-token",
            ((ChannelSettings.Telegram) settings.channel()).chats());
    DeliverySettings wrong = DeliverySettings.of(other, settings.routes());
    assertThat(wrong.toString()).doesNotContain("wrong-token");
    try (DeliverySink sink =
        DeliverySink.start(
            KafkaAccess.open(broker.bootstrapServers()),
            wrong,
            System.out,
            InstantSource.system(),
            new SplittableRandom(1))) {
      tell("BTC");
      await().atMost(PATIENCE).until(() -> sink.status().failures() >= 1);
      assertThat(sink.status().lastError().orElseThrow()).contains("401");
      assertThat(sink.status().toString()).doesNotContain("wrong-token");
    }
    assertThat(log.list).noneMatch(event -> event.getFormattedMessage().contains("wrong-token"));
  }

  private void noSecretShows() {
    String secret = SinkMain.TOKEN.substring(SinkMain.TOKEN.indexOf(':') + 1);
    assertThat(log.list).noneMatch(event -> event.getFormattedMessage().contains(secret));
    assertThat(log.list)
        .noneMatch(event ->
            event.getThrowableProxy() != null
                && String.valueOf(event.getThrowableProxy().getMessage()).contains(secret));
    assertThat(deliveries.all()).noneMatch(delivery -> delivery.toString().contains(secret));
    assertThat(SinkMain.settings(telegram.uri(), 1).toString()).doesNotContain(secret);
  }

  private List<Delivery> outcomes() {
    return deliveries.all().stream().filter(d -> d.status() != Status.SENDING).toList();
  }

  private void awaitAll(DeliverySink sink) {
    assertThat(sink.awaitPositions(Map.of(NOTIFICATIONS, told), PATIENCE)).isTrue();
  }

  private DeliverySink sink(URI api) {
    return DeliverySink.start(
        KafkaAccess.open(broker.bootstrapServers()),
        SinkMain.settings(api, FASTER)
            .requestedBy(
                new Requests(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    List.of(Duration.ofMillis(200), Duration.ofMillis(400)))),
        System.out,
        InstantSource.system(),
        new SplittableRandom(1));
  }

  private void tell(String base) {
    Notification wish =
        TestWishes.fired(base, Severity.MAJOR, System.currentTimeMillis(), (int) ++told);
    writer.write(Topics.NOTIFICATIONS, wish.key(), wish);
  }
}
