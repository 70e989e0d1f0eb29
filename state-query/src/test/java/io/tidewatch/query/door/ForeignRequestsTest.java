package io.tidewatch.query.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.query.http.Access;
import io.tidewatch.query.http.HttpSettings;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that were meant for others, or that pages of others make. */
class ForeignRequestsTest {
  private static OpenHouse house;

  @BeforeAll
  static void open() {
    house =
        new OpenHouse(
            new HttpSettings(
                "127.0.0.1",
                0,
                Access.open(Optional.empty()),
                HttpLimits.DEFAULT,
                Set.of("Watch.Example"),
                Optional.empty()),
            () -> "a word");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static String ask(String line, String... headers) {
    try (RawCaller caller = house.call()) {
      return caller.ask(
          line + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:8080",
        "127.0.0.1",
        "127.0.0.1:1",
        "[::1]:8080",
        "watch.example",
        "WATCH.example:443",
        "10.1.2.3"
      })
  void shouldAnswerUnderItsNames(String host) {
    assertThat(ask("GET /word/one", "Host: " + host)).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attacker.example",
        "attacker.example:8080",
        "localhost.attacker.example",
        "127.0.0.1.attacker.example",
        "watch.example.attacker",
        "2130706433.example"
      })
  void shouldNotAnswerUnderTheNameOfAnother(String host) {
    assertThat(ask("GET /word/one", "Host: " + host))
        .startsWith("HTTP/1.1 421 ")
        .contains("http.allowed-hosts");
  }

  @Test
  void shouldNotAnswerUnderTheNameOfAnotherInTheLine() {
    assertThat(ask("GET http://attacker.example/word/one", "Host: localhost"))
        .matches("(?s)HTTP/1.1 4.*");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:8080, http://localhost:8080",
    "localhost:8080, https://LOCALHOST:8080",
    "127.0.0.1:8080, https://watch.example"
  })
  void shouldLetItsOwnPagesChangeSomething(String host, String origin) {
    assertThat(ask("DELETE /word/one", "Host: " + host, "Origin: " + origin))
        .startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "http://attacker.example",
        "http://localhost",
        "http://localhost:81",
        "http://localhost:8080.attacker.example",
        "http://user@localhost:8080",
        "file://",
        "nonsense %"
      })
  void shouldNotLetPagesOfOthersChangeSomething(String origin) {
    int before = house.asked();

    String answer = ask("DELETE /word/one", "Host: localhost:8080", "Origin: " + origin);

    assertThat(answer).startsWith("HTTP/1.1 403 ").contains("pages of other sites");
    assertThat(house.asked()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://attacker.example", "http://localhost:8080"})
  void shouldPermitNothingToPagesOfOthers(String origin) {
    String preflight =
        ask(
            "OPTIONS /word/one",
            "Host: localhost:8080",
            "Origin: " + origin,
            "Access-Control-Request-Method: DELETE",
            "Access-Control-Request-Headers: authorization");
    String read = ask("GET /word/one", "Host: localhost:8080", "Origin: " + origin);

    assertThat(preflight).matches("(?s)HTTP/1.1 40[35] .*").doesNotContain("Access-Control-");
    assertThat(read).startsWith("HTTP/1.1 200 ").doesNotContain("Access-Control-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /word/one",
        "GET /nothing",
        "DELETE /nothing",
        "GET /%zz",
        "TRACE /word/one",
        "GET /word/a%2e%2e%2fb;x=1"
      })
  void shouldTellBrowsersWithEveryAnswerWhatNotToDo(String line) {
    assertThat(ask(line, "Host: localhost"))
        .contains(
            "Content-Security-Policy: default-src 'self'; ",
            "X-Content-Type-Options: nosniff",
            "X-Frame-Options: DENY",
            "Referrer-Policy: no-referrer",
            "Cross-Origin-Opener-Policy: same-origin",
            "Cross-Origin-Resource-Policy: same-origin",
            "Permissions-Policy: ",
            "Cache-Control: no-store")
        .containsPattern("Content-Type: application/(problem\\+)?json")
        .doesNotContain("Server:", "X-Powered-By", "Jetty", "Strict-Transport-Security");
  }
}
