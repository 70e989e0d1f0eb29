package io.tidewatch.query;

import static io.tidewatch.query.AlertProducer.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.Client.Answer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Each test has subjects of its own, so that none sees what another did. */
class AlertHistoryApiTest {
  private static final long NOW = InstantSource.system().millis();

  private static final Comparator<Alert> NEWEST_FIRST =
      Comparator.comparingLong(Alert::eventTime).thenComparing(Alert::id).reversed();

  @TempDir private static Path directory;
  private static EmbeddedBroker broker;
  private static AlertProducer producer;
  private static House house;

  @BeforeAll
  static void open() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    House.createTopics(broker.bootstrapServers());
    producer = new AlertProducer(broker.bootstrapServers());
    house = new House(broker.bootstrapServers(), directory.resolve("state")).startDetectors();
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

  private static List<String> ids(JsonNode page) {
    return page.path("alerts").valueStream().map(alert -> alert.path("id").asString()).toList();
  }

  private static void await(Alert alert) {
    Patience.untilAsserted(
        () -> assertThat(get("/api/alerts/" + alert.id()).status()).isEqualTo(200));
  }

  @Test
  void shouldGoThroughPagesWhileNewAlertsCome() {
    List<Alert> sent = new ArrayList<>();
    for (int i = 0; i < 26; i++) {
      // Two rules of each time: the place of an alert is its time and its id.
      String rule = i % 2 == 0 ? "large-trades" : "depth-anomaly";
      Severity severity = Severity.values()[i % 3];
      sent.add(producer.send(alert(rule, "PAGEUSDT", severity, NOW - i / 2)));
    }
    await(sent.getLast());

    List<String> all = all("/api/alerts?from=" + (NOW - 12) + "&limit=4");

    assertThat(all).doesNotHaveDuplicates();
    assertThat(all)
        .filteredOn(id -> sent.stream().anyMatch(alert -> alert.id().equals(id)))
        .containsExactlyElementsOf(sent.stream().sorted(NEWEST_FIRST).map(Alert::id).toList());
  }

  @Test
  void shouldGiveDecisionsPageByPage() {
    List<Long> counts = List.of(1L, 2L, 3L, 4L, 5L);
    for (long count : counts) {
      // Three of them at the same time.
      Decision decision = decision("PILEUSDT", NOW - 10 + Math.max(0, count - 3), count);
      producer.send(Topics.DECISIONS, decision.key(), decision, decision.to());
    }
    String path = "/api/decisions/large-trades/PILEUSDT?limit=2";
    Patience.untilAsserted(
        () -> assertThat(counts(get("/api/decisions/large-trades/PILEUSDT").json())).hasSize(5));

    JsonNode page = get(path).json();
    List<Long> paged = new ArrayList<>(counts(page));
    for (int i = 1; page.has("next"); i++) {
      assertThat(page.path("truncated").asBoolean()).isTrue();
      Decision newer = decision("PILEUSDT", NOW + i, 5L + i);
      producer.send(Topics.DECISIONS, newer.key(), newer, newer.to());
      page = get(path + "&cursor=" + page.path("next").asString()).json();
      paged.addAll(counts(page));
    }

    assertThat(page.path("truncated").asBoolean()).isFalse();
    assertThat(paged).containsExactlyElementsOf(counts.reversed());
    assertThat(get(path + "&cursor=1.0").status()).isEqualTo(400);
    assertThat(get(path + "&cursor=12x").status()).isEqualTo(400);
  }

  private static List<Long> counts(JsonNode answer) {
    return answer
        .path("decisions")
        .valueStream()
        .map(decision -> decision.path("count").asLong())
        .toList();
  }

  private static Decision decision(String subject, long timeMs, long count) {
    return new Decision(
        "large-trades",
        subject,
        Decision.Reason.NEAR_MISS,
        Optional.empty(),
        timeMs,
        timeMs,
        count,
        Optional.empty(),
        BigDecimal.TEN,
        0,
        1,
        1,
        "came near");
  }

  /** The ids of all pages; after each another alert comes that is newer than all. */
  private static List<String> all(String path) {
    List<String> ids = new ArrayList<>();
    JsonNode page = get(path).json();
    ids.addAll(ids(page));
    for (int i = 1; page.has("next"); i++) {
      assertThat(page.path("truncated").asBoolean()).isTrue();
      await(producer.send(alert("large-trades", "NEWUSDT", Severity.MAJOR, NOW + i)));
      page = get(path + "&cursor=" + page.path("next").asString()).json();
      ids.addAll(ids(page));
    }
    assertThat(page.path("truncated").asBoolean()).isFalse();
    return ids;
  }

  @Test
  void shouldAnswerForEveryCombination() {
    Alert major = producer.send(alert("large-trades", "COMBUSDT", Severity.MAJOR, NOW - 3_000));
    Alert minor = producer.send(alert("large-trades", "COMBUSDT", Severity.MINOR, NOW - 2_000));
    Alert other = producer.send(alert("depth-anomaly", "COMB-USDT", Severity.MINOR, NOW - 1_000));
    await(other);
    String since = Instant.ofEpochMilli(NOW - 2_000).toString();

    assertThat(ids(get("/api/alerts?rule=large-trades&subject=COMBUSDT").json()))
        .containsExactly(minor.id(), major.id());
    assertThat(ids(get("/api/alerts?rule=large-trades&subject=combusdt&severity=minor").json()))
        .containsExactly(minor.id());
    assertThat(ids(get("/api/alerts?rule=large-trades&subject=COMBUSDT&since=" + since).json()))
        .containsExactly(minor.id());
    assertThat(ids(get("/api/alerts?rule=depth-anomaly&severity=MINOR&to=" + (NOW - 500)).json()))
        .containsExactly(other.id());
    assertThat(ids(get("/api/alerts?severity=minor&limit=500").json()))
        .containsSubsequence(other.id(), minor.id())
        .doesNotContain(major.id());
    assertThat(ids(get("/api/alerts?limit=500&to=" + (NOW - 2_500)).json()))
        .contains(major.id())
        .doesNotContain(minor.id(), other.id());
  }

  @Test
  void shouldTellWhatBecameOfAnAlert() {
    Alert alert = producer.send(alert("large-trades", "TOLDUSDT", Severity.MAJOR, NOW));
    producer.step(alert, "telegram", Delivery.Status.SENDING, Optional.empty());
    producer.step(alert, "telegram", Delivery.Status.SENT, Optional.empty());
    await(alert);
    Patience.untilAsserted(() ->
        assertThat(get("/api/alerts/" + alert.id()).json().path("deliveries").size()).isEqualTo(2));

    JsonNode story = get("/api/alerts/" + alert.id()).json();

    assertThat(story.path("alert").path("evidence").path("inputs").path("kind").asString())
        .isEqualTo("large-trades");
    assertThat(story.has("heldBack")).isFalse();
    assertThat(story.path("deliveries").valueStream().map(step -> step.path("status").asString()))
        .containsExactly("SENDING", "SENT");
  }

  @Test
  void shouldSayWhyNobodyWasTold() {
    Alert alert = producer.send(alert("large-trades", "MUTEUSDT", Severity.MAJOR, NOW));
    producer.step(alert, Delivery.GATE, Delivery.Status.HELD_BACK, Optional.of("silence 17"));
    await(alert);
    Patience.untilAsserted(() ->
        assertThat(get("/api/alerts/" + alert.id()).json().path("heldBack").isObject()).isTrue());

    JsonNode story = get("/api/alerts/" + alert.id()).json();

    assertThat(story.path("heldBack").path("reason").asString()).isEqualTo("silence 17");
    assertThat(story.path("heldBack").path("at").asLong()).isEqualTo(NOW + 40);
  }

  @Test
  void shouldSayThatAnIdIsUnknown() {
    assertThat(get("/api/alerts/nobody").status()).isEqualTo(404);
    assertThat(get("/api/alerts/" + "a".repeat(300)).status()).isEqualTo(400);
    assertThat(get("/api/alerts/nobody?x=1").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "severity=urgent, severity, urgent",
    "since=yesterday, since, yesterday",
    "since=5&from=4, since, both",
    "since=5&to=4, from, 5",
    "cursor=!!, cursor, !!",
    "cursor=AAAA, cursor, AAAA",
    "cursor=__________8, cursor, __________8"
  })
  void shouldNameWhatIsWrongWithARequest(String query, String field, String actual) {
    Answer answer = get("/api/alerts?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("field").asString()).isEqualTo(field);
    assertThat(answer.json().path("actual").asString()).isEqualTo(actual);
  }

  @Test
  void shouldKnowItAllAfterARestart() {
    Path state = directory.resolve("restarted");
    String servers = broker.bootstrapServers();
    Alert alert = producer.send(alert("large-trades", "BACKUSDT", Severity.MAJOR, NOW));
    producer.step(alert, "telegram", Delivery.Status.SENT, Optional.empty());
    await(alert);
    house.close();
    // The second time it finds nothing on disk and reads what the broker keeps for it.
    for (Path directory : List.of(directory.resolve("state"), state)) {
      house = new House(servers, directory).startDetectors();
      assertThat(ids(get("/api/alerts?rule=large-trades&subject=BACKUSDT").json()))
          .containsExactly(alert.id());
      assertThat(get("/api/alerts/" + alert.id()).json().path("deliveries").size()).isEqualTo(1);
      if (directory != state) {
        house.close();
      }
    }
  }
}
