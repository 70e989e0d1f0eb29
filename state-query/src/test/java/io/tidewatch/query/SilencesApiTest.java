package io.tidewatch.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.delivery.AlertMatcher;
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.delivery.Notification;
import io.tidewatch.contract.delivery.Notification.Kind;
import io.tidewatch.contract.delivery.Silence;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.Client.Answer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Silences over HTTP, and the gate that obeys them, on a real broker. */
class SilencesApiTest {
  private static final String SILENCES = "/api/silences";

  @TempDir private static Path directory;
  private static EmbeddedBroker broker;
  private static GateHouse house;

  @BeforeAll
  static void open() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    House.createTopics(broker.bootstrapServers());
    house = new GateHouse(broker.bootstrapServers(), directory.resolve("state"));
    Patience.untilAsserted(() -> assertThat(house.client().get(SILENCES).status()).isEqualTo(200));
  }

  @AfterAll
  static void close() {
    house.close();
    broker.close();
  }

  private static long now() {
    return InstantSource.system().millis();
  }

  private static Alert raise(String symbol) {
    Alert alert = GateHouse.alert(symbol, now());
    house.write(Topics.ALERTS, alert.key(), alert, alert.eventTime());
    return alert;
  }

  private static List<Kind> told(Alert alert) {
    return house.values(Topics.NOTIFICATIONS).stream()
        .filter(told -> told.alert().id().equals(alert.id()))
        .map(Notification::kind)
        .toList();
  }

  private static List<String> heldBack(Alert alert) {
    return house.values(Topics.DELIVERIES).stream()
        .filter(delivery -> delivery.alert().equals(alert.id()))
        .flatMap(delivery -> delivery.reason().stream())
        .toList();
  }

  private static String silence(String body) {
    Answer answer = house.client().post(SILENCES, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().path("id").asString();
  }

  private static List<String> inForce() {
    return house
        .client()
        .get(SILENCES)
        .json()
        .path("silences")
        .valueStream()
        .map(silence -> silence.path("id").asString())
        .toList();
  }

  @Test
  void shouldTellOfAnAlertThatNobodySilenced() {
    Alert alert = raise("ADAUSDT");

    Patience.untilAsserted(() -> assertThat(told(alert)).containsExactly(Kind.FIRED));
    assertThat(heldBack(alert)).isEmpty();
  }

  @Test
  void shouldHoldBackWhatIsSilencedAndTellOnceItIsTakenBack() {
    String id = silence("{\"subject\":\"BTC*\",\"duration\":\"2h\",\"by\":\"ana\"}");
    assertThat(inForce()).contains(id);

    Alert alert = raise("BTCUSDT");
    Patience.untilAsserted(() ->
        assertThat(heldBack(alert))
            .singleElement()
            .asString()
            .startsWith("SILENCED: alert " + alert.id() + ": silence " + id + " by ana until "));
    assertThat(house.values(Topics.DECISIONS))
        .filteredOn(decision -> decision.key().equals(alert.key()))
        .extracting(Decision::reason)
        .containsExactly(Reason.SILENCED);
    assertThat(house.values(Topics.DELIVERIES))
        .filteredOn(delivery -> delivery.alert().equals(alert.id()))
        .extracting(Delivery::sink)
        .containsExactly(Delivery.GATE);
    assertThat(told(alert)).isEmpty();

    assertThat(house.client().delete(SILENCES + "/" + id).status()).isEqualTo(204);
    assertThat(inForce()).doesNotContain(id);
    Patience.untilAsserted(() -> assertThat(told(alert)).containsExactly(Kind.STILL_FIRING));
    assertThat(house.client().delete(SILENCES + "/" + id).status()).isEqualTo(404);
    assertThat(house.failures()).isEmpty();
  }

  @Test
  void shouldStillHoldBackAfterARestartOfTheGate() {
    silence("{\"rule\":\"large-trades\",\"subject\":\"DOTUSDT\",\"duration\":\"30m\"}");
    Alert before = raise("DOTUSDT");
    Patience.untilAsserted(() -> assertThat(heldBack(before)).hasSize(1));

    house.stopGate();
    house.startGate(directory.resolve("another"));
    Alert after = raise("DOTUSDT");

    Patience.untilAsserted(() -> assertThat(heldBack(after)).hasSize(1));
    assertThat(heldBack(before)).hasSize(1);
    assertThat(told(before)).isEmpty();
    assertThat(told(after)).isEmpty();
  }

  @Test
  void shouldAnswerWithTheSilence() {
    long before = now();
    Instant until = Instant.ofEpochMilli(before + 3_600_000);
    Answer answer =
        house
            .client()
            .post(
                SILENCES,
                "{\"subject\":\" XRPUSDT \",\"severities\":[\"minor\",\"MAJOR\"],\"until\":\""
                    + until
                    + "\",\"comment\":\"listing\"}");

    assertThat(answer.status()).isEqualTo(201);
    Silence silence =
        Topics.SILENCES.value().deserializer().deserialize("t", answer.text().getBytes(UTF_8));
    assertThat(silence.matcher().subject()).contains("XRPUSDT");
    assertThat(silence.matcher().rule()).isEmpty();
    assertThat(silence.matcher().severities()).hasSize(2);
    assertThat(silence.until()).isEqualTo(until.toEpochMilli());
    assertThat(silence.from()).isBetween(before, now());
    assertThat(silence.by()).isEqualTo("api");
    assertThat(silence.comment()).contains("listing");
    assertThat(house.values(Topics.SILENCES)).contains(silence);
  }

  @Test
  void shouldTakeOffTheTopicWhatIsLongOver() {
    long old = now() - 7_200_000;
    house.write(
        Topics.SILENCES,
        "old",
        new Silence("old", AlertMatcher.ALL, old, old + 60_000, "ops", Optional.empty()));
    assertThat(inForce()).doesNotContain("old");

    Patience.untilAsserted(() -> {
      silence("{\"subject\":\"NONE\",\"duration\":\"1s\"}");
      assertThat(house.records(Topics.SILENCES))
          .anyMatch(
              record -> new String(record.key(), UTF_8).equals("old") && record.value() == null);
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "1e99999999999",
        "{\"duration\":\"2h\"}",
        "{\"subject\":\"X\"}",
        "{\"subject\":\"X\",\"duration\":\"2h\",\"until\":9000000000000}",
        "{\"subject\":\"X\",\"duration\":\"0s\"}",
        "{\"subject\":\"X\",\"duration\":\"31d\"}",
        "{\"subject\":\"X\",\"duration\":\"9999999d\"}",
        "{\"subject\":\"X\",\"duration\":\"-2h\"}",
        "{\"subject\":\"X\",\"duration\":7200}",
        "{\"subject\":\"X\",\"until\":1}",
        "{\"subject\":\"X\",\"until\":\"tomorrow\"}",
        "{\"subject\":\"X\",\"until\":1e400}",
        "{\"subject\":\"X\",\"until\":\"+1000000000-12-31T23:59:59Z\"}",
        "{\"subject\":\"  \",\"duration\":\"2h\"}",
        "{\"subject\":7,\"duration\":\"2h\"}",
        "{\"subject\":\"X\\u0000\",\"duration\":\"2h\"}",
        "{\"subject\":\"X\",\"duration\":\"2h\",\"id\":\"mine\"}",
        "{\"severities\":[\"URGENT\"],\"duration\":\"2h\"}",
        "{\"severities\":\"MAJOR\",\"duration\":\"2h\"}",
        "{\"severities\":[],\"duration\":\"2h\"}"
      })
  void shouldRefuseWhatIsNoSilence(String body) {
    assertThat(house.client().post(SILENCES, body).status()).isEqualTo(400);
  }

  @Test
  void shouldRefuseLongTexts() {
    String tooLong = "X".repeat(101);

    assertThat(
            house
                .client()
                .post(SILENCES, "{\"subject\":\"" + tooLong + "\",\"duration\":\"2h\"}")
                .status())
        .isEqualTo(400);
    assertThat(house.client().delete(SILENCES + "/" + tooLong).status()).isEqualTo(400);
    assertThat(house.client().get(SILENCES + "?all=true").status()).isEqualTo(400);
  }

  @Test
  void shouldAskForTheTokenBeforeAnything() {
    assertThat(house.client().postWithoutToken(SILENCES).status()).isEqualTo(401);
  }
}
