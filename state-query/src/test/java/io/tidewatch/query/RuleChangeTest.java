package io.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.query.Client.Answer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Each test changes the rule for symbols of its own. */
class RuleChangeTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final String RULE = "/api/rules/large-trades";

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

  private static JsonNode get(String path) {
    return house.client().get(path).json();
  }

  /** Waits until the detector can see the change. */
  private static void awaitVersion(String symbol, int version) {
    Patience.untilAsserted(() ->
        assertThat(
                get(RULE)
                    .path("overrides")
                    .valueStream()
                    .filter(override -> override.path("subject").asString("").equals(symbol))
                    .map(override -> override.path("version").asInt()))
            .containsExactly(version));
  }

  @Test
  void shouldBeInForceWithinASecondAndLeaveOtherSymbolsAlone() {
    long now = CLOCK.millis();
    market.trade("BTCUSDT", 1, now, 1_000, true);
    market.trade("ETHUSDT", 1, now, 1_000, true);
    Patience.untilAsserted(
        () -> assertThat(get("/api/volumes/ETHUSDT").path("trades").asLong()).isEqualTo(1));

    Answer answer = house.client().put(RULE + "/BTCUSDT", "{\"threshold-usd\": 1500}");
    long after = CLOCK.millis();
    awaitVersion("BTCUSDT", 1);

    assertThat(answer.status()).isEqualTo(200);
    JsonNode version = answer.json().path("versions").get(0);
    long from = version.path("effectiveFrom").asLong();
    assertThat(version.path("number").asInt()).isEqualTo(1);
    assertThat(version.path("parameters").path("threshold-usd").asString()).isEqualTo("1500");
    assertThat(from - after).isLessThan(1_000);
    market.trade("BTCUSDT", 2, from, 1_000, true);
    market.trade("ETHUSDT", 2, from, 1_000, true);
    Patience.untilAsserted(() ->
        assertThat(
                get("/api/alerts")
                    .path("alerts")
                    .valueStream()
                    .map(alert -> alert.path("subject").asString()))
            .contains("BTCUSDT"));
    Patience.untilAsserted(
        () -> assertThat(get("/api/volumes/ETHUSDT").path("trades").asLong()).isEqualTo(2));
    JsonNode alert = get("/api/alerts?subject=BTCUSDT").path("alerts").get(0);
    assertThat(alert.path("threshold").decimalValue()).isEqualByComparingTo("1500");
    assertThat(alert.path("evidence").path("rule").path("version").asInt()).isEqualTo(1);
    JsonNode other = get("/api/volumes/ETHUSDT");
    assertThat(other.path("thresholdUsd").decimalValue()).isEqualByComparingTo("2000000");
    assertThat(other.path("totalUsd").decimalValue()).isEqualByComparingTo("2000");
    assertThat(other.path("state").asString()).isEqualTo("NORMAL");
    assertThat(get("/api/alerts?subject=ETHUSDT").path("alerts").isEmpty()).isTrue();
  }

  @Test
  void shouldNumberChangesOneAfterTheOther() throws Exception {
    List<Future<Answer>> answers = new ArrayList<>();
    try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
      for (int i = 1; i <= 8; i++) {
        String body = "{\"threshold-usd\": \"" + i + "000\"}";
        answers.add(callers.submit(() -> house.client().put(RULE + "/SOLUSDT", body)));
      }
    }

    List<Integer> numbers = new ArrayList<>();
    for (Future<Answer> answer : answers) {
      JsonNode versions = answer.get().json().path("versions");
      numbers.add(versions.get(versions.size() - 1).path("number").asInt());
    }
    assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    awaitVersion("SOLUSDT", 8);
  }

  @Test
  void shouldReturnToTheDefaultsWhenCleared() {
    market.trade("ADAUSDT", 1, CLOCK.millis(), 1_000, true);
    house.client().put(RULE + "/ADAUSDT", "{\"threshold-usd\": 5000}");
    Patience.untilAsserted(() -> assertThat(threshold("ADAUSDT")).isEqualTo("5000"));

    Answer answer = house.client().delete(RULE + "/ADAUSDT");

    assertThat(answer.status()).isEqualTo(200);
    Patience.untilAsserted(() -> assertThat(threshold("ADAUSDT")).isEqualTo("2000000"));
  }

  @Test
  void shouldGoBackToTheDefaultsForAll() {
    Answer answer = house.client().delete("/api/rules/depth-anomaly");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("versions").path(0).path("parameters")).isEmpty();
  }

  private static String threshold(String symbol) {
    return get("/api/volumes/" + symbol).path("thresholdUsd").asString();
  }

  @Test
  void shouldShowAChangeForAllSubjects() {
    house.client().put(RULE, "{\"severity\": \"minor\"}");

    Patience.untilAsserted(() -> {
      JsonNode rule = get(RULE);
      assertThat(rule.path("version").asInt()).isEqualTo(1);
      assertThat(rule.path("parameters").path("severity").asString()).isEqualTo("minor");
      assertThat(rule.path("defaults").path("severity").asString()).isEqualTo("major");
      assertThat(rule.path("overrides").get(0).path("inForce").asBoolean()).isTrue();
    });
  }

  @Test
  void shouldOverlookAnOverrideThatCannotBeRead() {
    market.rule("large-trades/XRPUSDT", "no json");
    market.trade("XRPUSDT", 1, CLOCK.millis(), 1_000, true);

    Patience.untilAsserted(() -> assertThat(threshold("XRPUSDT")).isEqualTo("2000000"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"threshold-usd\": 0} | threshold-usd | 0",
        "{\"threshold-usd\": \"much\"} | threshold-usd | much",
        "{\"treshold\": 1} | treshold | treshold",
        "{\"threshold-usd\": null} | threshold-usd | null",
        "{\"threshold-usd\": [1]} | threshold-usd | an array",
        "{\"threshold-usd\": 1e999999} | threshold-usd | a longer one",
        "{\"cooldown\": \"5m\"} | cooldown | 5m",
        "[1] | body | an array",
        "no json | body | no JSON"
      })
  void shouldNameWhatIsWrongWithAChange(String body, String field, String actual) {
    Answer answer = house.client().put(RULE + "/LTCUSDT", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("field").asString()).isEqualTo(field);
    assertThat(answer.json().path("expected").asString()).isNotEmpty();
    assertThat(answer.json().path("actual").asString()).isEqualTo(actual);
  }

  @Test
  void shouldRefuseASubjectThatIsNone() {
    Answer answer = house.client().put(RULE + "/nothing", "{\"threshold-usd\": 1}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("field").asString()).isEqualTo("subject");
  }

  @Test
  void shouldNotChangeARuleThatDoesNotExist() {
    assertThat(house.client().put("/api/rules/other", "{}").status()).isEqualTo(404);
  }

  @Test
  void shouldRefuseALargeBody() {
    String body = "{\"threshold-usd\": \"" + "1".repeat(70_000) + "\"}";

    Answer answer = house.client().put(RULE, body);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().path("detail").asString()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer wrong", "Bearer ", "Basic " + House.TOKEN, House.TOKEN})
  void shouldRefuseAWrongToken(String authorization) {
    Answer answer = house.client().put(RULE, "{\"threshold-usd\": 1}", authorization);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
    assertThat(answer.text()).doesNotContain(House.TOKEN);
  }

  @Test
  void shouldRefuseAMissingToken() {
    Answer answer = house.client().putWithoutToken(RULE, "{\"threshold-usd\": 1}");

    assertThat(answer.status()).isEqualTo(401);
  }
}
