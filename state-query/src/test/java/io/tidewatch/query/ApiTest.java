package io.tidewatch.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.feed.Gap;
import io.tidewatch.query.Client.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Each test has symbols of its own, so that none sees what another did. */
class ApiTest {
  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir private static Path directory;
  private static EmbeddedBroker broker;
  private static MarketProducer market;
  private static House house;

  @BeforeAll
  static void open() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    House.createTopics(broker.bootstrapServers());
    market = new MarketProducer(broker.bootstrapServers());
    house = new House(broker.bootstrapServers(), directory.resolve("state")).startDetectors();
  }

  @AfterAll
  static void close() {
    house.close();
    market.close();
    broker.close();
  }

  private static Answer get(String path) {
    return house.client().get(path);
  }

  private static void awaitTrades(String symbol, long trades) {
    Patience.untilAsserted(() ->
        assertThat(get("/api/volumes/" + symbol).json().path("trades").asLong()).isEqualTo(trades));
  }

  @Test
  void shouldAnswerWithTheRollingVolume() {
    long now = CLOCK.millis();
    market.trade("BTCUSDT", 1, now - 6 * 60_000, 5_000, true);
    market.trade("BTCUSDT", 2, now - 1_000, 3_000, true);
    market.trade("BTCUSDT", 3, now, 1_000, false);
    awaitTrades("BTCUSDT", 2);

    JsonNode volume = get("/api/volumes/BTCUSDT").json();

    assertThat(volume.path("symbol").asString()).isEqualTo("BTCUSDT");
    assertThat(volume.path("buyUsd").decimalValue()).isEqualByComparingTo("3000");
    assertThat(volume.path("sellUsd").decimalValue()).isEqualByComparingTo("1000");
    assertThat(volume.path("totalUsd").decimalValue()).isEqualByComparingTo("4000");
    assertThat(volume.path("netUsd").decimalValue()).isEqualByComparingTo("2000");
    assertThat(volume.path("buyShare").decimalValue()).isEqualByComparingTo("0.75");
    assertThat(volume.path("state").asString()).isEqualTo("NORMAL");
    assertThat(volume.path("thresholdUsd").decimalValue()).isEqualByComparingTo("2000000");
    assertThat(volume.path("ruleVersion").asInt()).isZero();
    long upTo = volume.path("window").path("upTo").asLong();
    assertThat(upTo).isEqualTo(volume.path("asOf").asLong()).isGreaterThanOrEqualTo(now);
    assertThat(volume.path("window").path("after").asLong()).isEqualTo(upTo - 300_000);
  }

  @ParameterizedTest
  @CsvSource({"maticusdt, POLUSDT", "POLUSDT, POLUSDT", "POL%2FUSDT, POLUSDT"})
  void shouldUnderstandOtherWritings(String written, String symbol) {
    market.trade("POLUSDT", 1, CLOCK.millis(), 10, true);
    Patience.untilAsserted(
        () -> assertThat(get("/api/volumes/" + written).status()).isEqualTo(200));

    assertThat(get("/api/volumes/" + written).json().path("symbol").asString()).isEqualTo(symbol);
  }

  @Test
  void shouldSayNothingOfSharesWhereNothingWasTraded() {
    market.trade("IDLEUSDT", 1, CLOCK.millis() - 400_000, 10, true);
    Patience.untilAsserted(() -> assertThat(get("/api/volumes/IDLEUSDT").status()).isEqualTo(200));

    JsonNode volume = get("/api/volumes/IDLEUSDT").json();

    assertThat(volume.has("buyShare")).isFalse();
    assertThat(volume.path("totalUsd").decimalValue()).isEqualByComparingTo(BigDecimal.ZERO);
  }

  @Test
  void shouldListEverySymbolWithEveryPartition() {
    long now = CLOCK.millis();
    market.trade("AAAUSDT", 1, now, 10, true);
    market.trade("BBBUSDT", 1, now, 10, true);
    market.trade("CCCUSDT", 1, now, 10, true);
    awaitTrades("AAAUSDT", 1);
    awaitTrades("BBBUSDT", 1);
    awaitTrades("CCCUSDT", 1);

    JsonNode all = get("/api/volumes").json();

    assertThat(all.path("volumes").valueStream().map(v -> v.path("symbol").asString()))
        .contains("AAAUSDT", "BBBUSDT", "CCCUSDT")
        .isSorted();
    assertThat(all.path("partitionsAnswered").asInt()).isEqualTo(4);
    assertThat(all.path("partitionsTotal").asInt()).isEqualTo(4);
  }

  @Test
  void shouldAnswerWithMinutes() {
    long minute = CLOCK.millis() / 60_000 * 60_000;
    market.trade("ETHUSDT", 1, minute - 600_000, 100, true);
    market.trade("ETHUSDT", 2, minute - 599_000, 50, false);
    market.trade("ETHUSDT", 3, minute, 7, true);
    awaitTrades("ETHUSDT", 1);

    JsonNode history = get("/api/volumes/ethusdt/history?minutes=30").json();

    JsonNode minutes = history.path("minutes");
    assertThat(minutes.size()).isEqualTo(2);
    assertThat(minutes.get(0).path("minute").asLong()).isEqualTo(minute - 600_000);
    assertThat(minutes.get(0).path("buyUsd").decimalValue()).isEqualByComparingTo("100");
    assertThat(minutes.get(0).path("sellUsd").decimalValue()).isEqualByComparingTo("50");
    assertThat(minutes.get(0).path("trades").asLong()).isEqualTo(2);
    assertThat(minutes.get(0).path("final").asBoolean()).isTrue();
    assertThat(minutes.get(1).path("final").asBoolean()).isFalse();
  }

  @Test
  void shouldAnswerWithTheMinutesOfATime() {
    long minute = CLOCK.millis() / 60_000 * 60_000;
    market.trade("LTCUSDT", 1, minute - 600_000, 100, true);
    market.trade("LTCUSDT", 2, minute, 7, true);
    awaitTrades("LTCUSDT", 1);

    String path = "/api/volumes/LTCUSDT/history?from=%d&to=%d";
    JsonNode history = get(path.formatted(minute - 590_000, minute - 560_000)).json();

    assertThat(history.path("minutes").valueStream().map(m -> m.path("minute").asLong()))
        .containsExactly(minute - 600_000);
  }

  @Test
  void shouldAnswerWithAlertsNewestFirst() {
    long now = CLOCK.millis();
    market.trade("SOLUSDT", 1, now - 800_000, 3_000_000, true);
    market.trade("SOLUSDT", 2, now - 400_000, 1, true);
    market.trade("SOLUSDT", 3, now, 4_000_000, false);
    Patience.untilAsserted(() ->
        assertThat(get("/api/alerts?subject=SOLUSDT").json().path("alerts").size()).isEqualTo(2));

    JsonNode all = get("/api/alerts?subject=solusdt&rule=large-trades").json();
    JsonNode newest = get("/api/alerts?subject=SOLUSDT&limit=1").json();
    JsonNode older = get("/api/alerts?subject=SOLUSDT&to=" + (now - 1)).json();

    assertThat(all.path("alerts").valueStream().map(a -> a.path("side").asString()))
        .containsExactly("SELL", "BUY");
    assertThat(all.path("truncated").asBoolean()).isFalse();
    assertThat(newest.path("alerts").get(0).path("eventTime").asLong()).isEqualTo(now);
    assertThat(newest.path("truncated").asBoolean()).isTrue();
    assertThat(older.path("alerts").valueStream().map(a -> a.path("side").asString()))
        .containsExactly("BUY");
    assertThat(newest.path("alerts").get(0).path("evidence").path("inputs").path("kind").asString())
        .isEqualTo("large-trades");
  }

  @Test
  void shouldShowTheStateOfAFiringSymbol() {
    market.trade("XRPUSDT", 1, CLOCK.millis(), 2_500_000, true);

    Patience.untilAsserted(() ->
        assertThat(get("/api/volumes/XRPUSDT").json().path("state").asString())
            .isEqualTo("FIRING"));
  }

  @Test
  void shouldSayWhyItDidNotFire() {
    long now = CLOCK.millis();
    market.trade("ADAUSDT", 1, now - 5_000, 2_500_000, true);
    market.trade("ADAUSDT", 2, now, 500_000, true);
    Patience.untilAsserted(() ->
        assertThat(
                get("/api/decisions/large-trades/ADAUSDT")
                    .json()
                    .path("decisions")
                    .valueStream()
                    .map(decision -> decision.path("reason").asString()))
            .contains("COOLDOWN"));

    JsonNode answer = get("/api/decisions/large-trades/adausdt?limit=1").json();

    assertThat(answer.path("subject").asString()).isEqualTo("ADAUSDT");
    assertThat(answer.path("decisions").size()).isEqualTo(1);
    assertThat(answer.path("now").path("state").asString()).isEqualTo("FIRING");
    assertThat(answer.path("now").path("value").decimalValue()).isEqualByComparingTo("3000000");
    assertThat(answer.path("now").path("lastAlertAt").asLong()).isEqualTo(now - 5_000);
  }

  @Test
  void shouldSayWhereTheRuleStandsIfNothingWasHeldBack() {
    market.trade("DOTUSDT", 1, CLOCK.millis(), 10, true);
    awaitTrades("DOTUSDT", 1);

    JsonNode answer = get("/api/decisions/large-trades/DOTUSDT").json();

    assertThat(answer.path("decisions").isEmpty()).isTrue();
    assertThat(answer.path("now").path("value").decimalValue()).isEqualByComparingTo("10");
    assertThat(answer.path("now").path("threshold").decimalValue()).isEqualByComparingTo("2000000");
    assertThat(answer.path("now").path("state").asString()).isEqualTo("NORMAL");
  }

  @Test
  void shouldShowTheFeedsOfOtherProcesses() {
    market.event(event(FeedEvent.Type.LIVE, 1_000, Optional.empty()));
    market.event(event(FeedEvent.Type.GAP, 2_000, Optional.of(new Gap(5, 7, 1, 2, 0))));

    Patience.untilAsserted(() -> {
      JsonNode feeds = get("/api/feeds").json().path("feeds");
      assertThat(feeds.size()).isEqualTo(1);
      assertThat(feeds.get(0).path("state").asString()).isEqualTo("live");
      assertThat(feeds.get(0).path("since").asLong()).isEqualTo(1_000);
      assertThat(feeds.get(0).path("gap").path("state").asString()).isEqualTo("gap");
    });
  }

  private static FeedEvent event(FeedEvent.Type type, long at, Optional<Gap> gap) {
    return new FeedEvent("binance-spot", "trades", "BTCUSDT", type, "c1", 1, at, gap, "as said");
  }

  @Test
  void shouldDescribeTheRules() {
    JsonNode rules = get("/api/rules").json().path("rules");
    JsonNode rule =
        rules
            .valueStream()
            .filter(candidate -> candidate.path("id").asString().equals("large-trades"))
            .findFirst()
            .orElseThrow();

    assertThat(rule.path("defaults").path("threshold-usd").asString()).isEqualTo("2000000");
    assertThat(rule.path("parameters")).isEqualTo(rule.path("defaults"));
    assertThat(rule.path("descriptions").path("cooldown").asString()).contains("PT5M");
    assertThat(rule.path("overrides").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/live", "/health/ready"})
  void shouldBeHealthy(String path) {
    Answer answer = get(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("status").asString()).isEqualTo("UP");
    assertThat(answer.json().path("detectors").path("large-trades").asString())
        .isEqualTo("RUNNING");
  }

  @Test
  void shouldReportItsStatus() {
    market.raw("STAUSDT", "no json".getBytes(UTF_8), CLOCK.millis());
    market.trade("STAUSDT", 1, CLOCK.millis(), 10, true);
    awaitTrades("STAUSDT", 1);

    JsonNode status = get("/status").json();

    assertThat(status.path("version").asString()).isEqualTo("1.2.3");
    JsonNode detector = status.path("detectors").get(0);
    assertThat(detector.path("name").asString()).isEqualTo("large-trades");
    assertThat(detector.path("state").asString()).isEqualTo("RUNNING");
    assertThat(detector.path("partitions").size()).isEqualTo(4);
    assertThat(detector.path("lag").size()).isPositive();
    assertThat(detector.path("restorations").isArray()).isTrue();
    JsonNode counts = detector.path("counters").get(0);
    assertThat(counts.path("values").path("TRADES").asLong()).isPositive();
    assertThat(counts.path("rejects").path("not_json").asLong()).isPositive();
  }

  @Test
  void shouldExposeMetrics() {
    market.raw("METUSDT", "no json".getBytes(UTF_8), CLOCK.millis());
    market.trade("METUSDT", 1, CLOCK.millis(), 2_500_000, true);
    Patience.untilAsserted(() ->
        assertThat(get("/metrics").text())
            .containsPattern("tidewatch_alert_latency_seconds_count [1-9]"));

    String page = get("/metrics").text();

    assertThat(page)
        .containsPattern("tidewatch_trades_total\\{detector=\"large-trades\"\\} [1-9]")
        .containsPattern("tidewatch_alerts_total\\{detector=\"large-trades\"\\} [1-9]")
        .containsPattern("tidewatch_parse_rejects_total\\{.*reason=\"not-json\"\\} [1-9]")
        .contains("tidewatch_suppressed_total{")
        .contains("tidewatch_alert_latency_seconds_bucket{le=\"0.01\"}")
        .containsPattern("tidewatch_consumer_lag_records\\{.*raw.binance-spot.trades.*\\} [0-9]")
        .contains("tidewatch_detector_running{detector=\"large-trades\"} 1")
        .containsPattern(
            "kafka_streams_processed_records_total\\{detector=\"large-trades\"\\} [1-9]")
        .contains("kafka_streams_commit_latency_avg_seconds{")
        .contains("kafka_streams_dropped_records_total{")
        .contains("tidewatch_restoring_stores{detector=\"large-trades\"} 0")
        .contains("jvm_memory_used_bytes{");
    assertThat(page.length()).isLessThan(200_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/api/volumes/NOSUCHUSDT",
        "/api/volumes/NOSUCH",
        "/api/volumes/NOSUCHUSDT/history",
        "/api/decisions/no-such-rule/BTCUSDT",
        "/api/decisions/large-trades/NOSUCHUSDT",
        "/api/rules/no-such-rule",
        "/api/rules/no-such-rule/outcomes"
      })
  void shouldNotFindWhatIsNotThere(String path) {
    Answer answer = get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("detail").asString()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/alerts?limit=0, limit, 0",
    "/api/alerts?limit=501, limit, 501",
    "/api/alerts?limit=many, limit, many",
    "/api/alerts?from=-1, from, -1",
    "/api/alerts?from=5&to=4, from, 5",
    "/api/alerts?rule=other, rule, other",
    "/api/alerts?limit=1&limit=2, limit, 2 values",
    "/api/alerts?limits=1, query parameter, limits",
    "/api/alerts?subject=%00, subject, ?",
    "/api/volumes?symbol=BTCUSDT, query parameter, symbol",
    "/api/volumes/BTC%20USDT, symbol, BTC USDT",
    "/api/volumes/BTCUSDT/history?minutes=0, minutes, 0",
    "/api/volumes/BTCUSDT/history?minutes=1441, minutes, 1441",
    "/api/volumes/BTCUSDT/history?from=1&to=99999999999, from, 1",
    "/api/volumes/BTCUSDT/history?from=1&minutes=2, minutes, both",
    "/api/decisions/large-trades/BTCUSDT?limit=x, limit, x",
    "/api/rules/large-trades/outcomes?n=1, query parameter, n"
  })
  void shouldNameWhatIsWrongWithARequest(String path, String field, String actual) {
    Answer answer = get(path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("field").asString()).isEqualTo(field);
    assertThat(answer.json().path("expected").asString()).isNotEmpty();
    assertThat(answer.json().path("actual").asString()).isEqualTo(actual);
  }

  @Test
  void shouldCutWhatItQuotes() {
    Answer answer = get("/api/volumes/" + "A".repeat(3_000));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text().length()).isLessThan(1_000);
  }

  @Test
  void shouldRefuseOtherMethods() {
    Answer answer = house.client().delete("/api/volumes");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.json().path("detail").asString()).isNotEmpty();
  }

  @Test
  void shouldAnswerABrokenAddressInJson() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), house.port())) {
      String request = "GET /api/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

      assertThat(answer)
          .startsWith("HTTP/1.1 400")
          .contains("{\"type\":\"urn:tidewatch:problem:bad-input\"");
    }
  }

  @Test
  void shouldSayHowItsAnswersAreMeant() {
    Answer answer = get("/api/feeds");

    assertThat(answer.header("Content-Type")).contains("application/json");
    assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.header("Server")).isEmpty();
  }
}
