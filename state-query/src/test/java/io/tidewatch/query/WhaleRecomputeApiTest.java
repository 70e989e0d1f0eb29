package io.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Alerts of the real detector about whales, computed again over the real broker. */
class WhaleRecomputeApiTest {
  private static final long NOW = 1_790_000_000_000L;
  private static final List<String> ADDRESSES =
      List.of("0x" + "a".repeat(40), "0x" + "b".repeat(40), "0x" + "c".repeat(40));

  @TempDir private static Path directory;
  private static EmbeddedBroker broker;
  private static House house;

  @BeforeAll
  static void open() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    House.createTopics(broker.bootstrapServers());
    house =
        House.withWhales(broker.bootstrapServers(), directory.resolve("state")).startDetectors();
    play();
  }

  @AfterAll
  static void close() {
    house.close();
    broker.close();
  }

  /** Each address turns from short to long with one order of two fills. */
  private static void play() {
    try (WhaleFrames feed = new WhaleFrames(broker.bootstrapServers())) {
      feed.write(
          "watching",
          Optional.empty(),
          NOW,
          "{\"at\":%d,\"addresses\":[%s]}"
              .formatted(
                  NOW,
                  String.join(
                      ",",
                      ADDRESSES.stream()
                          .map(address ->
                              "{\"address\":\"%s\",\"view\":\"USER_CHANNELS\"}".formatted(address))
                          .toList())));
      for (int i = 0; i < ADDRESSES.size(); i++) {
        long at = NOW + 2_000 * (i + 1);
        Optional<String> user = Optional.of(ADDRESSES.get(i));
        feed.write("userFills", user, at, fill(user.get(), 7 + i, "25", "-20.0", at));
        feed.write("time", Optional.empty(), at, "{\"at\":%d,\"completeTo\":%d}".formatted(at, at));
        feed.write("userFills", user, at + 500, fill(user.get(), 7 + i, "30.5", "5.0", at + 500));
        feed.write(
            "orderUpdates",
            user,
            at + 501,
            ("{\"channel\":\"orderUpdates\",\"data\":[{\"order\":{\"coin\":\"BTC\",\"side\":\"B\","
                    + "\"sz\":\"0.0\",\"oid\":%d,\"origSz\":\"55.5\"},\"status\":\"filled\","
                    + "\"statusTimestamp\":%d}]}")
                .formatted(7 + i, at + 500));
      }
    }
  }

  private static String fill(String user, long oid, String size, String start, long time) {
    return ("{\"channel\":\"userFills\",\"data\":{\"user\":\"%s\",\"fills\":[{\"coin\":\"BTC\","
            + "\"px\":\"100000\",\"sz\":\"%s\",\"side\":\"B\",\"time\":%d,\"startPosition\":\"%s\","
            + "\"dir\":\"\",\"closedPnl\":\"0.0\",\"oid\":%d,\"crossed\":true,\"fee\":\"1\","
            + "\"tid\":%d,\"feeToken\":\"USDC\",\"twapId\":null}]}}")
        .formatted(user, size, time, start, oid, time);
  }

  private static List<JsonNode> alerts(String query) {
    return house.client().get("/api/alerts?" + query).json().path("alerts").valueStream().toList();
  }

  private static void assertSame(JsonNode alert) {
    String id = alert.path("id").asString();
    JsonNode answer = house.client().post("/api/alerts/" + id + "/recompute").json();
    assertThat(answer.path("verdict").asString()).as("%s", answer).isEqualTo("SAME");
    assertThat(answer.path("now")).isEqualTo(answer.path("told"));
    assertThat(answer.path("records").asLong()).isPositive();
  }

  @Test
  void shouldComputeBothMovesOfAFlipAgain() {
    String subject = "subject=" + ADDRESSES.getFirst();
    Patience.untilAsserted(() -> assertThat(alerts(subject)).hasSize(2));

    assertThat(alerts(subject))
        .allSatisfy(alert -> {
          assertThat(alert.path("rule").asString()).isEqualTo("whale-move");
          assertSame(alert);
        })
        .extracting(alert -> alert.path("value").decimalValue().longValueExact())
        .containsExactlyInAnyOrder(2_000_000L, 3_550_000L);
  }

  @Test
  void shouldComputeAConsensusAgain() {
    Patience.untilAsserted(() -> assertThat(alerts("rule=whale-consensus")).hasSize(1));

    JsonNode consensus = alerts("rule=whale-consensus").getFirst();
    assertThat(consensus.path("evidence").path("inputs").path("netUsd").decimalValue())
        .isEqualByComparingTo("10650000");
    assertSame(consensus);
  }
}
