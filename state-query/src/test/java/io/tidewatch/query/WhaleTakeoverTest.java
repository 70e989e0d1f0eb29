package io.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.HyperliquidRecords;
import io.tidewatch.contract.whale.WhaleSignal;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.StreamsSettings;
import io.tidewatch.query.tail.TopicTail;
import io.tidewatch.topology.whale.WhaleSettings;
import io.tidewatch.topology.whale.WhaleSignalsTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one partition of Hyperliquid changes hands: every signal once, and none missing. */
class WhaleTakeoverTest {
  private static final String ADDRESS = "0x" + "a".repeat(40);

  /** Orders of each part of the story. */
  private static final int ORDERS = 40;

  @TempDir private Path directory;
  private final long startMs = InstantSource.system().millis();
  private final List<WhaleSignal> signals = new CopyOnWriteArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final List<DetectorRunner> running = new ArrayList<>();
  private EmbeddedBroker broker;
  private WhaleFrames frames;
  private TopicTail<WhaleSignal> tail;
  private long oid;
  private long seq;

  @BeforeEach
  void open() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    House.createTopics(broker.bootstrapServers());
    frames = new WhaleFrames(broker.bootstrapServers());
    tail =
        TopicTail.follow(
            KafkaAccess.open(broker.bootstrapServers()),
            Topics.WHALE_SIGNALS,
            TopicTail.Start.OLDEST,
            signals::add);
  }

  @AfterEach
  void close() {
    running.forEach(DetectorRunner::close);
    tail.close();
    frames.close();
    broker.close();
  }

  @Test
  void shouldSendEachSignalOnceWhileAnInstanceGoesAndComesBack() {
    DetectorRunner one = start("one");
    Patience.untilAsserted(() -> assertThat(one.assignedPartitions()).hasSize(1));
    DetectorRunner two = start("two");
    write(
        HyperliquidRecords.WATCHING,
        "{\"at\":%d,\"addresses\":[{\"address\":\"%s\",\"view\":\"USER_CHANNELS\"}]}"
            .formatted(startMs, ADDRESS));
    long open = ++oid;
    fill(open, "0");
    orders();
    Patience.until(() -> !signals.isEmpty());

    // It stops with records before it, and leaves without a word.
    stop(one);
    orders();
    Patience.untilAsserted(() -> assertThat(two.assignedPartitions()).hasSize(1));
    awaitSignals(open);

    DetectorRunner again = start("one");
    orders();
    stop(two);
    orders();
    Patience.untilAsserted(() -> assertThat(again.assignedPartitions()).hasSize(1));
    // Its first fill came to the first instance.
    fill(open, Long.toString(oid));
    ended(open, "2");
    awaitSignals(0);

    assertThat(failures).isEmpty();
    assertThat(signals)
        .last()
        .satisfies(last -> {
          assertThat(last.oid()).contains(open);
          assertThat(last.fills()).isEqualTo(2);
        });
  }

  private void awaitSignals(long without) {
    Long[] due =
        LongStream.rangeClosed(1, oid).filter(id -> id != without).boxed().toArray(Long[]::new);
    Patience.untilAsserted(() -> assertThat(signals).hasSizeGreaterThanOrEqualTo(due.length));
    assertThat(signals)
        .extracting(signal -> signal.oid().orElseThrow())
        .containsExactlyInAnyOrder(due);
    assertThat(signals).extracting(WhaleSignal::id).doesNotHaveDuplicates();
  }

  private DetectorRunner start(String name) {
    StreamsSettings usual =
        StreamsSettings.single(
            KafkaAccess.open(broker.bootstrapServers()), directory.resolve(name), name);
    DetectorRunner runner =
        new DetectorRunner(
            new WhaleSignalsTopology(WhaleSettings.DEFAULT, InstantSource.system()),
            usual.among(new HostInfo(name, 8080), name, 1),
            (detector, cause) -> failures.add(cause));
    runner.start();
    running.add(runner);
    return runner;
  }

  private void stop(DetectorRunner runner) {
    assertThat(runner.close(Duration.ofSeconds(20))).isTrue();
    running.remove(runner);
  }

  /** Orders of one fill each, which build one position. */
  private void orders() {
    for (int i = 0; i < ORDERS; i++) {
      long order = ++oid;
      fill(order, Long.toString(order - 1));
      ended(order, "1");
    }
  }

  private void fill(long order, String start) {
    write(
        HyperliquidRecords.USER_FILLS,
        ("{\"channel\":\"userFills\",\"data\":{\"user\":\"%s\",\"fills\":[{\"coin\":\"BTC\","
                + "\"px\":\"100\",\"sz\":\"1\",\"side\":\"B\",\"time\":%d,\"startPosition\":\"%s\","
                + "\"dir\":\"Open Long\",\"closedPnl\":\"0.0\",\"hash\":\"0x1\",\"oid\":%d,"
                + "\"crossed\":true,\"fee\":\"0.01\",\"tid\":%d,\"feeToken\":\"USDC\","
                + "\"twapId\":null}]}}")
            .formatted(ADDRESS, startMs + seq, start, order, seq + 1));
  }

  private void ended(long order, String size) {
    write(
        HyperliquidRecords.ORDER_UPDATES,
        ("{\"channel\":\"orderUpdates\",\"data\":[{\"order\":{\"coin\":\"BTC\",\"side\":\"B\","
                + "\"limitPx\":\"100\",\"sz\":\"0.0\",\"oid\":%d,\"timestamp\":%d,"
                + "\"origSz\":\"%s\"},\"status\":\"filled\",\"statusTimestamp\":%d}]}")
            .formatted(order, startMs, size, startMs));
  }

  private void write(String channel, String document) {
    frames.write(channel, Optional.of(ADDRESS), startMs + 100 + seq++, document);
  }
}
