package io.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.query.Client.Answer;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Each test has an instrument of its own, so that none sees what another did. */
class BooksApiTest {
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

  private static void snapshot(String instId, long seqId) {
    send(
        instId,
        "snapshot",
        -1,
        seqId,
        "[\"101.0\",\"2.50\",\"0\",\"3\"],[\"102\",\"3\",\"0\",\"1\"]",
        "[\"99.5\",\"1\",\"0\",\"2\"],[\"98\",\"4\",\"0\",\"1\"]");
  }

  private static void update(String instId, long prev, long seqId) {
    send(instId, "update", prev, seqId, "", "[\"97\",\"1\",\"0\",\"1\"]");
  }

  private static void send(
      String instId, String action, long prev, long seqId, String asks, String bids) {
    long now = CLOCK.millis();
    market.book(
        instId,
        """
        {"arg":{"channel":"books","instId":"%s"},"action":"%s","data":[{"asks":[%s],"bids":[%s],\
        "ts":"%d","checksum":0,"seqId":%d,"prevSeqId":%d}]}\
        """
            .formatted(instId, action, asks, bids, now, seqId, prev),
        now);
  }

  private static void awaitSeqId(String instId, long seqId) {
    Patience.untilAsserted(() ->
        assertThat(get("/api/books/" + instId).json().path("seqId").asLong()).isEqualTo(seqId));
  }

  private static void awaitState(String instId, String state) {
    Patience.untilAsserted(() ->
        assertThat(get("/api/books/" + instId).json().path("state").asString()).isEqualTo(state));
  }

  @Test
  void shouldAnswerWithTheBook() {
    snapshot("BTC-USDT", 10);
    update("BTC-USDT", 10, 12);
    awaitSeqId("BTC-USDT", 12);

    JsonNode book = get("/api/books/BTC-USDT").json();

    assertThat(book.path("state").asString()).isEqualTo("LIVE");
    assertThat(book.path("bookEpoch").asLong()).isEqualTo(1);
    assertThat(book.path("ageMs").asLong()).isBetween(0L, 60_000L);
    assertThat(book.path("asks").toString()).isEqualTo("[[101.0,2.50,3],[102,3,1]]");
    assertThat(book.path("bids").toString()).isEqualTo("[[99.5,1,2],[98,4,1],[97,1,1]]");
    assertThat(book.has("reason")).isFalse();
  }

  @Test
  void shouldAnswerWithAsManyLevelsAsAreAskedFor() {
    snapshot("SOL-USDT", 10);
    awaitSeqId("SOL-USDT", 10);

    JsonNode book = get("/api/books/sol-usdt?levels=1").json();

    assertThat(book.path("instId").asString()).isEqualTo("SOL-USDT");
    assertThat(book.path("asks").size()).isEqualTo(1);
    assertThat(book.path("bids").size()).isEqualTo(1);
  }

  @Test
  void shouldAnswerWithTheAnalysis() {
    snapshot("ETH-USDT", 10);
    awaitSeqId("ETH-USDT", 10);
    Patience.untilAsserted(
        () -> assertThat(get("/api/books/ETH-USDT/analysis").json().has("analysis")).isTrue());

    JsonNode answer = get("/api/books/ETH-USDT/analysis").json();

    assertThat(answer.path("state").asString()).isEqualTo("LIVE");
    assertThat(answer.path("analysis").path("seqId").asLong()).isEqualTo(10);
    assertThat(answer.path("analysis").path("mid").path("value").decimalValue())
        .isEqualByComparingTo("100.25");
  }

  @Test
  void shouldClaimNothingOfABrokenBook() {
    snapshot("ADA-USDT", 10);
    update("ADA-USDT", 11, 12);
    awaitState("ADA-USDT", "QUARANTINED");

    JsonNode book = get("/api/books/ADA-USDT").json();
    assertThat(book.path("asks").size()).isZero();
    assertThat(book.path("bids").size()).isZero();
    assertThat(book.path("reason").asString())
        .isEqualTo("expected an update after 10, was one after 11");
    Patience.untilAsserted(() -> {
      Answer answer = get("/api/books/ADA-USDT/analysis");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().path("state").asString()).isEqualTo("QUARANTINED");
      assertThat(answer.json().has("analysis")).isFalse();
      assertThat(answer.json().path("reason").asString()).contains("after 10");
    });
  }

  @Test
  void shouldCountBrokenBooksOnMetrics() {
    snapshot("LTC-USDT", 10);
    update("LTC-USDT", 11, 12);
    awaitState("LTC-USDT", "QUARANTINED");

    long broken =
        get("/api/books")
            .json()
            .path("books")
            .valueStream()
            .filter(book -> book.path("state").asString().equals("QUARANTINED"))
            .count();

    assertThat(broken).isPositive();
    assertThat(get("/metrics").text())
        .contains("tidewatch_order_books{state=\"quarantined\"} " + broken + ".0");
  }

  @Test
  void shouldListEveryInstrumentWithEveryPartition() {
    snapshot("DOT-USDT", 10);
    snapshot("XRP-USDT-SWAP", 10);
    update("XRP-USDT-SWAP", 20, 21);
    awaitSeqId("DOT-USDT", 10);
    awaitState("XRP-USDT-SWAP", "QUARANTINED");

    JsonNode all = get("/api/books").json();

    assertThat(all.path("books").valueStream().map(book -> book.path("instId").asString()))
        .contains("DOT-USDT", "XRP-USDT-SWAP")
        .isSorted();
    assertThat(all.path("partitionsAnswered").asInt()).isEqualTo(4);
    assertThat(all.path("partitionsTotal").asInt()).isEqualTo(4);
    JsonNode live = summary(all, "DOT-USDT");
    assertThat(live.path("top").path("bid").decimalValue()).isEqualByComparingTo("99.5");
    assertThat(live.path("top").path("ask").decimalValue()).isEqualByComparingTo("101");
    JsonNode broken = summary(all, "XRP-USDT-SWAP");
    assertThat(broken.has("top")).isFalse();
    assertThat(broken.path("reason").asString()).contains("after 10");
  }

  private static JsonNode summary(JsonNode all, String instId) {
    return all.path("books")
        .valueStream()
        .filter(book -> book.path("instId").asString().equals(instId))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void shouldNotKnowAnInstrumentThatNothingWasSeenOf() {
    assertThat(get("/api/books/NOPE-USDT").status()).isEqualTo(404);
    assertThat(get("/api/books/NOPE-USDT/analysis").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/books/BTCUSDT",
        "/api/books/BTC-USDT?levels=0",
        "/api/books/BTC-USDT?levels=401",
        "/api/books/BTC-USDT?depth=5",
        "/api/books/BTC-USDT/analysis?levels=1",
        "/api/books?limit=1"
      })
  void shouldRefuseWhatItDoesNotUnderstand(String path) {
    assertThat(get(path).status()).isEqualTo(400);
  }

  @Test
  void shouldListTheRulesOnBooks() {
    assertThat(
            get("/api/rules").json().path("rules").valueStream().map(r -> r.path("id").asString()))
        .contains("large-trades", "depth-anomaly", "wall-pulled", "level-broken");
    assertThat(get("/api/alerts?rule=wall-pulled&subject=btc-usdt").status()).isEqualTo(200);
  }
}
