package io.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Evidence.OffsetRange;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.topic.Topics;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** So many contracts that some of them are on each partition. */
class FuturesRecomputeApiTest {
  private static final List<String> SYMBOLS =
      IntStream.rangeClosed(1, 24).mapToObj(number -> "COIN" + number + "USDT").toList();
  private static final String JUMP = SYMBOLS.getFirst();

  @TempDir private static Path directory;
  private static EmbeddedBroker broker;
  private static MarketProducer producer;
  private static AlertProducer alerts;
  private static FuturesMarket market;
  private static House house;

  @BeforeAll
  static void open() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    House.createTopics(broker.bootstrapServers());
    producer = new MarketProducer(broker.bootstrapServers());
    alerts = new AlertProducer(broker.bootstrapServers());
    house =
        House.withFutures(broker.bootstrapServers(), directory.resolve("state"), Optional.empty())
            .startDetectors();
    market = new FuturesMarket(producer, InstantSource.system().millis() - Bar.LENGTH_MS);
    for (String symbol : SYMBOLS) {
      market.seed(symbol);
    }
    for (String symbol : SYMBOLS) {
      boolean jumps = symbol.equals(JUMP);
      market.close(
          symbol, jumps ? "110" : FuturesMarket.price(0).toString(), jumps ? "90000" : "1050");
    }
    for (String symbol : SYMBOLS) {
      market.tick(symbol, "100", market.now() + 12_000);
    }
  }

  @AfterAll
  static void close() {
    house.close();
    alerts.close();
    producer.close();
    broker.close();
  }

  private static Alert raised(String rule) {
    Patience.untilAsserted(() -> assertThat(first(rule).isObject()).isTrue());
    return Json.MAPPER.convertValue(first(rule), Alert.class);
  }

  private static JsonNode first(String rule) {
    return house.client().get("/api/alerts?rule=" + rule).json().path("alerts").path(0);
  }

  private static JsonNode recompute(String id) {
    return house.client().post("/api/alerts/" + id + "/recompute").json();
  }

  private static void assertSame(Alert alert) {
    JsonNode answer = recompute(alert.id());
    assertThat(answer.path("verdict").asString()).as("%s", answer).isEqualTo("SAME");
    assertThat(answer.path("now")).isEqualTo(answer.path("told"));
  }

  /** The same claim with another value, by another id. */
  private static Alert claim(Alert of, String id) {
    return new Alert(
        id,
        of.rule(),
        of.subject(),
        of.side(),
        new BigDecimal("99.99"),
        of.threshold(),
        of.severity(),
        of.eventTime(),
        of.evidence());
  }

  @Test
  void shouldComputeAlertsAgainUntilWhatTheyWereScoredAgainstIsGone()
      throws ExecutionException, InterruptedException {
    Alert alert = raised("futures-anomaly");
    assertThat(alert.subject()).isEqualTo(JUMP);
    assertSame(alert);
    Alert move = marketMove();
    assertSame(move);

    market.correct(JUMP, 50, "123", "4321");
    Patience.untilAsserted(
        () -> assertThat(house.client().get("/api/klines/" + JUMP).text()).contains("123"));
    assertSame(alert);
    assertSame(move);

    alerts.send(claim(alert, "other-value"));
    Patience.untilAsserted(
        () -> assertThat(house.client().get("/api/alerts/other-value").status()).isEqualTo(200));
    assertThat(recompute("other-value").path("verdict").asString()).isEqualTo("DIFFERENT");

    TopicPartition bars = bars(alert);
    long oldest = delete(bars, 2);
    JsonNode answer = recompute(alert.id());
    assertThat(answer.path("verdict").asString()).as("%s", answer).isEqualTo("GONE");
    assertThat(answer.path("reason").asString()).contains("it was scored against 96 bars");
    JsonNode gone = answer.path("gone").path(0);
    assertThat(gone.path("topic").asString()).isEqualTo(bars.topic());
    assertThat(gone.path("partition").asInt()).isEqualTo(bars.partition());
    assertThat(gone.path("last").asLong()).isEqualTo(oldest - 1);
    assertThat(gone.path("oldest").asLong()).isEqualTo(oldest);
    assertThat(recompute(move.id()).path("verdict").asString()).isEqualTo("GONE");

    delete(bars, 1);
    assertThat(recompute(alert.id()).path("reason").asString()).contains("on their topic are 0");
  }

  /** In the next bar half of them jump. */
  private static Alert marketMove() {
    FuturesMarket next = new FuturesMarket(producer, market.now() + Bar.LENGTH_MS);
    for (String symbol : SYMBOLS) {
      boolean jumps = SYMBOLS.indexOf(symbol) % 2 == 1;
      next.close(
          symbol, jumps ? "110" : FuturesMarket.price(0).toString(), jumps ? "90000" : "1050");
    }
    for (String symbol : SYMBOLS) {
      next.tick(symbol, "100", next.now() + 12_000);
    }
    return raised("futures-market-move");
  }

  private static TopicPartition bars(Alert alert) {
    OffsetRange range = alert.evidence().records().getFirst();
    return new TopicPartition(Topics.FUTURES_BARS.name(), range.partition());
  }

  /** As retention does, one record of so many; answers with the oldest offset that is left. */
  private static long delete(TopicPartition partition, int oneOf)
      throws ExecutionException, InterruptedException {
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
      ListOffsetsResultInfo end =
          admin
              .listOffsets(Map.of(partition, OffsetSpec.latest()))
              .partitionResult(partition)
              .get();
      long oldest = end.offset() / oneOf;
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(oldest))).all().get();
      return oldest;
    }
  }
}
