package io.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.HandlerType;
import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.query.door.RawCaller;
import io.tidewatch.query.http.Operation;
import io.tidewatch.query.http.Role;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every call of the API, made by everybody who may not and by those who may. */
class LockedDoorTest {
  private static final String NOBODY = "";
  private static final String READER = "Authorization: Bearer " + LockedHouse.READER + "\r\n";
  private static final String OPERATOR = "Authorization: Bearer " + LockedHouse.OPERATOR + "\r\n";

  @TempDir private static Path directory;
  private static EmbeddedBroker broker;
  private static LockedHouse house;

  @BeforeAll
  static void open() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    House.createTopics(broker.bootstrapServers());
    house = new LockedHouse(broker.bootstrapServers(), directory.resolve("state"));
  }

  @AfterAll
  static void close() {
    house.close();
    broker.close();
  }

  /** Waits for no more than that: there are answers without end. */
  private static int status(String line, String header) {
    try (RawCaller caller = new RawCaller(house.port())) {
      caller.say(request(line, header));
      return Integer.parseInt(caller.next("HTTP/1.1 200".length()).substring(9));
    }
  }

  private static String answer(String line, String header) {
    try (RawCaller caller = new RawCaller(house.port())) {
      return caller.ask(request(line, header));
    }
  }

  private static String request(String line, String header) {
    return line + " HTTP/1.1\r\nHost: localhost\r\n" + header + "Connection: close\r\n\r\n";
  }

  static Stream<String> calls(Role role) {
    return house.operations().stream()
        .filter(operation -> operation.role() == role)
        .map(LockedDoorTest::line);
  }

  private static String line(Operation operation) {
    return operation.method() + " " + operation.path().replaceAll("[{<][^}>]*[}>]", "x");
  }

  static Stream<String> callsOfAnyone() {
    return calls(Role.ANYONE);
  }

  static Stream<String> callsOfReaders() {
    return Stream.concat(
        calls(Role.READ), calls(Role.READ).map(call -> call.replace("GET ", "HEAD ")));
  }

  static Stream<String> callsOfOperators() {
    return calls(Role.OPERATE);
  }

  @ParameterizedTest
  @MethodSource("callsOfAnyone")
  void shouldAnswerAnyone(String line) {
    assertThat(status(line, NOBODY)).isNotIn(401, 403);
  }

  @ParameterizedTest
  @MethodSource("callsOfReaders")
  void shouldAnswerReadersAndOperatorsOnly(String line) {
    assertThat(status(line, NOBODY)).isEqualTo(401);
    assertThat(status(line, "Authorization: Bearer wrong-wrong-wrong-wrong\r\n")).isEqualTo(401);
    assertThat(status(line, "Authorization: Basic " + LockedHouse.READER + "\r\n")).isEqualTo(401);
    assertThat(status(line, "Authorization: " + LockedHouse.READER + "\r\n")).isEqualTo(401);
    assertThat(status(line, READER)).isNotIn(401, 403, 405);
    assertThat(status(line, OPERATOR)).isNotIn(401, 403, 405);
  }

  @ParameterizedTest
  @MethodSource("callsOfOperators")
  void shouldLetOperatorsOnlyChangeSomething(String line) {
    assertThat(status(line, NOBODY)).isEqualTo(401);
    assertThat(status(line, "Authorization: Bearer wrong-wrong-wrong-wrong\r\n")).isEqualTo(401);
    assertThat(status(line, READER)).isEqualTo(403);
    assertThat(status(line, OPERATOR)).isNotIn(401, 403, 405);
  }

  /** Whoever adds a call that changes something has to think of this. */
  @Test
  void shouldCallNothingReadingThatIsSentToChangeSomething() {
    assertThat(house.operations()).isNotEmpty();
    assertThat(house.operations())
        .filteredOn(operation -> operation.method() != HandlerType.GET)
        .allMatch(operation -> operation.role() == Role.OPERATE, "changes take an operator");
    assertThat(calls(Role.ANYONE))
        .containsExactlyInAnyOrder(
            "GET /health",
            "GET /health/live",
            "GET /health/ready",
            // Pages and what they are made of, and what the API is like: nothing of the market.
            "GET /",
            "GET /assets/x",
            "GET /docs",
            "GET /docs/x",
            "GET /api/openapi.json",
            "GET /api/asyncapi.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/rules/",
        "GET //api/rules",
        "GET /api//rules",
        "GET /API/rules",
        "GET /api/./rules",
        "GET /health/../api/rules",
        "GET /health/..;/api/rules",
        "GET /health/%2e%2e/api/rules",
        "GET /health/%2e%2e%2fapi/rules",
        "GET /health/..%2fapi%2frules",
        "GET /health%2f..%2fapi/rules",
        "GET /health/%252e%252e/api/rules",
        "GET /health;/../api/rules",
        "GET /api;x=1/rules",
        "GET /api/rules;x=1",
        "GET /api/rules%3bx",
        "GET /api/%72ules",
        "GET /%61pi/rules",
        "GET /api/rules%00",
        "GET /api/rules%0d%0aX-Injected:1",
        "GET /health/..\\api\\rules",
        "GET /health/..%5capi%5crules",
        "GET /health/..%c0%afapi/rules",
        "GET /health?/../api/rules",
        "GET http://localhost/api/rules",
        "HEAD /api/rules",
        "get /api/rules",
        "PATCH /api/rules/large-trades",
        "PUT /api/rules/large-trades/..%2f..",
        "POST /api/rules/../silences",
        "TRACE /api/rules"
      })
  void shouldLetNobodyAroundItsRoles(String line) {
    String answer = answer(line, NOBODY);

    assertThat(answer).matches("(?s)HTTP/1.1 (400|401|404|405|501) .*");
    assertThat(answer)
        .doesNotContain("large-trades\",", "descriptions", "X-Injected:", "Exception", "\tat ");
    assertThat(Integer.parseInt(answer(line, READER).substring(9, 12)))
        .isIn(200, 400, 403, 404, 405, 501, 503);
  }

  /** It does not hang up after that, so there is no end to wait for. */
  @Test
  void shouldBeNoProxy() {
    assertThat(status("CONNECT localhost:80", OPERATOR)).isBetween(400, 501);
  }

  @Test
  void shouldStillUnderstandAPairWithASlash() {
    assertThat(status("GET /api/volumes/BTC%2FUSDT", READER)).isEqualTo(503);
  }

  @Test
  void shouldCountWhoWasTurnedAway() {
    status("GET /api/rules", NOBODY);
    status("PUT /api/rules/large-trades", READER);

    assertThat(answer("GET /metrics", READER))
        .containsPattern("tidewatch_http_refused_total\\{reason=\"no-token\"\\} [1-9]")
        .containsPattern("tidewatch_http_refused_total\\{reason=\"wrong-role\"\\} [1-9]");
  }
}
