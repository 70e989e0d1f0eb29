package io.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.Tier;
import io.tidewatch.contract.whale.WatchedAddress;
import io.tidewatch.contract.whale.WatchedAddress.Origin;
import io.tidewatch.query.Client.Answer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class WhalesApiTest {
  private static final String WHALES = "/api/whales/";
  private static final String WATCHED = "0x31ca8395cf837de08b24da3f660e77761dfb974b";
  private static final String WISHED = "0x8cdba352268065be9d5444e1f82b8fe83717bbd5";
  private static final String CONFIGURED = "0x13558be785661958932ceac35ba20de187275a42";
  private static final String NOBODY = "0x0000000000000000000000000000000000000009";
  private static final long NOW = 1_790_000_000_000L;

  @TempDir private static Path directory;
  private static EmbeddedBroker broker;
  private static House house;

  @BeforeAll
  static void open() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    House.createTopics(broker.bootstrapServers());
    house = House.withWhales(broker.bootstrapServers(), directory.resolve("state"));
    // Nothing runs yet, so this cannot depend on the order of the tests.
    assertThat(house.client().get("/api/whales").status()).isEqualTo(503);
    assertThat(house.client().get(WHALES + WATCHED).status()).isEqualTo(503);
    house.startDetectors();
    Patience.until(() -> house.client().get("/api/whales").status() == 200);
    playAnOrder();
  }

  @AfterAll
  static void close() {
    house.close();
    broker.close();
  }

  /** Two fills of one order, of which the end is not told; and one that is told to be filled. */
  private static void playAnOrder() {
    Optional<String> user = Optional.of(WATCHED);
    try (WhaleFrames feed = new WhaleFrames(broker.bootstrapServers())) {
      feed.write(
          "metaAndAssetCtxs",
          Optional.empty(),
          NOW,
          "[{\"universe\":[{\"name\":\"BTC\",\"szDecimals\":5},{\"name\":\"ETH\",\"szDecimals\":4}]},"
              + "[{\"openInterest\":\"1000\",\"markPx\":\"100000\"},{\"openInterest\":\"1000\"}]]");
      feed.write(
          "watching",
          Optional.empty(),
          NOW,
          "{\"at\":%d,\"addresses\":[{\"address\":\"%s\",\"view\":\"USER_CHANNELS\",\"label\":\"one\"}]}"
              .formatted(NOW, WATCHED));
      feed.write(
          "clearinghouseState",
          user,
          NOW + 1,
          "{\"marginSummary\":{\"accountValue\":\"5000000.5\"},\"assetPositions\":[],\"time\":%d}"
              .formatted(NOW + 1));
      feed.write("userFills", user, NOW + 2_000, fill("BTC", 7, "2", "0.0", NOW + 2_000));
      feed.write("userFills", user, NOW + 3_000, fill("ETH", 8, "1", "0.0", NOW + 3_000));
      feed.write(
          "orderUpdates",
          user,
          NOW + 3_001,
          "{\"channel\":\"orderUpdates\",\"data\":[{\"order\":{\"coin\":\"BTC\",\"side\":\"B\","
              + "\"sz\":\"0.0\",\"oid\":7,\"origSz\":\"2\"},\"status\":\"filled\",\"statusTimestamp\":%d}]}"
                  .formatted(NOW + 2_000));
      for (int second = 4; second < 60; second++) {
        long at = NOW + second * 1_000L;
        feed.write("time", Optional.empty(), at, "{\"at\":%d,\"completeTo\":%d}".formatted(at, at));
      }
    }
  }

  private static String fill(String coin, long oid, String size, String start, long time) {
    return ("{\"channel\":\"userFills\",\"data\":{\"user\":\"%s\",\"fills\":[{\"coin\":\"%s\","
                + "\"px\":\"100000\",\"sz\":\"%s\",\"side\":\"B\",\"time\":%d,\"startPosition\":\"%s\",\"dir\":\"Open"
                + " Long\",\"closedPnl\":\"0.0\",\"oid\":%d,\"crossed\":true,\"fee\":\"1\","
                + "\"tid\":%d,\"feeToken\":\"USDC\",\"twapId\":null}]}}")
        .formatted(WATCHED, coin, size, time, start, oid, oid + 100);
  }

  private static void wish(WatchedAddress wish) throws Exception {
    try (KafkaProducer<String, WatchedAddress> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            Topics.WATCHED_ADDRESSES.key().serializer(),
            Topics.WATCHED_ADDRESSES.value().serializer())) {
      producer.send(new ProducerRecord<>(Topics.WATCHED_ADDRESSES.name(), wish.key(), wish)).get();
    }
  }

  private static JsonNode get(String path) {
    Answer answer = house.client().get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static Optional<JsonNode> listed(String address) {
    return get("/api/whales?limit=500")
        .path("whales")
        .valueStream()
        .filter(whale -> whale.path("address").asString().equals(address))
        .findFirst();
  }

  @Test
  void shouldShowWhatAnAddressHolds() {
    Patience.untilAsserted(() -> {
      JsonNode view = get(WHALES + WATCHED.toUpperCase(Locale.ROOT).replace("0X", "0x"));
      assertThat(view.path("whale").path("label").asString()).isEqualTo("one");
      assertThat(view.path("whale").path("view").asString()).isEqualTo("USER_CHANNELS");
      assertThat(view.path("account").path("accountValue").decimalValue())
          .isEqualByComparingTo("5000000.5");
      assertThat(view.path("positions").valueStream().map(p -> p.path("coin").asString()))
          .containsExactlyInAnyOrder("BTC", "ETH");
      assertThat(view.path("openOrders").valueStream().map(o -> o.path("oid").asLong()))
          .containsExactly(8L);
      JsonNode whale = listed(WATCHED).orElseThrow();
      assertThat(whale.path("positions").asInt()).isEqualTo(2);
      assertThat(whale.path("accountValue").decimalValue()).isEqualByComparingTo("5000000.5");
    });
  }

  @Test
  void shouldShowOrdersAndSignalsThatWereSent() {
    Patience.untilAsserted(() -> {
      assertThat(get(WHALES + WATCHED + "/orders").path("orders").valueStream())
          .extracting(order -> order.path("oid").asLong())
          .containsExactly(7L);
      assertThat(get("/api/whales/signals").path("signals").valueStream())
          .extracting(signal -> signal.path("change").asString())
          .containsExactly("OPEN");
    });
    assertThat(signals("?coin=BTC&address=" + WATCHED)).isOne();
    assertThat(signals("?coin=ETH")).isZero();
    assertThat(signals("?address=" + NOBODY)).isZero();
    assertThat(signals("?since=" + (NOW + 2_000))).isOne();
    assertThat(signals("?since=" + (NOW + 2_001))).isZero();
  }

  private static int signals(String query) {
    return get("/api/whales/signals" + query).path("signals").size();
  }

  @Test
  void shouldMeasure() {
    Patience.untilAsserted(() ->
        assertThat(house.client().get("/metrics").text())
            .contains("tidewatch_whale_orders_active 1.0")
            .contains("tidewatch_whale_addresses{view=\"user-channels\"} 1.0"));
  }

  @Test
  void shouldWatchWhatTheApiSaysAndTakeItBack() {
    Answer put =
        house.client().put(WHALES + WISHED, "{\"label\": \"a friend\", \"tier\": \"FIRST\"}");

    assertThat(put.status()).isEqualTo(200);
    assertThat(put.json().path("origin").asString()).isEqualTo("API");
    Patience.untilAsserted(() -> {
      JsonNode whale = listed(WISHED).orElseThrow();
      assertThat(whale.path("label").asString()).isEqualTo("a friend");
      assertThat(whale.path("tier").asString()).isEqualTo("FIRST");
      assertThat(whale.has("view")).isFalse();
    });
    assertThat(get(WHALES + WISHED + "/orders").path("orders").size()).isZero();
    assertThat(house.client().delete(WHALES + WISHED).status()).isEqualTo(204);
    Patience.untilAsserted(() -> assertThat(listed(WISHED)).isEmpty());
    assertThat(house.client().delete(WHALES + WISHED).status()).isEqualTo(404);
  }

  @Test
  void shouldGoOverTheConfiguration() throws Exception {
    wish(
        new WatchedAddress(
            CONFIGURED, Optional.empty(), Tier.STANDARD, Origin.CONFIGURATION, true));
    Patience.untilAsserted(() -> assertThat(listed(CONFIGURED)).isPresent());

    assertThat(house.client().delete(WHALES + CONFIGURED).status()).isEqualTo(204);
    Patience.untilAsserted(() -> assertThat(listed(CONFIGURED)).isEmpty());
    assertThat(house.client().put(WHALES + CONFIGURED, "").status()).isEqualTo(200);
    Patience.untilAsserted(() ->
        assertThat(listed(CONFIGURED).orElseThrow().path("origin").asString()).isEqualTo("API"));
  }

  @Test
  void shouldNotTakeAPlaceThatIsNotKeptForTheEnd() {
    Patience.untilAsserted(
        () -> assertThat(get(WHALES + WATCHED + "/orders").path("orders").size()).isPositive());

    Answer answer = house.client().get(WHALES + WATCHED + "/orders?cursor=gone.1");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("field").asString()).isEqualTo("cursor");
  }

  /** A part of them would look like all. */
  @Test
  void shouldListNothingBeforeItHasReadWhatThereIs() {
    try (EmbeddedBroker empty = EmbeddedBroker.start(directory.resolve("empty"));
        House early =
            House.withWhales(empty.bootstrapServers(), directory.resolve("state-of-early"))) {
      assertThat(early.client().get("/api/whales/signals").status()).isEqualTo(503);
      assertThat(early.client().get(WHALES + WATCHED + "/orders").status()).isEqualTo(503);

      House.createTopics(empty.bootstrapServers());

      Patience.until(() -> early.client().get("/api/whales/signals").status() == 200);
    }
  }

  @Test
  void shouldSayThatNobodyWatchesAnAddress() {
    assertThat(house.client().get(WHALES + NOBODY).status()).isEqualTo(404);
    assertThat(house.client().get(WHALES + NOBODY + "/orders").status()).isEqualTo(404);
    assertThat(house.client().delete(WHALES + NOBODY).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x12", "bitcoin", "0x31ca8395cf837de08b24da3f660e77761dfb974g"})
  void shouldRefuseWhatIsNoAddress(String address) {
    Answer answer = house.client().get(WHALES + address);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("expected").asString()).contains("40 hexadecimal digits");
    assertThat(answer.json().path("actual").asString()).isEqualTo(address);
    assertThat(house.client().put(WHALES + address, "").status()).isEqualTo(400);
    assertThat(house.client().get("/api/whales?cursor=" + address).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "7",
        "{",
        "1e99999999999",
        "{\"label\":7}",
        "{\"tier\":\"BEST\"}",
        "{\"lable\":\"a\"}",
        "{\"label\":\"a\\u0000\"}"
      })
  void shouldRefuseABodyThatItCannotRead(String body) {
    assertThat(house.client().put(WHALES + NOBODY, body).status()).isEqualTo(400);
    assertThat(listed(NOBODY)).isEmpty();
  }

  @Test
  void shouldRefuseALabelThatIsTooLong() {
    String body = Json.MAPPER.writeValueAsString(Map.of("label", "x".repeat(101)));

    assertThat(house.client().put(WHALES + NOBODY, body).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0",
    "limit=501",
    "since=yesterday",
    "coin=",
    "address=me",
    "colour=red",
    "cursor=gone"
  })
  void shouldRefuseOddQueries(String query) {
    assertThat(house.client().get("/api/whales/signals?" + query).status()).isEqualTo(400);
  }

  @Test
  void shouldAskForTheToken() {
    assertThat(house.client().putWithoutToken(WHALES + NOBODY, "").status()).isEqualTo(401);
  }
}
