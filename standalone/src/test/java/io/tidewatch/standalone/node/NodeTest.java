package io.tidewatch.standalone.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.raw.DeadLetterHeaders;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.simulator.binance.SimTrade;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.binance.SpotTrade;
import io.tidewatch.topology.binance.SpotTradeParser;
import io.tidewatch.topology.parse.Parsed;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From the venue's socket to an alert, an answer and a dead letter, over a real broker. */
class NodeTest {
  private static final List<String> SYMBOLS =
      List.of("BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT", "ADAUSDT");
  private static final Map<String, Long> NEXT_ID = new HashMap<>();
  private static SimulatedNode house;

  @BeforeAll
  static void start() throws Exception {
    house = new SimulatedNode(SYMBOLS);
    Set<String> streams =
        Set.copyOf(SYMBOLS.stream().map(s -> s.toLowerCase() + "@trade").toList());
    assertThat(house.venue().awaitSubscriptions(streams, Duration.ofSeconds(60))).isTrue();
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  @Test
  void shouldAlertAndLetTheAlertBeRecomputedFromTheRawTopic() {
    long now = System.currentTimeMillis();
    for (int id = 1; id <= 30; id++) {
      trade("BTCUSDT", id, "50000.01", "1.5", now - 1_000 + id, id % 5 == 0);
    }

    Alert alert = awaitAlert("BTCUSDT");
    Inputs.LargeTrades inputs = (Inputs.LargeTrades) alert.evidence().inputs();
    assertThat(inputs.completedBy()).isEqualTo(27);
    assertThat(recomputed(alert)).isEqualByComparingTo(alert.value());
  }

  @Test
  void shouldFetchTradesLostInAnOutageAndAlertBecauseOfThem() {
    long now = System.currentTimeMillis();
    trade("ETHUSDT", 1, "1000", "900", now - 5_000, false);
    await()
        .until(() ->
            house.node().feeds().binanceSpot().orElseThrow().subscriptions().stream()
                .anyMatch(s -> s.instrument().equals("ETHUSDT") && s.lastTradeId().orElse(0) == 1));
    house.venue().refuseConnections(true);
    house.venue().dropConnections();
    house.venue().ledgerOnly(sim("ETHUSDT", 2, "1000", "600", now - 4_000, false));
    house.venue().ledgerOnly(sim("ETHUSDT", 3, "1000", "600", now - 3_000, false));
    house.venue().refuseConnections(false);
    awaitSubscribed("ethusdt@trade");
    trade("ETHUSDT", 4, "1000", "1", now - 2_000, false);

    Alert alert = awaitAlert("ETHUSDT");
    assertThat(alert.eventTime()).isEqualTo(now - 3_000);
    assertThat(alert.evidence().feed().backfilledTrades()).isGreaterThanOrEqualTo(1);
    await().until(() -> house.get("/api/feeds").body().contains("gap"));
  }

  @Test
  void shouldPutPoisonFramesIntoDeadLettersAndGoOn() {
    long before = house.node().counters(DetectorKind.LARGE_TRADES).rejected();
    String poison = "{\"stream\":\"solusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":17e99999999999";
    house.venue().publishRaw("solusdt@trade", poison);
    trade("SOLUSDT", 1, "100", "20000", System.currentTimeMillis(), false);

    awaitAlert("SOLUSDT");
    assertThat(house.node().counters(DetectorKind.LARGE_TRADES).rejected()).isGreaterThan(before);
    assertThat(deadLetters())
        .anySatisfy(letter -> {
          assertThat(new String(letter.value(), UTF_8)).isEqualTo(poison);
          assertThat(letter.headers().lastHeader(DeadLetterHeaders.REASON)).isNotNull();
        });
  }

  @Test
  void shouldAnswerOverHttpAndTakeARuleAtRunTime() throws Exception {
    long now = System.currentTimeMillis();
    trade("XRPUSDT", 1, "1", "1000", now, false);
    trade("ADAUSDT", 1, "1", "1000", now, false);
    await().until(() -> house.get("/api/volumes/XRPUSDT").statusCode() == 200);
    await().until(() -> house.get("/api/volumes/ADAUSDT").statusCode() == 200);

    assertThat(
            house
                .put("/api/rules/large-trades/XRPUSDT", "{\"threshold-usd\":\"1500\"}")
                .statusCode())
        .isEqualTo(200);
    await().until(() -> house.get("/api/volumes/XRPUSDT").body().contains("\"thresholdUsd\":1500"));
    await()
        .pollInterval(Duration.ofMillis(50))
        .until(() -> {
          // Each trade is one more look at the total under the rule in force.
          nextTrade("XRPUSDT", "1", "1000");
          nextTrade("ADAUSDT", "1", "1000");
          return house.alerts().stream().anyMatch(a -> a.subject().equals("XRPUSDT"));
        });
    assertThat(house.alerts()).noneMatch(a -> a.subject().equals("ADAUSDT"));
    assertThat(house.get("/api/volumes/NOPEUSDT").statusCode()).isEqualTo(404);
    assertThat(house.get("/metrics").body())
        .contains("tidewatch_trades_total")
        .containsPattern(measured("bytes_total"))
        .containsPattern(measured("latency_seconds_count"))
        .containsPattern(measured("latency_seconds_sum"));
    assertThat(house.get("/health/ready").statusCode()).isEqualTo(200);
  }

  private static String measured(String name) {
    return "tidewatch_ingest_" + name + "\\{venue=\"binance-spot\"\\} [0-9.E]*[1-9]";
  }

  private static void nextTrade(String symbol, String price, String quantity) {
    long id = NEXT_ID.merge(symbol, 1L, (before, one) -> before + 1) + 1;
    trade(symbol, id, price, quantity, System.currentTimeMillis(), false);
  }

  private static void awaitSubscribed(String stream) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> house.venue().subscriptions().contains(stream));
  }

  private static Alert awaitAlert(String symbol) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> house.alerts().stream().anyMatch(a -> a.subject().equals(symbol)));
    List<Alert> alerts = house.alerts().stream().filter(a -> a.subject().equals(symbol)).toList();
    assertThat(alerts).hasSize(1);
    return alerts.getFirst();
  }

  private static void trade(
      String symbol, long id, String price, String quantity, long timeMs, boolean buyerIsMaker) {
    house.venue().trade(sim(symbol, id, price, quantity, timeMs, buyerIsMaker));
  }

  private static SimTrade sim(
      String symbol, long id, String price, String quantity, long timeMs, boolean buyerIsMaker) {
    return new SimTrade(
        symbol, id, new BigDecimal(price), new BigDecimal(quantity), timeMs, buyerIsMaker);
  }

  /** The total again, from nothing but the offsets and the window that the alert names. */
  private static BigDecimal recomputed(Alert alert) {
    Evidence.OffsetRange range = alert.evidence().records().getFirst();
    Evidence.Window window = alert.evidence().window();
    BigDecimal total = BigDecimal.ZERO;
    TopicPartition partition = new TopicPartition(range.topic(), range.partition());
    for (ConsumerRecord<byte[], byte[]> record : read(partition, range.first(), range.last())) {
      if (new String(record.key(), UTF_8).equals(alert.subject())) {
        SpotTrade trade =
            ((Parsed.Ok<SpotTrade>) SpotTradeParser.parseFrame(record.value())).event();
        if (trade.timeMs() > window.after() && trade.timeMs() <= window.upTo()) {
          total = total.add(BigDecimal.valueOf(trade.notional(), SpotTrade.SCALE));
        }
      }
    }
    return total;
  }

  private static List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    TopicPartition partition = new TopicPartition(Topics.DEAD_LETTERS.name(), 0);
    try (Progress progress = new Progress(house.node().kafka())) {
      long end = progress.ends(partition.topic()).get(partition);
      // The end of a transaction takes an offset too.
      return end < 2 ? List.of() : read(partition, 0, end - 2);
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(
      TopicPartition partition, long first, long last) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                house.node().kafka().bootstrapServers(),
                "isolation.level",
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seek(partition, first);
      while (consumer.position(partition) <= last) {
        consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
      }
    }
    records.removeIf(record -> record.offset() > last);
    assertThat(house.node().counters(DetectorKind.LARGE_TRADES).value(Counter.TRADES)).isPositive();
    return records;
  }
}
