package io.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.query.Client.Answer;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Three contracts are there from the beginning: a calm one, one that jumps, one of another script.
 * A fourth one was seen days ago for the last time.
 */
class FuturesApiTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final String CALM = "CALMUSDT";
  private static final String JUMP = "JUMPUSDT";
  private static final String SCRIPT = "币安人生USDT";
  private static final String GONE = "PASTUSDT";
  private static final long MINUTE = 60_000;

  @TempDir private static Path directory;
  private static EmbeddedBroker broker;
  private static MarketProducer producer;
  private static FuturesMarket market;
  private static House house;

  @BeforeAll
  static void open() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    House.createTopics(broker.bootstrapServers());
    producer = new MarketProducer(broker.bootstrapServers());
    house =
        House.withFutures(broker.bootstrapServers(), directory.resolve("state"), Optional.empty())
            .startDetectors();
    market = new FuturesMarket(producer, CLOCK.millis());
    market.glimpse(GONE, 3 * 96);
    market.glimpse(GONE, 3 * 96 - 1);
    for (String symbol : List.of(CALM, JUMP, SCRIPT)) {
      market.seed(symbol);
      for (int minute = 1; minute <= 8; minute++) {
        market.openInterest(symbol, "1000000", market.now() - (60 - minute) * MINUTE);
      }
    }
    Patience.untilAsserted(() -> {
      Answer answer = get("/api/klines/" + JUMP + "?limit=672");
      assertThat(answer.json().path("count").asInt())
          .as("%s, %s", answer.text(), get("/status").text())
          .isEqualTo(FuturesMarket.BARS - 1);
    });
    market.close(CALM, FuturesMarket.price(0).toString(), "1050");
    market.close(SCRIPT, FuturesMarket.price(0).toString(), "1050");
    market.close(JUMP, "110", "90000");
    for (long at = market.now() + MINUTE; at <= market.now() + 8 * MINUTE; at += MINUTE) {
      market.tick(CALM, "100", at);
      market.tick(SCRIPT, "100", at);
      market.tick(JUMP, "111", at);
      market.openInterest(JUMP, "1100000", at);
      market.openInterest(CALM, "1000000", at);
    }
    Patience.untilAsserted(() -> {
      assertThat(get("/api/coins").json().path("count").asInt()).isEqualTo(3);
      assertThat(get("/api/oitop").json().path("count").asInt()).isEqualTo(2);
    });
  }

  @AfterAll
  static void close() {
    house.close();
    producer.close();
    broker.close();
  }

  private static Answer get(String path) {
    return house.client().get(path);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static List<String> texts(JsonNode rows, String field) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> row.path(field).asString())
        .toList();
  }

  private static List<String> fields(JsonNode object) {
    return new ArrayList<>(object.propertyNames());
  }

  @Test
  void shouldWrapAnswersAsTheOriginalDoes() {
    JsonNode answer = get("/api/coins").json();

    assertThat(fields(answer)).containsExactly("data", "count", "timestamp", "status");
    assertThat(answer.path("status").asString()).isEqualTo("success");
    assertThat(Instant.parse(answer.path("timestamp").asString()).toEpochMilli() % (3 * MINUTE))
        .isZero();
  }

  @Test
  void shouldRankCoinsWithTheColumnsOfTheOriginal() {
    JsonNode coin = get("/api/coins").json().path("data").get(0);

    assertThat(coin.path("symbol").asString()).isEqualTo(JUMP);
    assertThat(fields(coin))
        .startsWith(
            "symbol",
            "score",
            "start_time",
            "start_price",
            "current_price",
            "max_price",
            "increase_percent",
            "volume_24h",
            "price_change_24h",
            "updated_at");
    assertThat(coin.path("rank").asInt()).isEqualTo(1);
    assertThat(coin.path("current_price").decimalValue()).isEqualByComparingTo("111");
    assertThat(coin.path("price_change_24h").decimalValue())
        .isBetween(new BigDecimal("10"), new BigDecimal("12"));
    assertThat(coin.path("contributions").path("momentum").isNumber()).isTrue();
  }

  @Test
  void shouldRankOpenInterestWithTheColumnsOfTheOriginal() {
    JsonNode contract = get("/api/oitop").json().path("data").get(0);

    assertThat(fields(contract))
        .startsWith(
            "symbol",
            "rank",
            "current_oi",
            "oi_delta",
            "oi_delta_percent",
            "oi_delta_value",
            "price_delta_percent",
            "net_long",
            "net_short",
            "volume_24h",
            "updated_at");
    assertThat(contract.path("symbol").asString()).isEqualTo(JUMP);
    assertThat(contract.path("oi_delta_percent").decimalValue()).isEqualByComparingTo("10");
    assertThat(contract.path("net_long").isNull()).isTrue();
    assertThat(contract.path("quadrant").asString()).isEqualTo("NEW_LONGS");
  }

  @Test
  void shouldPutTheHighestScoreFirst() {
    JsonNode answer = get("/api/anomalies?symbol=" + JUMP + "&anomaly_only=true").json();
    JsonNode closed = answer.path("data").get(answer.path("count").asInt() - 1);

    assertThat(fields(closed))
        .startsWith(
            "symbol",
            "timestamp",
            "interval_type",
            "cur_return",
            "price_zscore",
            "volume_zscore",
            "volatility_zscore",
            "anomaly_score",
            "anomaly_reasons",
            "quote_volume_24h",
            "created_at");
    assertThat(closed.path("interval_type").asString()).isEqualTo("15m");
    assertThat(closed.path("provisional").asBoolean()).isFalse();
    assertThat(closed.path("anomaly_reasons").toString())
        .isEqualTo("[\"price\",\"volume\",\"volatility\"]");
    assertThat(closed.path("timestamp").asString())
        .isEqualTo(Instant.ofEpochMilli(market.now() - 15 * MINUTE).toString());
  }

  @Test
  void shouldAnswerWithTheNewestOfEachSymbol() {
    JsonNode answer = get("/api/anomalies/top").json();

    assertThat(texts(answer.path("data"), "symbol")).containsExactlyInAnyOrder(CALM, JUMP, SCRIPT);
    assertThat(get("/api/anomalies/top?limit=1").json().path("count").asInt()).isEqualTo(1);
  }

  @Test
  void shouldPassOverRunningBarsThatNobodyEnded() {
    assertThat(get("/api/anomalies/" + GONE + "/explain").status()).isEqualTo(200);
    assertThat(texts(get("/api/anomalies?limit=500").json().path("data"), "symbol"))
        .contains(CALM)
        .doesNotContain(GONE);
  }

  @Test
  void shouldSayOfWhatTimeItIsThatNothingMatches() {
    JsonNode all = get("/api/anomalies?min_score=999").json();
    JsonNode ofSymbol = get("/api/anomalies?min_score=999&symbol=" + CALM).json();

    assertThat(all.path("count").asInt()).isZero();
    assertThat(all.path("timestamp").asString())
        .isEqualTo(Instant.ofEpochMilli(market.now() + 8 * MINUTE).toString());
    assertThat(ofSymbol.path("timestamp")).isEqualTo(all.path("timestamp"));
  }

  @Test
  void shouldOrderScoresOfAllContractsByTime() {
    JsonNode all = get("/api/anomalies?limit=500").json().path("data");
    JsonNode some = get("/api/anomalies?limit=4").json().path("data");

    assertThat(texts(all, "timestamp")).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(some.size()).isEqualTo(4);
    for (int i = 0; i < some.size(); i++) {
      assertThat(some.get(i)).isEqualTo(all.get(i));
    }
  }

  @Test
  void shouldGiveScoresPageByPage() {
    String path = "/api/anomalies?min_score=0&limit=";
    JsonNode page = get(path + 3).json();
    List<JsonNode> paged = new ArrayList<>(page.path("data").valueStream().toList());
    while (page.has("next")) {
      page = get(path + "3&cursor=" + page.path("next").asString()).json();
      paged.addAll(page.path("data").valueStream().toList());
    }

    JsonNode whole = get(path + 500).json();
    assertThat(whole.has("next")).isFalse();
    assertThat(whole.path("count").asInt()).isGreaterThan(3);
    assertThat(paged).containsExactlyElementsOf(whole.path("data"));
    assertThat(get(path + "3&symbol=" + JUMP).json().has("next")).isTrue();
  }

  @Test
  void shouldRefuseWhatIsNoPlaceAmongScores() {
    for (String junk : List.of("x", "e30", "bnVsbA", "a".repeat(401))) {
      Answer answer = get("/api/anomalies?cursor=" + junk);

      assertThat(answer.status()).as(junk).isEqualTo(400);
      assertThat(answer.json().path("field").asString()).isEqualTo("cursor");
    }
  }

  @Test
  void shouldFilterAnomalies() {
    assertThat(texts(get("/api/anomalies?min_score=1.0").json().path("data"), "symbol"))
        .isNotEmpty()
        .containsOnly(JUMP);
    assertThat(
            texts(
                get("/api/anomalies?anomaly_only=true&type=volatility").json().path("data"),
                "symbol"))
        .contains(JUMP)
        .doesNotContain(CALM);
    assertThat(get("/api/anomalies?min_score=999").json().path("count").asInt()).isZero();
    assertThat(get("/api/anomalies?limit=2").json().path("count").asInt()).isEqualTo(2);
  }

  @Test
  void shouldFilterByTimeInEitherForm() {
    String iso = Instant.ofEpochMilli(market.now()).toString();

    JsonNode byText = get("/api/anomalies?since=" + encoded(iso)).json();
    JsonNode byNumber = get("/api/anomalies?since=" + market.now()).json();

    assertThat(byText.path("data")).isEqualTo(byNumber.path("data"));
    assertThat(texts(byText.path("data"), "timestamp")).isNotEmpty().containsOnly(iso);
    assertThat(texts(byText.path("data"), "provisional")).containsOnly("true");
  }

  @Test
  void shouldAnswerWithClosedBarsInOrderOfTime() {
    JsonNode answer = get("/api/klines/jumpusdt?limit=2").json();

    assertThat(fields(answer.path("data").get(0)))
        .startsWith(
            "symbol",
            "open_time",
            "close_time",
            "open_price",
            "high_price",
            "low_price",
            "close_price",
            "volume",
            "quote_volume",
            "trades_count",
            "created_at");
    assertThat(texts(answer.path("data"), "open_time"))
        .containsExactly(
            Instant.ofEpochMilli(market.now() - 30 * MINUTE).toString(),
            Instant.ofEpochMilli(market.now() - 15 * MINUTE).toString());
    assertThat(answer.path("data").get(1).path("close_price").decimalValue())
        .isEqualByComparingTo("110");
  }

  @Test
  void shouldKnowSymbolsOfOtherScripts() {
    String symbol = encoded(SCRIPT);

    assertThat(get("/api/klines/" + symbol).status()).isEqualTo(200);
    assertThat(get("/api/anomalies?symbol=" + symbol).json().path("count").asInt()).isPositive();
    assertThat(get("/api/decisions/futures-anomaly/" + symbol).status()).isEqualTo(200);
  }

  @Test
  void shouldExplainAScore() {
    JsonNode explanation = get("/api/anomalies/" + JUMP + "/explain").json().path("data");

    assertThat(explanation.path("symbol").asString()).isEqualTo(JUMP);
    JsonNode features = explanation.path("closed").path("robust").path("features");
    assertThat(texts(features, "name")).containsExactly("RETURN", "VOLUME", "VOLATILITY");
    assertThat(features.get(0).path("median").isNumber()).isTrue();
    assertThat(features.get(0).path("contribution").decimalValue()).isPositive();
    assertThat(explanation.path("running").path("provisional").asBoolean()).isTrue();
    assertThat(explanation.path("baseline").path("bars").size()).isEqualTo(96);
    assertThat(explanation.path("baseline").path("to").asString())
        .isEqualTo(Instant.ofEpochMilli(market.now()).toString());
    assertThat(explanation.path("rule").path("method").asString()).isEqualTo("robust");
  }

  @Test
  void shouldSayWhereTheRuleStands() {
    Patience.untilAsserted(() -> {
      JsonNode now = get("/api/decisions/futures-anomaly/jumpusdt").json().path("now");
      assertThat(now.path("state").asString()).isEqualTo("FIRING");
      assertThat(now.path("threshold").decimalValue()).isEqualByComparingTo("60");
      assertThat(now.path("value").decimalValue().doubleValue()).isGreaterThanOrEqualTo(60);
    });
    Patience.untilAsserted(() -> {
      JsonNode alerts = get("/api/alerts?rule=futures-anomaly&subject=jumpusdt").json();
      assertThat(alerts.path("alerts").size()).isEqualTo(1);
    });
  }

  @Test
  void shouldKnowBothRules() {
    assertThat(get("/api/rules/futures-anomaly").json().path("parameters").path("score").asString())
        .isEqualTo("60");
    assertThat(get("/api/rules/futures-market-move").status()).isEqualTo(200);
    assertThat(
            house.client().put("/api/rules/futures-anomaly/" + CALM, "{\"score\":\"70\"}").status())
        .isEqualTo(200);
    assertThat(house.client().put("/api/rules/futures-anomaly", "{\"score\":\"101\"}").status())
        .isEqualTo(400);
    assertThat(house.client().put("/api/rules/futures-market-move/" + CALM, "{}").status())
        .isEqualTo(400);
  }

  @Test
  void shouldCountWhatIsKeptWhereThereIsNoDatabase() {
    Patience.untilAsserted(() -> {
      JsonNode health = get("/api/health").json();

      assertThat(fields(health)).containsExactly("status", "database", "timestamp");
      assertThat(health.path("status").asString()).isEqualTo("healthy");
      JsonNode database = health.path("database");
      assertThat(fields(database))
          .containsExactly(
              "file_size_mb", "max_age_hours", "symbol_count", "kline_count", "anomaly_count_24h");
      assertThat(database.path("file_size_mb").isNull()).isTrue();
      assertThat(database.path("max_age_hours").asInt()).isEqualTo(24);
      assertThat(database.path("symbol_count").asInt()).isEqualTo(3);
      assertThat(database.path("kline_count").asInt()).isBetween(3 * 95, 3 * 96);
      assertThat(database.path("anomaly_count_24h").asInt()).isPositive();
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/anomalies?limit=0",
        "/api/anomalies?limit=501",
        "/api/anomalies?limit=1&limit=2",
        "/api/anomalies?min_score=NaN",
        "/api/anomalies?min_score=-1",
        "/api/anomalies?min_score=1e9",
        "/api/anomalies?anomaly_only=yes",
        "/api/anomalies?type=colour",
        "/api/anomalies?since=yesterday",
        "/api/anomalies?since=99999999999999999999",
        "/api/anomalies?since=-1",
        "/api/anomalies?symbol=%3Cscript%3E",
        "/api/anomalies?colour=red",
        "/api/anomalies/top?limit=501",
        "/api/anomalies/BTC-USDT/explain",
        "/api/coins?limit=5",
        "/api/oitop?limit=5",
        "/api/klines/BTCUSD",
        "/api/klines/JUMPUSDT?limit=673",
        "/api/health?deep=true"
      })
  void shouldRefuseWhatMakesNoSense(String path) {
    Answer answer = get(path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("expected").asString()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/klines/NOBODYUSDT",
        "/api/anomalies/NOBODYUSDT/explain",
        "/api/decisions/futures-anomaly/NOBODYUSDT"
      })
  void shouldSayThatNothingIsKnown(String path) {
    assertThat(get(path).status()).isEqualTo(404);
  }
}
