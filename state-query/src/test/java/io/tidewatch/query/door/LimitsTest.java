package io.tidewatch.query.door;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.query.door.Refusals.Reason;
import io.tidewatch.query.http.AccessToken;
import io.tidewatch.query.http.HttpSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever asks too much, too fast or too slowly, over real sockets. */
class LimitsTest {
  private static final String GET = "GET /word/one HTTP/1.1\r\nHost: localhost\r\n";
  private static final String POST = "POST /word/one HTTP/1.1\r\nHost: localhost\r\n";
  private static final String CLOSE = "Connection: close\r\n\r\n";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static HttpLimits limits(int connections, int rate, Duration receive, Duration request) {
    return new HttpLimits(
        connections, rate, 4_096, 20, 1_000, receive, request, Duration.ofSeconds(20));
  }

  private static HttpLimits usual() {
    return limits(100, 0, Duration.ofSeconds(20), Duration.ofSeconds(20));
  }

  @Test
  void shouldAnswerWhoKeepsTheLimits() {
    try (OpenHouse house = new OpenHouse(usual());
        RawCaller caller = house.call()) {
      assertThat(caller.ask(POST + "Content-Length: 1000\r\n" + CLOSE + "x".repeat(1_000)))
          .startsWith("HTTP/1.1 200 ")
          .endsWith("\"a word\"");
    }
  }

  @Test
  void shouldRefuseALargeBodyThatIsDeclared() {
    try (OpenHouse house = new OpenHouse(usual());
        RawCaller caller = house.call()) {
      String answer = caller.ask(POST + "Content-Length: 1001\r\n" + CLOSE + "x".repeat(1_001));

      assertThat(answer).startsWith("HTTP/1.1 413 ").contains("\"the body is too large\"");
      assertThat(house.asked()).isZero();
    }
  }

  @Test
  void shouldRefuseALargeBodyThatComesInPieces() {
    try (OpenHouse house = new OpenHouse(usual());
        RawCaller caller = house.call()) {
      caller.say(POST + "Transfer-Encoding: chunked\r\n" + CLOSE);
      String piece = "64\r\n" + "x".repeat(100) + "\r\n";
      int said = 0;
      while (said < 100_000 && caller.say(piece)) {
        said++;
        if (said == 40) {
          break;
        }
      }

      assertThat(caller.heard()).startsWith("HTTP/1.1 413 ").contains("too large");
      assertThat(house.asked()).isZero();
    }
  }

  @Test
  void shouldRefuseABodyThatBreaksOff() {
    try (OpenHouse house =
        new OpenHouse(limits(100, 0, Duration.ofMillis(300), Duration.ofMillis(600)))) {
      try (RawCaller caller = house.call()) {
        caller.say("DELETE /word/one HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nxx");
        caller.heard();
      }

      assertThat(house.asked()).isZero();
    }
  }

  @Test
  void shouldRefuseLargeHeaders() {
    try (OpenHouse house = new OpenHouse(usual());
        RawCaller caller = house.call()) {
      String answer = caller.ask(GET + "X-Large: " + "x".repeat(5_000) + "\r\n" + CLOSE);

      assertThat(answer).startsWith("HTTP/1.1 431 ").contains("{\"", "Content-Security-Policy");
      assertThat(house.asked()).isZero();
    }
  }

  @Test
  void shouldRefuseALongAddress() {
    try (OpenHouse house = new OpenHouse(usual());
        RawCaller caller = house.call()) {
      String answer =
          caller.ask("GET /word/" + "x".repeat(5_000) + " HTTP/1.1\r\nHost: localhost\r\n" + CLOSE);

      assertThat(answer).startsWith("HTTP/1.1 414 ");
    }
  }

  @Test
  void shouldRefuseManyHeaders() {
    try (OpenHouse house = new OpenHouse(usual());
        RawCaller caller = house.call()) {
      StringBuilder request = new StringBuilder(GET);
      IntStream.range(0, 19).forEach(i -> request.append("X-").append(i).append(": 1\r\n"));

      assertThat(caller.ask(request + CLOSE)).startsWith("HTTP/1.1 431 ");
      assertThat(house.asked()).isZero();
      assertThat(house.refusals().of(Reason.TOO_MANY_HEADERS)).isEqualTo(1);
    }
  }

  @Test
  void shouldCutOffWhoSendsHeadersNowAndThen() {
    try (OpenHouse house =
            new OpenHouse(limits(100, 0, Duration.ofMillis(500), Duration.ofSeconds(20)));
        RawCaller caller = house.call()) {
      caller.say(GET);
      await()
          .atMost(PATIENCE)
          .pollInterval(50, MILLISECONDS)
          .until(() -> !caller.say("x") || house.refusals().of(Reason.TOO_SLOW) > 0);

      assertThat(caller.heard()).doesNotStartWith("HTTP/1.1 200 ");
      assertThat(house.asked()).isZero();
    }
  }

  @Test
  void shouldCutOffWhoSaysNothing() {
    try (OpenHouse house =
            new OpenHouse(limits(100, 0, Duration.ofMillis(300), Duration.ofSeconds(20)));
        RawCaller caller = house.call()) {
      assertThat(caller.heard()).isEmpty();
      assertThat(house.refusals().of(Reason.TOO_SLOW)).isEqualTo(1);
    }
  }

  @Test
  void shouldCutOffWhoSendsTheSecondRequestNowAndThen() {
    try (OpenHouse house =
            new OpenHouse(limits(100, 0, Duration.ofMillis(500), Duration.ofSeconds(20)));
        RawCaller caller = house.call()) {
      caller.say(GET + "\r\n");
      assertThat(caller.next(100)).startsWith("HTTP/1.1 200 ");
      caller.say(GET);
      await()
          .atMost(PATIENCE)
          .pollInterval(50, MILLISECONDS)
          .until(() -> !caller.say("x") || house.refusals().of(Reason.TOO_SLOW) > 0);

      assertThat(house.asked()).isEqualTo(1);
    }
  }

  @Test
  void shouldCutOffWhoSendsABodyNowAndThen() {
    try (OpenHouse house =
            new OpenHouse(limits(100, 0, Duration.ofMillis(500), Duration.ofSeconds(20)));
        RawCaller caller = house.call()) {
      caller.say(POST + "Content-Length: 900\r\n\r\n");
      await()
          .atMost(PATIENCE)
          .pollInterval(50, MILLISECONDS)
          .until(() -> !caller.say("x") || house.refusals().of(Reason.TOO_SLOW) > 0);

      assertThat(house.asked()).isZero();
    }
  }

  /** More of them than the server has threads. */
  @Test
  void shouldAnswerOthersWhileManySendSlowly() {
    List<RawCaller> slow = new ArrayList<>();
    try (OpenHouse house = new OpenHouse(usual());
        RawCaller caller = house.call()) {
      for (int i = 0; i < 60; i++) {
        RawCaller one = house.call();
        slow.add(one);
        one.say(POST + "Content-Length: 900\r\n\r\nx");
      }

      assertThat(caller.ask(GET + CLOSE)).startsWith("HTTP/1.1 200 ");
      assertThat(house.asked()).isEqualTo(1);
    } finally {
      slow.forEach(RawCaller::close);
    }
  }

  @Test
  void shouldCutOffWhoDoesNotReadTheAnswer() {
    String large = "x".repeat(32 << 20);
    HttpLimits limits = limits(100, 0, Duration.ofSeconds(20), Duration.ofMillis(500));
    try (OpenHouse house =
            new OpenHouse(HttpSettings.loopback(0, Optional.empty()).with(limits), () -> large);
        RawCaller caller = house.call()) {
      caller.say(GET + "\r\n");
      await().atMost(PATIENCE).until(() -> house.refusals().of(Reason.TOO_SLOW) == 1);

      assertThat(caller.heard().length()).isLessThan(large.length());
    }
  }

  @Test
  void shouldTakeNoMoreConnectionsThanAllowedAndGoOnWhenSomeAreGone() {
    HttpLimits limits = limits(5, 0, Duration.ofMillis(500), Duration.ofSeconds(20));
    List<RawCaller> idle = new ArrayList<>();
    try (OpenHouse house = new OpenHouse(limits)) {
      for (int i = 0; i < 40; i++) {
        idle.add(house.call());
      }
      idle.forEach(RawCaller::close);
      idle.clear();

      try (RawCaller caller = house.call()) {
        assertThat(caller.ask(GET + CLOSE)).startsWith("HTTP/1.1 200 ");
      }
    } finally {
      idle.forEach(RawCaller::close);
    }
  }

  @Test
  void shouldSlowDownWhoAsksTooOften() {
    HttpLimits limits = limits(100, 5, Duration.ofSeconds(20), Duration.ofSeconds(20));
    HttpSettings settings =
        HttpSettings.loopback(0, Optional.of(new AccessToken("a token for tests"))).with(limits);
    try (OpenHouse house = new OpenHouse(settings, () -> "a word")) {
      String last = "";
      for (int i = 0; i < 200 && !last.startsWith("HTTP/1.1 429 "); i++) {
        last = ask(house, "");
      }

      assertThat(last)
          .startsWith("HTTP/1.1 429 ")
          .contains("Retry-After: 1", "\"too many requests; ask again later\"");
      assertThat(house.refusals().of(Reason.TOO_MANY_REQUESTS)).isPositive();
      assertThat(ask(house, "Authorization: Bearer a token for tests\r\n"))
          .startsWith("HTTP/1.1 200 ");
      assertThat(ask(house, "Authorization: Bearer another token\r\n")).startsWith("HTTP/1.1 429 ");
      // Whoever goes on to ask too often is never heard again.
      await()
          .atMost(PATIENCE)
          .pollInterval(500, MILLISECONDS)
          .until(() -> ask(house, "").startsWith("HTTP/1.1 200 "));
    }
  }

  private static String ask(OpenHouse house, String header) {
    try (RawCaller caller = house.call()) {
      return caller.ask(GET + header + CLOSE);
    }
  }
}
