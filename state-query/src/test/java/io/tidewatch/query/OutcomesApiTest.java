package io.tidewatch.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** From trades to alerts, prices, outcomes and figures, over a real broker and a restart. */
class OutcomesApiTest {
  private static final long MINUTE = 60_000;
  private static final int SYMBOLS = 31;

  /** Ten minutes into an hour that is long over. */
  private final long alertsAt =
      InstantSource.system().millis() / Duration.ofHours(1).toMillis() * 60 * MINUTE
          - 240 * MINUTE
          + 10 * MINUTE;

  @TempDir private Path directory;
  private EmbeddedBroker broker;
  private MarketProducer market;
  private long id;

  @BeforeEach
  void start() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    House.createTopics(broker.bootstrapServers());
    market = new MarketProducer(broker.bootstrapServers());
  }

  @AfterEach
  void close() {
    market.close();
    broker.close();
  }

  @Test
  void shouldMeasureAlertsOverARestartThatLeavesOnlyWhatTheBrokerHas() {
    try (House house = house("one")) {
      trade(alertsAt, "100", 25_000);
      trade(alertsAt + 5 * MINUTE - 1_000, "101", 1);
      Patience.untilAsserted(() -> {
        JsonNode answer = outcomes(house);
        assertThat(answer.path("alerts").asInt()).isEqualTo(SYMBOLS);
        assertThat(answer.path("waiting").asInt()).isEqualTo(SYMBOLS);
        assertThat(answer.path("horizons").size()).isZero();
      });

      trade(alertsAt + 5 * MINUTE + 1_000, "102", 1);
      awaitHorizons(house, 5);
    }
    // Of its state it has only what the broker has.
    try (House house = house("two")) {
      trade(alertsAt + 15 * MINUTE - 1_000, "99", 1);
      trade(alertsAt + 60 * MINUTE - 1_000, "100", 1);
      trade(alertsAt + 200 * MINUTE, "100", 1);
      awaitHorizons(house, 5, 15, 60);

      JsonNode answer = outcomes(house);
      assertThat(answer.path("waiting").asInt()).isZero();
      assertThat(answer.path("without").size()).isZero();
      assertThat(answer.path("needed").asInt()).isEqualTo(30);
      assertThat(figures(answer, 0)).isEqualTo("31 100.00 100.00 1.0000");
      assertThat(figures(answer, 1)).isEqualTo("31 -100.00 -100.00 0.0000");
      assertThat(figures(answer, 2)).isEqualTo("31 0.00 0.00 0.0000");
      JsonNode random = answer.path("horizons").get(0).path("random");
      assertThat(random.path("mean").isMissingNode() || random.path("mean").isNull()).isTrue();
      assertThat(random.path("why").asString()).startsWith("figures need 30 values");
    }
  }

  private House house(String state) {
    return new House(broker.bootstrapServers(), directory.resolve(state)).startDetectors();
  }

  private static JsonNode outcomes(House house) {
    return house.client().get("/api/rules/large-trades/outcomes").json();
  }

  private static void awaitHorizons(House house, Integer... minutes) {
    Patience.untilAsserted(() -> {
      List<Integer> found = new ArrayList<>();
      for (JsonNode horizon : outcomes(house).path("horizons")) {
        found.add(horizon.path("minutes").asInt());
        assertThat(horizon.path("alerts").path("n").asInt()).isEqualTo(SYMBOLS);
      }
      assertThat(found).containsExactly(minutes);
    });
  }

  private static String figures(JsonNode answer, int horizon) {
    JsonNode moves = answer.path("horizons").get(horizon).path("alerts");
    return String.join(
        " ",
        moves.path("n").toString(),
        moves.path("mean").toString(),
        moves.path("median").toString(),
        moves.path("hitRate").toString());
  }

  /** A buy of each symbol, one after another within a second. */
  private void trade(long timeMs, String price, int quantity) {
    id++;
    for (int i = 0; i < SYMBOLS; i++) {
      String symbol = "S" + (char) ('A' + i / 26) + (char) ('A' + i % 26) + "USDT";
      String frame =
          """
          {"stream":"%s@trade","data":{"e":"trade","E":%d,"s":"%s","t":%d,"p":"%s",\
          "q":"%d","T":%d,"m":false,"M":true}}\
          """
              .formatted(
                  symbol.toLowerCase(Locale.ROOT),
                  timeMs + i,
                  symbol,
                  id,
                  price,
                  quantity,
                  timeMs + i);
      market.raw(symbol, frame.getBytes(UTF_8), timeMs + i);
    }
  }
}
