package io.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.query.Client.Answer;
import io.tidewatch.query.http.Gate;
import io.tidewatch.query.http.HttpServer;
import io.tidewatch.query.http.HttpSettings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Starting, and starting again. One house runs at a time. */
class StartTest {
  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir private static Path directory;
  private static EmbeddedBroker broker;
  private static MarketProducer market;

  @BeforeAll
  static void open() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    House.createTopics(broker.bootstrapServers());
    market = new MarketProducer(broker.bootstrapServers());
  }

  @AfterAll
  static void close() {
    market.close();
    broker.close();
  }

  private static House house(String state) {
    return new House(broker.bootstrapServers(), directory.resolve(state));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/volumes",
        "/api/volumes/BTCUSDT",
        "/api/volumes/BTCUSDT/history",
        "/api/alerts",
        "/api/decisions/large-trades/BTCUSDT",
        "/api/rules/large-trades/outcomes",
        "/health/ready",
        "/health"
      })
  void shouldSayThatItIsNotReadyBeforeTheDetectorsRun(String path) {
    try (House house = house("never-started")) {
      Answer answer = house.client().get(path);

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).contains("1");
    }
  }

  /** The server reads rules by itself, however soon. */
  @Test
  void shouldAnswerBeforeTheDetectorsRunWhatRulesThereAre() {
    try (House house = house("never-started")) {
      Patience.untilAsserted(
          () -> assertThat(house.client().get("/api/rules").status()).isEqualTo(200));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/live", "/status", "/metrics", "/api/feeds"})
  void shouldAnswerBeforeTheDetectorsRunWhatNeedsNoStore(String path) {
    try (House house = house("never-started")) {
      assertThat(house.client().get(path).status()).isEqualTo(200);
    }
  }

  @Test
  void shouldKeepTotalsOverARestart() {
    shouldKeepTotals("SOLUSDT", "state-a", "state-a");
  }

  @Test
  void shouldRestoreTotalsWithoutLocalState() {
    shouldKeepTotals("ADAUSDT", "state-b", "state-c");
  }

  private static void shouldKeepTotals(String symbol, String before, String after) {
    long now = CLOCK.millis();
    try (House house = house(before).startDetectors()) {
      market.trade(symbol, 1, now, 1_500_000, true);
      Patience.untilAsserted(() -> assertThat(total(house, symbol)).isEqualTo("1500000"));
    }

    try (House house = house(after).startDetectors()) {
      Patience.untilAsserted(() -> assertThat(total(house, symbol)).isEqualTo("1500000"));
      market.trade(symbol, 1, now, 1_500_000, true);
      market.trade(symbol, 2, now + 1, 500_000, true);
      Patience.untilAsserted(() -> assertThat(alertsOf(house, symbol).size()).isEqualTo(1));

      assertThat(total(house, symbol)).isEqualTo("2000000");
      JsonNode minutes =
          house.client().get("/api/volumes/" + symbol + "/history").json().path("minutes");
      assertThat(minutes.valueStream().mapToLong(minute -> minute.path("trades").asLong()).sum())
          .isEqualTo(2);
    }
  }

  private static JsonNode alertsOf(House house, String symbol) {
    return house.client().get("/api/alerts?subject=" + symbol).json().path("alerts");
  }

  private static String total(House house, String symbol) {
    return house
        .client()
        .get("/api/volumes/" + symbol)
        .json()
        .path("totalUsd")
        .decimalValue(BigDecimal.ZERO)
        .stripTrailingZeros()
        .toPlainString();
  }

  @Test
  void shouldChangeNoRuleWithoutAConfiguredToken() {
    try (House house =
        new House(broker.bootstrapServers(), directory.resolve("no-token"), Optional.empty())) {
      Answer answer = house.client().put("/api/rules/large-trades", "{}", "Bearer ");

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.json().path("detail").asString()).contains("set it in the test");
    }
  }

  @Test
  void shouldSayWhichPortIsTaken() {
    try (House house = house("port-taken")) {
      assertThatThrownBy(() ->
              HttpServer.start(
                  HttpSettings.loopback(house.port(), Optional.empty()),
                  new Gate(Optional.empty(), "set one"),
                  List.of()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(":" + house.port());
    }
  }
}
