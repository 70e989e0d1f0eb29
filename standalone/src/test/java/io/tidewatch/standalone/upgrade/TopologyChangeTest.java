package io.tidewatch.standalone.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.delivery.ChannelSettings;
import io.tidewatch.connectors.delivery.DeliverySettings;
import io.tidewatch.connectors.delivery.DeliverySettings.Origin;
import io.tidewatch.connectors.delivery.DeliverySettings.Route;
import io.tidewatch.connectors.delivery.DeliverySink;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.delivery.Delivery.Status;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.TopicLayout;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.StreamsSettings;
import io.tidewatch.standalone.node.TopicProvisioning;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.alertgate.AlertGateTopology;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import io.tidewatch.topology.largetrades.LargeTradesTopology;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A detector is replaced by its next version, whose state is another, as the runbook says: side by
 * side, switch, and back again; and so is the gate. People hear of each alert once.
 */
class TopologyChangeTest {
  private static final int WAVE = 8;

  private final InstantSource clock = InstantSource.system();
  private final long startMs = clock.millis() - 60_000;
  private final List<String> due = new ArrayList<>();
  private final List<DetectorRunner> running = new ArrayList<>();
  @TempDir private Path directory;
  private EmbeddedBroker broker;
  private KafkaAccess kafka;
  private Admin admin;
  private TradeWriter trades;
  private DeliverySink people;
  private DetectorRunner gate;

  @BeforeEach
  void open() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    kafka = KafkaAccess.open(broker.bootstrapServers());
    admin = Admin.create(kafka.client());
    TopicProvisioning.ensureTopics(kafka, TopicLayout.OF_THE_CATALOGUE);
    trades = new TradeWriter(kafka);
    people =
        DeliverySink.start(
            kafka,
            DeliverySettings.of(
                new ChannelSettings.Console("terminal"),
                List.of(Route.ofAll(Origin.MARKET, "terminal"))),
            new PrintStream(OutputStream.nullOutputStream()),
            clock,
            RandomGenerator.getDefault());
    gate = start(new AlertGateTopology(clock), "house", false);
  }

  @AfterEach
  void close() {
    List.copyOf(running).forEach(this::stop);
    people.close();
    trades.close();
    admin.close();
    broker.close();
  }

  @Test
  void shouldSwitchToTheNextVersionAndBackWithoutAnAlertLostOrToldTwice() throws Exception {
    Detector old = new LargeTradesTopology(LargeTradesSettings.DEFAULT);
    Detector next = new NextVersion(new LargeTradesTopology(LargeTradesSettings.DEFAULT));
    DetectorRunner first = start(old, "old", false);
    wave();
    awaitTold();

    // Side by side: the next version reads all that is kept, and nobody hears it.
    TopicProvisioning.ensureShadows(kafka, TopicLayout.OF_THE_CATALOGUE);
    DetectorRunner second = start(next, "next", true);
    awaitShadow();
    wave();
    awaitTold();
    awaitShadow();
    assertThat(said(Topics.ALERTS.name())).containsExactlyInAnyOrderElementsOf(due);

    // Switch: the next version stops first, and the old one goes on until it is past it.
    stop(second);
    List<String> overlap = wave();
    awaitTold();
    awaitPast(old, next);
    stop(first);
    List<String> unheard = wave();
    second = start(next, "next", false);
    awaitTold();
    wave();
    awaitTold();
    List<String> expected = new ArrayList<>(due);
    expected.addAll(overlap);
    assertThat(said(Topics.ALERTS.name())).containsExactlyInAnyOrderElementsOf(expected);

    // Back: the old version goes on where it stopped, and says again what was said meanwhile.
    List<String> again = due.subList(due.indexOf(unheard.getFirst()), due.size());
    expected.addAll(List.copyOf(again));
    stop(second);
    first = start(old, "old", false);
    expected.addAll(wave());
    awaitTold();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(said(Topics.ALERTS.name())).containsExactlyInAnyOrderElementsOf(expected));
    assertThat(told()).containsExactlyInAnyOrderElementsOf(due);
    assertThat(running).noneMatch(DetectorRunner::isDead);
  }

  @Test
  void shouldSwitchToTheNextGateAndBackWithoutAnAlertLostOrToldTwice() throws Exception {
    Detector old = new AlertGateTopology(clock);
    Detector next = new NextVersion(new AlertGateTopology(clock));
    start(new LargeTradesTopology(LargeTradesSettings.DEFAULT), "trades", false);
    wave();
    awaitTold();

    // Side by side: the next gate hears all alerts that are kept, and nobody hears it.
    TopicProvisioning.ensureShadows(kafka, TopicLayout.OF_THE_CATALOGUE);
    DetectorRunner second = start(next, "next", true);
    awaitNotified(Topics.shadowOf(Topics.NOTIFICATIONS.name()));

    // Switch: the next gate stops first, and goes on with the alert at which the old one stopped.
    stop(second);
    wave();
    awaitTold();
    stop(gate);
    wave();
    goOnAfter(old, next);
    second = start(next, "next", false);
    awaitTold();
    wave();
    awaitTold();

    // Back: the old gate goes on with the alert at which the next one stopped.
    stop(second);
    wave();
    goOnAfter(next, old);
    start(old, "house", false);
    wave();
    awaitTold();
    awaitNotified(Topics.NOTIFICATIONS.name());
    assertThat(said(Topics.ALERTS.name())).containsExactlyInAnyOrderElementsOf(due);
    assertThat(running).noneMatch(DetectorRunner::isDead);
  }

  /**
   * What the runbook does with {@code kafka-consumer-groups.sh --reset-offsets}: refused for as
   * long as Kafka waits for the member that ended to come back.
   */
  private void goOnAfter(Detector one, Detector other) throws Exception {
    TopicPartition alerts = new TopicPartition(Topics.ALERTS.name(), 0);
    OffsetAndMetadata next = new OffsetAndMetadata(offsets(one).get(alerts).offset());
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsMatching(e -> e.getCause() instanceof UnknownMemberIdException)
        .untilAsserted(() ->
            admin
                .alterConsumerGroupOffsets(other.applicationId(), Map.of(alerts, next))
                .all()
                .get());
  }

  private void awaitNotified(String topic) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(CommittedValues.of(kafka, Topics.NOTIFICATIONS, topic))
                .extracting(notification -> notification.alert().subject())
                .containsExactlyInAnyOrderElementsOf(due));
  }

  /** Of each of some symbols that did not trade before, somebody buys enough for an alert. */
  private List<String> wave() {
    List<String> symbols =
        IntStream.range(0, WAVE)
            .mapToObj(i -> "A" + (char) ('A' + due.size() / WAVE) + (char) ('A' + i) + "USDT")
            .toList();
    long timeMs = startMs + due.size() * 100L;
    symbols.forEach(symbol -> trades.trade(symbol, timeMs, 2_500_000));
    due.addAll(symbols);
    return symbols;
  }

  private void awaitTold() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(told()).containsExactlyInAnyOrderElementsOf(due));
  }

  private void awaitShadow() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(said(Topics.shadowOf(Topics.ALERTS.name())))
                .containsExactlyInAnyOrderElementsOf(due));
    assertThat(CommittedValues.of(kafka, Topics.ALERTS, Topics.shadowOf(Topics.ALERTS.name())))
        .extracting(Alert::id)
        .containsExactlyInAnyOrderElementsOf(
            CommittedValues.of(kafka, Topics.ALERTS).stream().map(Alert::id).toList());
  }

  private List<String> said(String topic) {
    return CommittedValues.of(kafka, Topics.ALERTS, topic).stream().map(Alert::subject).toList();
  }

  /** Of whom people heard, as often as they did. */
  private List<String> told() {
    return CommittedValues.of(kafka, Topics.DELIVERIES).stream()
        .filter(delivery -> delivery.status() == Status.SENT)
        .map(Delivery::subject)
        .toList();
  }

  private void awaitPast(Detector one, Detector other) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> {
          Map<TopicPartition, OffsetAndMetadata> ahead = offsets(one);
          assertThat(offsets(other))
              .isNotEmpty()
              .allSatisfy((partition, offset) ->
                  assertThat(ahead.get(partition).offset())
                      .isGreaterThanOrEqualTo(offset.offset()));
        });
  }

  private Map<TopicPartition, OffsetAndMetadata> offsets(Detector detector) throws Exception {
    return admin
        .listConsumerGroupOffsets(detector.applicationId())
        .partitionsToOffsetAndMetadata()
        .get();
  }

  private DetectorRunner start(Detector detector, String process, boolean inShadow) {
    StreamsSettings settings = StreamsSettings.single(kafka, directory.resolve(process), process);
    DetectorRunner runner =
        new DetectorRunner(
            detector, inShadow ? settings.shadowed() : settings, (name, cause) -> {});
    running.add(runner);
    runner.start();
    return runner;
  }

  private void stop(DetectorRunner runner) {
    running.remove(runner);
    assertThat(runner.close(Duration.ofSeconds(20))).isTrue();
  }
}
