package io.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.PositionSide;
import io.tidewatch.query.Client.Answer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Each test has a symbol of its own, so that none sees what another did. */
class RecomputeApiTest {
  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir private static Path directory;
  private static EmbeddedBroker broker;
  private static MarketProducer market;
  private static AlertProducer alerts;
  private static House house;

  @BeforeAll
  static void open() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    House.createTopics(broker.bootstrapServers());
    market = new MarketProducer(broker.bootstrapServers());
    alerts = new AlertProducer(broker.bootstrapServers());
    house = new House(broker.bootstrapServers(), directory.resolve("state")).startDetectors();
  }

  @AfterAll
  static void close() {
    house.close();
    alerts.close();
    market.close();
    broker.close();
  }

  private static Answer recompute(String id) {
    return house.client().post("/api/alerts/" + id + "/recompute");
  }

  /** An alert that the detector raised over three trades. */
  private static Alert raised(String symbol) {
    long now = CLOCK.millis();
    market.trade(symbol, 1, now - 2_000, 900_000, true);
    market.trade("OTHERUSDT", 1, now - 1_500, 10, true);
    market.trade(symbol, 2, now - 1_000, 900_000, false);
    market.trade(symbol, 3, now, 900_000, true);
    Patience.untilAsserted(() -> assertThat(first(symbol).isObject()).isTrue());
    return Json.MAPPER.convertValue(first(symbol), Alert.class);
  }

  private static JsonNode first(String symbol) {
    return house.client().get("/api/alerts?subject=" + symbol).json().path("alerts").path(0);
  }

  private static void await(Alert alert) {
    Patience.untilAsserted(
        () -> assertThat(house.client().get("/api/alerts/" + alert.id()).status()).isEqualTo(200));
  }

  /** The same claim about the same records, by another id. */
  private static Alert claim(Alert of, String id, BigDecimal value, Inputs inputs) {
    Evidence evidence = of.evidence();
    return new Alert(
        id,
        of.rule(),
        of.subject(),
        of.side(),
        value,
        of.threshold(),
        of.severity(),
        of.eventTime(),
        new Evidence(
            evidence.rule(),
            evidence.episode(),
            evidence.window(),
            inputs,
            evidence.records(),
            evidence.feed()));
  }

  @Test
  void shouldComputeTheSameFromTheSameRecords() {
    JsonNode answer = recompute(raised("SAMEUSDT").id()).json();

    assertThat(answer.path("verdict").asString()).isEqualTo("SAME");
    assertThat(answer.path("now").path("value").decimalValue()).isEqualByComparingTo("2700000");
    assertThat(answer.path("now")).isEqualTo(answer.path("told"));
    assertThat(answer.path("records").asLong()).isGreaterThanOrEqualTo(3);
    assertThat(answer.path("gone").size()).isZero();
  }

  @Test
  void shouldSayBothWhereTheyDiffer() {
    Alert raised = raised("DIFFUSDT");
    Alert wrong = claim(raised, "different", new BigDecimal("9000000"), raised.evidence().inputs());
    await(alerts.send(wrong));

    JsonNode answer = recompute("different").json();

    assertThat(answer.path("verdict").asString()).isEqualTo("DIFFERENT");
    assertThat(answer.path("told").path("value").decimalValue()).isEqualByComparingTo("9000000");
    assertThat(answer.path("now").path("value").decimalValue()).isEqualByComparingTo("2700000");
  }

  @Test
  void shouldSayWhichRecordsAreGone() throws ExecutionException, InterruptedException {
    Alert raised = raised("GONEUSDT");
    Evidence.OffsetRange range = raised.evidence().records().getFirst();
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
      admin
          .deleteRecords(
              Map.of(
                  new TopicPartition(range.topic(), range.partition()),
                  RecordsToDelete.beforeOffset(range.last())))
          .all()
          .get();
    }

    JsonNode answer = recompute(raised.id()).json();

    assertThat(answer.path("verdict").asString()).isEqualTo("GONE");
    assertThat(answer.has("now")).isFalse();
    JsonNode gone = answer.path("gone").path(0);
    assertThat(gone.path("topic").asString()).isEqualTo(range.topic());
    assertThat(gone.path("first").asLong()).isEqualTo(range.first());
    assertThat(gone.path("last").asLong()).isEqualTo(range.last() - 1);
    assertThat(gone.path("oldest").asLong()).isEqualTo(range.last());
  }

  @Test
  void shouldSayThatTheTopicNeverHadThem() {
    Alert raised = raised("NEVERUSDT");
    Evidence.OffsetRange range = raised.evidence().records().getFirst();
    Evidence.OffsetRange beyond =
        new Evidence.OffsetRange(range.topic(), range.partition(), range.first(), 1_000_000);
    await(alerts.send(named(raised, "beyond", beyond)));

    assertThat(recompute("beyond").json().path("verdict").asString()).isEqualTo("GONE");
  }

  @Test
  void shouldNotReadWhatIsNoInput() {
    Alert raised = raised("NOSYUSDT");
    Evidence.OffsetRange range = raised.evidence().records().getFirst();
    await(
        alerts.send(
            named(raised, "nosy", new Evidence.OffsetRange(Topics.SUBSCRIPTIONS.name(), 0, 0, 0))));
    await(
        alerts.send(
            named(
                raised,
                "large",
                new Evidence.OffsetRange(range.topic(), range.partition(), 0, Long.MAX_VALUE))));

    assertNotPossible("nosy", "not on a raw topic");
    assertNotPossible("large", "more than are read");
  }

  private static Alert named(Alert of, String id, Evidence.OffsetRange range) {
    Alert same = claim(of, id, of.value(), of.evidence().inputs());
    Evidence evidence = same.evidence();
    return new Alert(
        id,
        same.rule(),
        same.subject(),
        same.side(),
        same.value(),
        same.threshold(),
        same.severity(),
        same.eventTime(),
        new Evidence(
            evidence.rule(),
            evidence.episode(),
            evidence.window(),
            evidence.inputs(),
            List.of(range),
            evidence.feed()));
  }

  @Test
  void shouldSayWhyItCannotBeComputed() {
    Alert some =
        AlertProducer.alert("whale-consensus", "BTC", Severity.MAJOR, CLOCK.millis() - 1_000);
    await(
        alerts.send(
            claim(
                some,
                "whales",
                some.value(),
                new Inputs.WhaleConsensus(
                    "BTC",
                    "BTC",
                    PositionSide.LONG,
                    BigDecimal.TEN,
                    List.of(),
                    List.of(),
                    Optional.empty()))));

    assertNotPossible("whales", "fills");
  }

  private static void assertNotPossible(String id, String reason) {
    JsonNode answer = recompute(id).json();
    assertThat(answer.path("verdict").asString()).isEqualTo("NOT_POSSIBLE");
    assertThat(answer.path("reason").asString()).contains(reason);
    assertThat(answer.has("now")).isFalse();
  }

  @Test
  void shouldAskForTheToken() {
    assertThat(house.client().postWithoutToken("/api/alerts/any/recompute").status())
        .isEqualTo(401);
    assertThat(recompute("nobody").status()).isEqualTo(404);
  }
}
