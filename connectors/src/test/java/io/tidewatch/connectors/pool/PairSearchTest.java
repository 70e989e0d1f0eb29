package io.tidewatch.connectors.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.connectors.feed.RestLimits;
import io.tidewatch.connectors.pool.PairSearch.Outcome;
import io.tidewatch.simulator.venue.HttpAnswer;
import io.tidewatch.simulator.venue.HttpEndpoint;
import io.tidewatch.simulator.venue.RestServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PairSearchTest {
  private static final String A = Addresses.of('A');
  private static final Map<String, Outcome> FOUND =
      Map.of(A, new Outcome.Found(SearchServer.pairOf(A)));

  private final AtomicInteger pauses = new AtomicInteger();
  private SearchServer server;

  @BeforeEach
  void open() throws IOException {
    server = SearchServer.ofOnePoolEach();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void shouldComeBackAfterAsLongAsTheVenueSays() throws InterruptedException {
    server.server().fail(429, 1, 1);

    assertThat(search(List.of(A))).isEqualTo(FOUND);
    assertThat(server.server().served()).isEqualTo(2);
  }

  @Test
  void shouldTryAgainWhenTheVenueHasTrouble() throws InterruptedException {
    server.server().fail(503, 0, 2);

    assertThat(search(List.of(A))).isEqualTo(FOUND);
  }

  @Test
  void shouldTryAgainAfterAnAnswerThatIsNoJson() throws InterruptedException {
    server.server().garble(2);

    assertThat(search(List.of(A))).isEqualTo(FOUND);
  }

  @Test
  void shouldTryAgainAfterALostConnection() throws InterruptedException {
    server.server().drop(1);

    assertThat(search(List.of(A))).isEqualTo(FOUND);
  }

  @Test
  void shouldNotWaitForAnAnswerThatNeverEnds() throws InterruptedException {
    server.server().stall(1);

    assertThat(search(List.of(A), hasty(server.settings(Path.of("unused"))))).isEqualTo(FOUND);
  }

  @Test
  void shouldGiveUpWhenTheVenueAnswersNothing() {
    server.server().fail(503, 0, 1_000);

    assertThatThrownBy(() -> search(List.of(A, Addresses.of('B'))))
        .isInstanceOf(PoolException.class)
        .hasMessageContaining("answered none of 2 requests in a row")
        .hasMessageContaining("HTTP 503");
  }

  @Test
  void shouldSayAtOnceThatTheAddressIsWrong() {
    List<String> tokens =
        IntStream.range(0, 100).mapToObj(number -> Addresses.of('T', number)).toList();
    server.server().fail(404, 0, 1_000);

    assertThatThrownBy(() -> search(tokens))
        .isInstanceOf(PoolException.class)
        .hasMessageContaining("answered none of 50 requests in a row")
        .hasMessageContaining("HTTP 404")
        .hasMessageContaining("check the address");
  }

  @Test
  void shouldFailAFewTokensThatTheVenueRefuses() throws InterruptedException {
    server.server().fail(400, 0, 1_000);

    assertThat(search(List.of(A)).get(A))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, outcome -> assertThat(outcome.reason()).contains("HTTP 400"));
  }

  @Test
  void shouldNotShowAKeyThatTheVenueSaysBack() throws Exception {
    try (RestServer echo = new RestServer(new Echo())) {
      echo.start();
      LoaderSettings settings =
          LoaderSettings.of(
              URI.create(echo.uri() + "/kline/search"),
              Optional.of(SearchServer.KEY),
              Path.of("unused"));

      assertThat(search(List.of(A), settings).get(A))
          .isInstanceOfSatisfying(
              Outcome.NotFound.class,
              outcome ->
                  assertThat(outcome.reason())
                      .contains("no credits left for (hidden)")
                      .doesNotContain(SearchServer.KEY));
    }
  }

  /** Says the key back. */
  private static final class Echo implements HttpEndpoint {
    @Override
    public HttpAnswer answer(String method, URI uri, Function<String, String> header) {
      return HttpAnswer.of(
          200, "{\"err\":true,\"res\":\"no credits left for " + header.apply("x-api-key") + "\"}");
    }

    @Override
    public HttpAnswer fault(int status) {
      return HttpAnswer.of(status, "");
    }
  }

  @Test
  void shouldFailATokenThatCouldNotBeAskedForAmongOthers() throws InterruptedException {
    List<String> tokens =
        IntStream.range(0, 20).mapToObj(number -> Addresses.of('T', number)).toList();
    server.server().fail(500, 0, 3);

    // One search at a time, so that the three faults meet the first token.
    assertThat(search(tokens, oneByOne(server.settings(Path.of("unused")))).get(tokens.getFirst()))
        .isInstanceOfSatisfying(
            Outcome.NotAsked.class, outcome -> assertThat(outcome.reason()).contains("HTTP 500"));
  }

  @Test
  void shouldNotWaitLongerThanItShould() {
    server.server().fail(429, 3_600, 1_000);

    assertThatThrownBy(() -> search(List.of(A, Addresses.of('B'))))
        .isInstanceOf(PoolException.class)
        .hasMessageContaining("a pause of 3600 s");
  }

  @Test
  void shouldSayThatTheKeyIsRefused() {
    assertThatThrownBy(() -> search(List.of(A), server.settings(Path.of("unused"), "guessed")))
        .isInstanceOf(PoolException.class)
        .hasMessageContaining("refused the API key")
        .hasMessageNotContaining("guessed");
  }

  @Test
  void shouldPauseBetweenBatchesOnly() throws InterruptedException {
    List<String> tokens =
        IntStream.range(0, 101).mapToObj(number -> Addresses.of('T', number)).toList();

    assertThat(search(tokens)).hasSize(101);
    assertThat(pauses).hasValue(2);
  }

  @Test
  void shouldShowNoKey() {
    assertThat(server.settings(Path.of("unused")).toString()).doesNotContain(SearchServer.KEY);
  }

  private Map<String, Outcome> search(List<String> tokens) throws InterruptedException {
    return search(tokens, server.settings(Path.of("unused")));
  }

  private Map<String, Outcome> search(List<String> tokens, LoaderSettings settings)
      throws InterruptedException {
    try (PairSearch search = new PairSearch(settings, LoadProgress.NONE, pauses::incrementAndGet)) {
      return search.search(tokens);
    }
  }

  private static LoaderSettings hasty(LoaderSettings settings) {
    return with(
        settings,
        settings.concurrency(),
        new RestLimits(
            3,
            Duration.ofMillis(5),
            Duration.ofMillis(20),
            Duration.ofSeconds(5),
            Duration.ofMillis(700)));
  }

  private static LoaderSettings oneByOne(LoaderSettings settings) {
    return with(settings, 1, settings.limits());
  }

  private static LoaderSettings with(LoaderSettings settings, int concurrency, RestLimits limits) {
    return new LoaderSettings(
        settings.search(),
        settings.apiKey(),
        settings.searchBatch(),
        settings.pause(),
        concurrency,
        settings.minMarketCap(),
        settings.failuresFile(),
        limits);
  }
}
