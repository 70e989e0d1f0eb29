package io.tidewatch.standalone.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.TopicLayout;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.StreamsSettings;
import io.tidewatch.standalone.node.TopicProvisioning;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import io.tidewatch.topology.largetrades.LargeTradesTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances of a detector are stopped and started one after the other, as the runbook says,
 * while trades go on. The next release reads the same state.
 */
class RollingUpgradeTest {
  private static final int CALM_TRADES = 20;
  private static final int ALPHABET = 26;

  private final long startMs = InstantSource.system().millis() - 60_000;
  private final List<String> due = new CopyOnWriteArrayList<>();
  private final AtomicBoolean over = new AtomicBoolean();
  @TempDir private Path directory;
  private EmbeddedBroker broker;
  private KafkaAccess kafka;
  private DetectorRunner one;
  private DetectorRunner two;

  @BeforeEach
  void open() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    kafka = KafkaAccess.open(broker.bootstrapServers());
    TopicProvisioning.ensureTopics(kafka, TopicLayout.OF_THE_CATALOGUE);
    one = start("one");
    two = start("two");
  }

  @AfterEach
  void close() {
    over.set(true);
    one.close();
    two.close();
    broker.close();
  }

  @Test
  void shouldSayEachAlertOnceWhileInstancesAreReplaced() {
    awaitShared();
    CompletableFuture<Void> market = CompletableFuture.runAsync(this::trade);
    awaitMore();

    one.close();
    awaitMore();
    one = start("one");
    awaitShared();
    awaitMore();

    two.close();
    awaitMore();
    two = start("two");
    awaitShared();
    awaitMore();

    over.set(true);
    market.join();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(alerts())
                .extracting(Alert::subject)
                .containsExactlyInAnyOrderElementsOf(due));
    assertThat(alerts()).extracting(Alert::id).doesNotHaveDuplicates();
    assertThat(due).hasSizeGreaterThan(4);
  }

  /** Small trades without end; again and again one that is enough for an alert of its symbol. */
  private void trade() {
    try (TradeWriter trades = new TradeWriter(kafka)) {
      long timeMs = startMs;
      while (!over.get()) {
        String symbol =
            "A"
                + (char) ('A' + due.size() / ALPHABET % ALPHABET)
                + (char) ('A' + due.size() % ALPHABET)
                + "USDT";
        for (int i = 0; i < CALM_TRADES; i++) {
          trades.trade(symbol, timeMs++, 100);
        }
        if (due.size() < ALPHABET * ALPHABET) {
          due.add(symbol);
          trades.trade(symbol, timeMs++, 2_500_000);
        }
      }
    }
  }

  /** The market goes on, and somebody says so. */
  private void awaitMore() {
    int before = alerts().size();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(alerts()).hasSizeGreaterThan(before));
  }

  /** Both work, and all that there is to do is done by one of them. */
  private void awaitShared() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> {
          assertThat(List.of(one, two))
              .allSatisfy(runner -> {
                assertThat(runner.state()).isEqualTo(State.RUNNING);
                assertThat(runner.assignedPartitions()).isNotEmpty();
              });
          assertThat(one.assignedPartitions().size() + two.assignedPartitions().size())
              .isEqualTo(Topics.BINANCE_SPOT_TRADES.partitions());
        });
  }

  private List<Alert> alerts() {
    return CommittedValues.of(kafka, Topics.ALERTS);
  }

  private DetectorRunner start(String name) {
    DetectorRunner runner =
        new DetectorRunner(
            new LargeTradesTopology(LargeTradesSettings.DEFAULT),
            StreamsSettings.single(kafka, directory.resolve(name), name)
                .among(new HostInfo(name, 8080), name, 1),
            (detector, cause) -> {});
    runner.start();
    return runner;
  }
}
