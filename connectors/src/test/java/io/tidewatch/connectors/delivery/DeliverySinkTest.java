package io.tidewatch.connectors.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.TopicWriter;
import io.tidewatch.connectors.delivery.queue.Limit;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.delivery.Delivery.Status;
import io.tidewatch.contract.delivery.Notification;
import io.tidewatch.contract.delivery.SystemAlert;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class DeliverySinkTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration AFTER_AN_OUTAGE = Duration.ofMinutes(2);
  private static final TopicPartition NOTIFICATIONS =
      new TopicPartition(Topics.NOTIFICATIONS.name(), 0);

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private EmbeddedBroker broker;
  private TopicWriter writer;
  private DeliveryReader deliveries;

  @TempDir private Path directory;

  @BeforeEach
  void start() {
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
  void shouldTellAndPutOnRecordBothSteps() {
    Notification wish = fired("BTC", 1);
    try (DeliverySink sink = console()) {
      tell(wish);
      assertThat(sink.awaitPositions(Map.of(NOTIFICATIONS, 1L), PATIENCE)).isTrue();

      assertThat(printed()).contains("[Large taker buying] BTC/USDT");
      assertThat(sink.status().told()).isEqualTo(1);
      assertThat(sink.status().waiting()).isZero();
    }
    List<Delivery> steps = deliveries.all();
    assertThat(steps).extracting(Delivery::status).containsExactly(Status.SENDING, Status.SENT);
    assertThat(steps).allMatch(step -> step.alert().equals(wish.alert().id()));
    assertThat(steps).allMatch(step -> step.sink().equals("console"));
    assertThat(steps).allMatch(step -> step.target().equals("terminal"));
    assertThat(steps).noneMatch(step -> step.repeated() || step.late());
  }

  @Test
  void shouldGoOnWhereTheRunBeforeEnded() {
    tell(fired("BTC", 1));
    try (DeliverySink sink = console()) {
      assertThat(sink.awaitPositions(Map.of(NOTIFICATIONS, 1L), PATIENCE)).isTrue();
    }
    tell(fired("ETH", 1));
    try (DeliverySink sink = console()) {
      assertThat(sink.awaitPositions(Map.of(NOTIFICATIONS, 2L), PATIENCE)).isTrue();
    }

    assertThat(printed().split("BTC/USDT", -1)).hasSize(2);
    assertThat(printed().split("ETH/USDT", -1)).hasSize(2);
  }

  @Test
  void shouldGoOnByItselfWhenKafkaWasAway() {
    int alerts = 40;
    try (DeliverySink sink = console()) {
      for (int i = 0; i < alerts / 2; i++) {
        tell(fired("A" + i, 1));
      }
      // In the midst of them, whatever is on its way.
      await().atMost(PATIENCE).until(() -> sink.status().told() > 0);
      int port = URI.create("kafka://" + broker.bootstrapServers()).getPort();
      broker.close();
      broker = EmbeddedBroker.start(directory, port, EmbeddedBroker.Keeping.AS_CONFIGURED);
      for (int i = alerts / 2; i < alerts; i++) {
        tell(fired("A" + i, 1));
      }
      assertThat(sink.awaitPositions(Map.of(NOTIFICATIONS, (long) alerts), AFTER_AN_OUTAGE))
          .as("%s", sink.status())
          .isTrue();
    }
    for (int i = 0; i < alerts; i++) {
      List<String> naming =
          Stream.of(printed().split("(?=\\[Large taker)"))
              .filter(Pattern.compile(" A" + i + "/USDT").asPredicate())
              .toList();
      assertThat(naming).as("messages with alert %d", i).isNotEmpty();
      assertThat(naming.size() - printedAsRepeated("A" + i)).isLessThanOrEqualTo(1);
    }
  }

  private long printedAsRepeated(String base) {
    return deliveries.all().stream()
        .filter(step -> step.subject().startsWith(base + "USDT"))
        .filter(step -> step.status() == Status.SENT && step.repeated())
        .count();
  }

  @Test
  void shouldSayOfAlertsWithoutARouteThatTheyHaveNone() {
    DeliverySettings.Route systemOnly =
        DeliverySettings.Route.ofAll(DeliverySettings.Origin.SYSTEM, "terminal");
    long now = System.currentTimeMillis();
    tell(fired("BTC", 1));
    SystemAlert trouble = TestWishes.feedDown(SystemAlert.State.RAISED, now - 5_000, now);
    writer.write(Topics.SYSTEM_ALERTS, trouble.key(), trouble);

    try (DeliverySink sink = console(systemOnly)) {
      await().atMost(PATIENCE).until(() -> deliveries.all().size() == 3);
      assertThat(sink.status().notRouted()).isEqualTo(1);
    }
    assertThat(printed()).contains("[System alert] feed down").doesNotContain("BTC/USDT");
    assertThat(deliveries.all())
        .extracting(Delivery::status)
        .containsExactlyInAnyOrder(Status.NOT_ROUTED, Status.SENDING, Status.SENT);
  }

  @Test
  void shouldLeaveTheWorkToTheInstanceThatCameLast() {
    try (DeliverySink first = console()) {
      tell(fired("BTC", 1));
      assertThat(first.awaitPositions(Map.of(NOTIFICATIONS, 1L), PATIENCE)).isTrue();
      try (DeliverySink second = console()) {
        assertThat(second.awaitPositions(Map.of(NOTIFICATIONS, 1L), PATIENCE)).isTrue();
        tell(fired("ETH", 1));
        assertThat(second.awaitPositions(Map.of(NOTIFICATIONS, 2L), PATIENCE)).isTrue();
        await().atMost(PATIENCE).until(() -> first.status().takenOver());
        assertThat(second.status().takenOver()).isFalse();
        assertThat(second.status().told()).isEqualTo(1);
      }
    }
    assertThat(printed().split("ETH/USDT", -1)).hasSize(2);
  }

  /** What is wrong with the text of one alert is no reason to tell nobody of the others. */
  @ParameterizedTest
  @EnumSource(names = {"PARTS", "SEND"})
  void shouldRefuseAMessageThatCannotBeComposedAndGoOn(FaultyChannel.Step step) {
    DeliverySettings settings =
        consoleSettings(DeliverySettings.Route.ofAll(DeliverySettings.Origin.MARKET, "terminal"));
    tell(fired("BTC", 1));
    tell(fired("ETH", 1));
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    Logger logger = (Logger) LoggerFactory.getLogger(Outcomes.class);
    lines.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(lines);
    try (DeliverySink sink =
        DeliverySink.start(
            KafkaAccess.open(broker.bootstrapServers()),
            settings,
            new FaultyChannel("BTCUSDT", step),
            Optional.empty(),
            InstantSource.system(),
            new SplittableRandom(1))) {
      assertThat(sink.awaitPositions(Map.of(NOTIFICATIONS, 2L), PATIENCE)).isTrue();
      assertThat(sink.status().restarts()).isZero();
      assertThat(sink.status().alive()).isTrue();
    } finally {
      logger.detachAppender(lines);
      logger.setLevel(null);
    }
    // Who looks for an alert by its id in the log sees what became of it, and on which channel.
    assertThat(lines.list)
        .allSatisfy(line -> assertThat(line.getMDCPropertyMap()).containsKey("sink"))
        .extracting(
            line -> line.getLevel() + " " + value(line, "subject") + " " + value(line, "alert"))
        .containsExactlyInAnyOrderElementsOf(
            deliveries.all().stream()
                .filter(entry -> entry.status().isOutcome())
                .map(entry ->
                    (entry.status() == Status.SENT ? "INFO " : "WARN ")
                        + entry.subject()
                        + " "
                        + entry.alert())
                .toList());
    assertThat(deliveries.all())
        .filteredOn(entry -> entry.status() != Status.SENDING)
        .extracting(Delivery::subject, Delivery::status, Delivery::reason)
        .containsExactlyInAnyOrder(
            tuple("BTCUSDT", Status.FAILED, Optional.of("ArithmeticException")),
            tuple("ETHUSDT", Status.SENT, Optional.empty()));
  }

  @Test
  void shouldTellOneByOneWhatMakesNoDigest() {
    DeliverySettings slow =
        consoleSettings(DeliverySettings.Route.ofAll(DeliverySettings.Origin.MARKET, "terminal"))
            .limitedBy(
                new DeliverySettings.Limits(
                    List.of(new Limit(1, Duration.ofMillis(300))), List.of(), List.of()));
    for (int i = 1; i <= 8; i++) {
      tell(fired(i == 8 ? "BTC" : "C" + i, i));
    }
    try (DeliverySink sink =
        DeliverySink.start(
            KafkaAccess.open(broker.bootstrapServers()),
            slow,
            new FaultyChannel("BTCUSDT", FaultyChannel.Step.FITS),
            Optional.empty(),
            InstantSource.system(),
            new SplittableRandom(1))) {
      assertThat(sink.awaitPositions(Map.of(NOTIFICATIONS, 8L), PATIENCE)).isTrue();
      assertThat(sink.status().restarts()).isZero();
      assertThat(sink.status().told()).isEqualTo(8);
    }
  }

  private DeliverySink console() {
    return console(DeliverySettings.Route.ofAll(DeliverySettings.Origin.MARKET, "terminal"));
  }

  private DeliverySink console(DeliverySettings.Route route) {
    return DeliverySink.start(
        KafkaAccess.open(broker.bootstrapServers()),
        consoleSettings(route),
        new PrintStream(printed, true, StandardCharsets.UTF_8),
        InstantSource.system(),
        new SplittableRandom(System.nanoTime()));
  }

  private static DeliverySettings consoleSettings(DeliverySettings.Route route) {
    return DeliverySettings.of(new ChannelSettings.Console("terminal"), List.of(route))
        .readBy(new DeliverySettings.Readers(Locale.ENGLISH, ZoneOffset.UTC));
  }

  private static Object value(ILoggingEvent line, String field) {
    return line.getKeyValuePairs().stream()
        .filter(pair -> pair.key.equals(field))
        .findFirst()
        .orElseThrow()
        .value;
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static Notification fired(String base, int number) {
    return TestWishes.fired(base, Severity.MAJOR, System.currentTimeMillis(), number);
  }

  private void tell(Notification wish) {
    writer.write(Topics.NOTIFICATIONS, wish.key(), wish);
  }
}
