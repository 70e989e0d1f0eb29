package io.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.pool.Conditions;
import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.contract.pool.TriggerLogic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.Client.Answer;
import io.tidewatch.query.pool.PoolReload;
import io.tidewatch.topology.tokenpool.TokenPoolTopology;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Each test has pairs, a batch and a template of its own, so that none sees what another did. */
class PoolApiTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final int ADDRESS_LENGTH = 44;

  @TempDir private static Path directory;
  private static EmbeddedBroker broker;
  private static MarketProducer market;
  private static House house;

  @BeforeAll
  static void open() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    House.createTopics(broker.bootstrapServers());
    market = new MarketProducer(broker.bootstrapServers());
    house =
        House.withPool(
                broker.bootstrapServers(),
                directory.resolve("state"),
                () -> new PoolReload.Outcome.Unreachable("there is none in this test"))
            .startDetectors();
  }

  @AfterAll
  static void close() {
    house.close();
    market.close();
    broker.close();
  }

  /** In small letters and capitals, as addresses are. */
  private static String address(String name) {
    return name + "x".repeat(ADDRESS_LENGTH - name.length());
  }

  private static String token(String name) {
    return address("Tok" + name);
  }

  private static String pair(String name) {
    return address("Pair" + name);
  }

  private static Answer get(String path) {
    return house.client().get(path);
  }

  private static PoolTemplate template(int id, String rise) {
    return new PoolTemplate(
        id,
        "template " + id,
        BigDecimal.ONE,
        Optional.empty(),
        Interval.M1,
        TriggerLogic.ANY,
        new Conditions(
            Optional.of(
                new Conditions.PriceChange(Optional.of(new BigDecimal(rise)), Optional.empty())),
            Optional.of(new Conditions.Volume(new BigDecimal("30000")))));
  }

  private static void put(PoolTemplate template, long timeMs) {
    market.table(Topics.TEMPLATES, template.key(), Optional.of(template), timeMs);
  }

  private static void put(String name, int template, int batch) {
    PoolPair pair =
        new PoolPair(
            pair(name),
            token(name),
            Optional.of("S" + name),
            Optional.of("'; DROP TABLE " + name),
            new BigDecimal("12345678.9"),
            Optional.empty(),
            template,
            Interval.M1,
            batch,
            7,
            0);
    market.table(Topics.PAIRS, pair.key(), Optional.of(pair), CLOCK.millis() - 5_000);
  }

  /** A pair that is watched with a template of the same number as its batch. */
  private static void watch(String name, int number) {
    put(template(number, "10"), CLOCK.millis() - 5_000);
    put(name, number, number);
    Patience.untilAsserted(() -> assertThat(view(name).path("template").isObject()).isTrue());
  }

  private static JsonNode view(String name) {
    return get("/api/pool/pairs/" + pair(name)).json();
  }

  private static void say(String name, int batch, String figures) {
    market.pairs(
        batch,
        "{\"type\":\"pairsInfo\",\"result\":[{\"p\":\"" + pair(name) + "\"," + figures + "}]}",
        CLOCK.millis());
  }

  private static void awaitState(String name, String state) {
    Patience.untilAsserted(
        () -> assertThat(view(name).path("alerting").path("state").asString("")).isEqualTo(state));
  }

  @Test
  void shouldAnswerWithAPairItsTemplateAndWhatWasSaidLast() {
    watch("Joined", 11);
    say(
        "Joined",
        11,
        "\"tpu\":2.8e-8,\"tp\":1.6e-10,\"mp\":1000000,\"pc1m\":0.05,\"bv1m\":100,\"sv1m\":50");
    Patience.untilAsserted(() -> assertThat(view("Joined").has("last")).isTrue());

    JsonNode view = view("Joined");

    assertThat(view.path("pair").asString()).isEqualTo(pair("Joined"));
    assertThat(view.path("token").asString()).isEqualTo(token("Joined"));
    assertThat(view.path("watched").path("batch").asInt()).isEqualTo(11);
    assertThat(view.path("watched").path("name").asString()).isEqualTo("'; DROP TABLE Joined");
    assertThat(view.path("template").path("id").asInt()).isEqualTo(11);
    assertThat(view.path("inForceSince").asLong()).isPositive();
    assertThat(view.path("coming").isEmpty()).isTrue();
    JsonNode last = view.path("last");
    assertThat(last.path("priceUsd").decimalValue()).isEqualByComparingTo("0.000000028");
    assertThat(last.path("priceSol").decimalValue()).isEqualByComparingTo("0.00000000016");
    assertThat(last.path("marketCapUsd").decimalValue()).isEqualByComparingTo("1000000");
    assertThat(last.path("receivedAt").asLong()).isPositive();
    assertThat(last.path("ageMs").asLong()).isBetween(0L, 60_000L);
    assertThat(last.path("batch").asInt()).isEqualTo(11);
    JsonNode finding = view.path("finding");
    assertThat(finding.path("state").asString()).isEqualTo("NOT_MET");
    assertThat(finding.path("degree").decimalValue()).isEqualByComparingTo("0.5");
    assertThat(finding.path("conditions").size()).isEqualTo(2);
    JsonNode alerting = view.path("alerting");
    assertThat(alerting.path("state").asString()).isEqualTo("NORMAL");
    assertThat(alerting.path("cooldownLeftMs").asLong()).isZero();
    assertThat(alerting.path("ruleVersion").asInt()).isZero();
    assertThat(alerting.path("rule").path("cooldown").asString()).isEqualTo("PT3M");
  }

  @Test
  void shouldAnswerTheSameByToken() {
    watch("Twin", 12);
    Patience.untilAsserted(
        () -> assertThat(get("/api/pool/tokens/" + token("Twin")).status()).isEqualTo(200));

    Patience.untilAsserted(
        () -> assertThat(get("/api/pool/tokens/" + token("Twin")).json()).isEqualTo(view("Twin")));
  }

  @Test
  void shouldTellHowMuchOfACooldownIsLeft() {
    watch("Rises", 13);
    say("Rises", 13, "\"pc1m\":0.25,\"bv1m\":1,\"sv1m\":1");
    awaitState("Rises", "FIRING");

    JsonNode firing = view("Rises").path("alerting");
    assertThat(firing.path("cooldownLeftMs").asLong()).isBetween(1L, 180_000L);
    assertThat(firing.path("lastAlertAt").asLong()).isPositive();
    say("Rises", 13, "\"pc1m\":0.01,\"bv1m\":1,\"sv1m\":1");
    awaitState("Rises", "COOLDOWN");
    assertThat(view("Rises").path("alerting").path("cooldownLeftMs").asLong())
        .isBetween(1L, 180_000L);
  }

  @Test
  void shouldFindAlertsAndDecisionsByTheAddressAsItIsWritten() {
    watch("Mixed", 14);
    say("Mixed", 14, "\"pc1m\":0.25,\"bv1m\":1,\"sv1m\":1");
    say("Mixed", 14, "\"pc1m\":0.30,\"bv1m\":1,\"sv1m\":1");
    say("Mixed", 14, "\"pc1m\":0.01,\"bv1m\":1,\"sv1m\":1");

    Patience.untilAsserted(() ->
        assertThat(get("/api/alerts?subject=" + token("Mixed")).json().path("alerts").size())
            .isEqualTo(1));
    Patience.untilAsserted(() ->
        assertThat(reasons(get("/api/decisions/token-pool/" + token("Mixed")).json()))
            .contains("COOLDOWN"));
    JsonNode now = get("/api/decisions/token-pool/" + token("Mixed")).json().path("now");
    assertThat(now.path("threshold").decimalValue()).isEqualByComparingTo("1");
    assertThat(now.path("value").decimalValue()).isEqualByComparingTo("0.1");
    assertThat(now.path("state").asString()).isEqualTo("COOLDOWN");
    assertThat(now.path("lastAlertAt").asLong()).isPositive();
  }

  private static List<String> reasons(JsonNode answer) {
    return answer
        .path("decisions")
        .valueStream()
        .map(decision -> decision.path("reason").asString())
        .toList();
  }

  @Test
  void shouldExplainTheSilenceOfAPairWhoseFiguresAreMissing() {
    watch("Dumb", 15);
    say("Dumb", 15, "\"tpu\":1,\"pc1m\":null");

    Patience.untilAsserted(() -> {
      JsonNode answer = get("/api/decisions/token-pool/" + token("Dumb")).json();
      assertThat(reasons(answer)).contains("CONDITION_UNKNOWN");
      assertThat(answer.path("now").has("value")).isFalse();
    });
    assertThat(view("Dumb").path("finding").path("state").asString()).isEqualTo("UNKNOWN");
  }

  @Test
  void shouldTellWhatTakesForceLater() {
    watch("Later", 16);
    long then = CLOCK.millis() + 60_000;
    put(template(16, "20"), then);

    Patience.untilAsserted(() -> assertThat(view("Later").path("coming").isEmpty()).isFalse());

    JsonNode coming = view("Later").path("coming").get(0);
    assertThat(coming.path("from").asLong()).isEqualTo(then + 200);
    assertThat(rise(coming)).isEqualTo(20);
    assertThat(rise(view("Later"))).isEqualTo(10);
  }

  private static int rise(JsonNode view) {
    return view.path("template").path("conditions").path("priceChange").path("risePercent").asInt();
  }

  @Test
  void shouldListPairsPageByPage() {
    List<String> all = Stream.of("Aa", "Ab", "Ac", "Ad", "Ae").map(PoolApiTest::pair).toList();
    put(template(17, "10"), CLOCK.millis() - 5_000);
    Stream.of("Aa", "Ab", "Ac", "Ad").forEach(name -> put(name, 17, 17));
    put("Ae", 17, 18);
    Patience.untilAsserted(() ->
        assertThat(get("/api/pool/pairs?template=17").json().path("pairs").size()).isEqualTo(5));

    List<String> found = new ArrayList<>();
    String path = "/api/pool/pairs?template=17&limit=2";
    JsonNode page = get(path).json();
    addPairs(page, found);
    while (page.has("next")) {
      assertThat(page.path("pairs").size()).isEqualTo(2);
      page = get(path + "&cursor=" + page.path("next").asString()).json();
      addPairs(page, found);
    }

    assertThat(found).isEqualTo(all);
    assertThat(page.path("partitionsAnswered").asInt()).isEqualTo(4);
    assertThat(page.path("partitionsTotal").asInt()).isEqualTo(4);
    JsonNode other = get("/api/pool/pairs?batch=18").json();
    assertThat(other.path("pairs").size()).isEqualTo(1);
    assertThat(other.path("pairs").get(0).path("symbol").asString()).isEqualTo("SAe");
    assertThat(other.path("pairs").get(0).path("template").asString()).isEqualTo("template 17");
  }

  private static void addPairs(JsonNode page, List<String> found) {
    page.path("pairs").forEach(pair -> found.add(pair.path("pair").asString()));
  }

  @Test
  void shouldForgetAPairThatLeavesThePool() {
    watch("Gone", 19);
    market.table(Topics.PAIRS, pair("Gone"), Optional.empty(), CLOCK.millis() - 1_000);

    Patience.untilAsserted(
        () -> assertThat(get("/api/pool/pairs/" + pair("Gone")).status()).isEqualTo(404));
    Patience.untilAsserted(
        () -> assertThat(get("/api/pool/tokens/" + token("Gone")).status()).isEqualTo(404));
  }

  @Test
  void shouldTellHowBatchesAreDoing() {
    watch("Batched", 20);
    market.event(
        new FeedEvent(
            "dbotx",
            "pairs",
            "20",
            FeedEvent.Type.LIVE,
            "c1",
            1,
            CLOCK.millis(),
            Optional.empty(),
            "first frame"));
    say("Batched", 20, "\"pc1m\":0.01,\"bv1m\":1,\"sv1m\":1");

    Patience.untilAsserted(() -> {
      JsonNode all = get("/api/pool/batches").json();
      JsonNode batch =
          all.path("batches")
              .valueStream()
              .filter(one -> one.path("batch").asInt() == 20)
              .findFirst()
              .orElseThrow();
      assertThat(batch.path("stats").path("total").path("messages").asLong()).isEqualTo(1);
      assertThat(batch.path("stats").path("pairs").asLong()).isEqualTo(1);
      assertThat(batch.path("feed").path("state").asString()).isEqualTo("live");
      assertThat(batch.path("ageMs").asLong()).isBetween(0L, 60_000L);
      assertThat(all.path("partitionsTotal").asInt()).isEqualTo(TokenPoolTopology.BATCH_PARTITIONS);
      assertThat(all.path("batches").valueStream().map(one -> one.path("batch").asInt()))
          .isSorted();
    });
  }

  @Test
  void shouldCountThePairsOfEachTemplate() {
    put(template(21, "10"), CLOCK.millis() - 5_000);
    put("Ca", 21, 21);
    put("Cb", 21, 21);
    put("Cc", 9_999, 21);

    Patience.untilAsserted(() -> {
      JsonNode all = get("/api/pool/templates").json();
      assertThat(template(all, 21).path("pairs").asLong()).isEqualTo(2);
      assertThat(template(all, 21).path("template").path("name").asString())
          .isEqualTo("template 21");
      assertThat(template(all, 9_999).path("pairs").asLong()).isEqualTo(1);
      assertThat(template(all, 9_999).has("template")).isFalse();
      assertThat(all.path("partitionsAnswered").asInt()).isEqualTo(4);
    });
  }

  private static JsonNode template(JsonNode all, int id) {
    return all.path("templates")
        .valueStream()
        .filter(one -> one.path("id").asInt() == id)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void shouldChangeTheRuleForOneToken() {
    watch("Kept", 22);

    Answer answer =
        house.client().put("/api/rules/token-pool/" + token("Kept"), "{\"cooldown\": \"PT1H\"}");

    assertThat(answer.status()).isEqualTo(200);
    Patience.untilAsserted(() -> {
      JsonNode alerting = view("Kept").path("alerting");
      assertThat(alerting.path("rule").path("cooldown").asString()).isEqualTo("PT1H");
      assertThat(alerting.path("ruleVersion").asInt()).isEqualTo(1);
    });
    assertThat(house.client().put("/api/rules/token-pool/BTCUSDT", "{}").status()).isEqualTo(400);
  }

  @Test
  void shouldShowTheRule() {
    JsonNode rule = get("/api/rules/token-pool").json();

    assertThat(rule.path("defaults").path("cooldown").asString()).isEqualTo("PT3M");
    assertThat(rule.path("descriptions").has("min-liquidity-usd")).isTrue();
  }

  @Test
  void shouldNotKnowWhatIsNotInThePool() {
    for (String path :
        List.of(
            "/api/pool/pairs/" + pair("Nope"),
            "/api/pool/tokens/" + token("Nope"),
            "/api/decisions/token-pool/" + token("Nope"))) {
      Answer answer = get(path);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.json().path("detail").asString()).contains("Nope");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/pool/pairs/BTCUSDT",
        "/api/pool/pairs/0xdeadbeefdeadbeefdeadbeefdeadbeefdeadbeef",
        "/api/pool/tokens/%27%3B%20DROP%20TABLE",
        "/api/pool/pairs?cursor=x",
        "/api/pool/pairs?limit=501",
        "/api/pool/pairs?batch=0",
        "/api/pool/pairs?template=four",
        "/api/pool/pairs?token=x",
        "/api/pool/batches?limit=1",
        "/api/pool/templates?id=4"
      })
  void shouldRefuseWhatItDoesNotUnderstand(String path) {
    Answer answer = get(path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("detail").asString()).contains("expected");
  }
}
