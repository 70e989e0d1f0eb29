package io.tidewatch.simulator.binance.futures;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.simulator.venue.TestClient;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BinanceFuturesServerTest {
  private static final String BTC = "BTCUSDT";
  private static final String STREAM = "btcusdt@kline_15m";
  private static final String SUBSCRIBE =
      "{\"method\":\"SUBSCRIBE\",\"params\":[\"" + STREAM + "\"],\"id\":1}";
  private static final long NOW = Instant.parse("2026-09-01T12:07:00Z").toEpochMilli();
  private static final long OPEN = NOW - NOW % FuturesBar.LENGTH_MS;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final FuturesLedger market = new FuturesLedger();
  private final HttpClient http = HttpClient.newHttpClient();
  private BinanceFuturesServer venue = start(FuturesVenueSettings.standard());

  private BinanceFuturesServer start(FuturesVenueSettings settings) {
    InstantSource clock = InstantSource.fixed(Instant.ofEpochMilli(NOW));
    return BinanceFuturesServer.start(settings.withClock(clock), market);
  }

  private void restart(FuturesVenueSettings settings) {
    venue.close();
    venue = start(settings);
  }

  @AfterEach
  void close() {
    venue.close();
    http.close();
  }

  private static FuturesBar bar(long openMs) {
    return FuturesBar.of(openMs, "100", "102", "99", "101", "10", "1010", 7);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(venue.restUri() + path)).build(),
        BodyHandlers.ofString());
  }

  private TestClient connect(String path) throws InterruptedException {
    return TestClient.connect(URI.create(venue.webSocketUri() + path));
  }

  @Test
  void shouldSendBarsOnTheMarketRoute() throws Exception {
    TestClient client = connect("/market/stream");
    assertThat(client.ask(SUBSCRIBE)).isEqualTo("{\"result\":null,\"id\":1}");
    venue.awaitSubscriptions(Set.of(STREAM), PATIENCE);

    assertThat(venue.publish(BTC, bar(OPEN), NOW, false)).isEqualTo(1);

    assertThat(client.next())
        .startsWith("{\"stream\":\"btcusdt@kline_15m\",\"data\":{\"e\":\"kline\",\"E\":" + NOW)
        .contains("\"x\":false", "\"i\":\"15m\"", "\"st\":1");
    client.close();
  }

  @Test
  void shouldAcknowledgeOnTheOldPathAndSendNothing() throws Exception {
    for (String path : List.of("/stream", "/ws", "/public/stream", "/public/ws")) {
      TestClient client = connect(path);
      assertThat(client.ask(SUBSCRIBE)).isEqualTo("{\"result\":null,\"id\":1}");
      venue.awaitSubscriptions(Set.of(STREAM), PATIENCE);

      assertThat(venue.publish(BTC, bar(OPEN), NOW, false)).isZero();

      assertThat(client.ask("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":2}")).contains(STREAM);
      client.closeBlocking();
    }
  }

  @Test
  void shouldSendRawFramesOnTheRawRoute() throws Exception {
    TestClient client = connect("/market/ws/" + STREAM);
    venue.awaitSubscriptions(Set.of(STREAM), PATIENCE);

    venue.publish(BTC, bar(OPEN), NOW, true);

    assertThat(client.next()).startsWith("{\"e\":\"kline\"").contains("\"x\":true");
    client.close();
  }

  @Test
  void shouldDropAsManyClosesAsOrdered() throws Exception {
    TestClient client = connect("/market/ws/" + STREAM);
    venue.awaitSubscriptions(Set.of(STREAM), PATIENCE);
    venue.dropCloses(BTC, 1);

    assertThat(venue.publish(BTC, bar(OPEN), NOW, true)).isZero();
    assertThat(venue.publish(BTC, bar(OPEN), NOW, false)).isEqualTo(1);
    assertThat(venue.publish(BTC, bar(OPEN), NOW, true)).isEqualTo(1);
    client.close();
  }

  @Test
  void shouldAnswerBarsAsRowsOfWhichTheLastMayRun() throws Exception {
    market.list(FuturesContract.perpetual(BTC, "0.10", 0));
    for (int i = 0; i < 5; i++) {
      market.bar(BTC, bar(OPEN - i * FuturesBar.LENGTH_MS));
    }

    HttpResponse<String> answer = get("/fapi/v1/klines?symbol=BTCUSDT&interval=15m&limit=2");

    assertThat(answer.body())
        .isEqualTo(
            """
            [[%d,"100","102","99","101","10",%d,"1010",7,"5.0","505.0","0"],\
            [%d,"100","102","99","101","10",%d,"1010",7,"5.0","505.0","0"]]\
            """
                .formatted(OPEN - 900_000, OPEN - 1, OPEN, OPEN + 899_999));
    assertThat(answer.headers().firstValue("X-MBX-USED-WEIGHT-1M")).contains("1");
    long second = OPEN - 3 * FuturesBar.LENGTH_MS;
    assertThat(
            get("/fapi/v1/klines?symbol=BTCUSDT&interval=15m&limit=100&startTime="
                    + second
                    + "&endTime="
                    + second)
                .body())
        .startsWith("[[" + second)
        .doesNotContain("],[");
    assertThat(venue.usedWeight()).isEqualTo(3);
  }

  @Test
  void shouldAnswerContractsTickersAndSeries() throws Exception {
    market.list(FuturesContract.perpetual("币安人生USDT", "0.10", 5));
    market.bar("币安人生USDT", bar(OPEN));
    market.openInterest(
        "币安人生USDT", new OpenInterest(NOW - 1, BigDecimal.TEN, BigDecimal.valueOf(1_000)));
    LongShortRatio ratio = new LongShortRatio(OPEN, new BigDecimal("0.6"));
    market.topPositions("币安人生USDT", ratio);
    String symbol = "symbol=" + URLEncoder.encode("币安人生USDT", StandardCharsets.UTF_8);

    assertThat(get("/fapi/v1/exchangeInfo").body())
        .contains("\"symbol\":\"币安人生USDT\"", "\"tickSize\":\"0.10\"", "\"limit\":2400");
    assertThat(get("/fapi/v1/ticker/24hr").body())
        .startsWith("[{\"symbol\":\"币安人生USDT\"")
        .contains("\"quoteVolume\":\"1010\"");
    assertThat(get("/fapi/v1/openInterest?" + symbol).body()).contains("\"openInterest\":\"10\"");
    assertThat(get("/futures/data/openInterestHist?period=15m&" + symbol).body())
        .contains("\"sumOpenInterestValue\":\"1000\"");
    assertThat(get("/futures/data/topLongShortPositionRatio?period=15m&" + symbol).body())
        .contains("\"longShortRatio\":\"1.5000\"");
    assertThat(get("/futures/data/globalLongShortAccountRatio?period=15m&" + symbol).body())
        .isEqualTo("[]");
    assertThat(venue.usedWeight()).isEqualTo(42);
  }

  @Test
  void shouldRefuseUnknownSymbolsAndParameters() throws Exception {
    market.list(FuturesContract.perpetual(BTC, "0.10", 0));

    assertThat(get("/fapi/v1/openInterest?symbol=XUSDT").body()).contains("-1121");
    assertThat(get("/fapi/v1/openInterest").body()).contains("-1102");
    assertThat(get("/fapi/v1/klines?symbol=BTCUSDT&interval=7m").body()).contains("-1120");
    assertThat(get("/futures/data/openInterestHist?symbol=BTCUSDT").statusCode()).isEqualTo(400);
  }

  @Test
  void shouldRefuseAtTheLimitAndBanWhoGoesOn() throws Exception {
    restart(
        FuturesVenueSettings.standard()
            .withWeight(2, Duration.ofHours(1))
            .withBan(1, Duration.ofSeconds(90)));
    get("/fapi/v1/ping");
    assertThat(get("/fapi/v1/ping").statusCode()).isEqualTo(200);

    HttpResponse<String> refused = get("/fapi/v1/ping");
    HttpResponse<String> banned = get("/fapi/v1/ping");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(banned.statusCode()).isEqualTo(418);
    assertThat(banned.headers().firstValue("Retry-After")).contains("90");
    assertThat(get("/fapi/v1/ping").statusCode()).isEqualTo(418);
  }

  @Test
  void shouldLimitTheDataRequestsApart() throws Exception {
    market.list(FuturesContract.perpetual(BTC, "0.10", 0));
    restart(FuturesVenueSettings.standard().withDataRequests(1, Duration.ofHours(1)));
    String path = "/futures/data/openInterestHist?symbol=BTCUSDT&period=15m";

    assertThat(get(path).statusCode()).isEqualTo(200);
    assertThat(get(path).statusCode()).isEqualTo(429);
    assertThat(get("/fapi/v1/ping").statusCode()).isEqualTo(200);
    assertThat(venue.restCalls()).extracting(RestCall::status).containsExactly(200, 429, 200);
  }

  @Test
  void shouldTellTheWeightThatOthersUse() throws Exception {
    venue.useWeight(700);

    assertThat(get("/fapi/v1/ping").headers().firstValue("X-MBX-USED-WEIGHT-1M")).contains("701");
  }

  @Test
  void shouldTellNothingOfADelistedContract() throws Exception {
    market.list(FuturesContract.perpetual(BTC, "0.10", 0));
    market.status(BTC, "SETTLING");
    assertThat(get("/fapi/v1/exchangeInfo").body()).contains("\"status\":\"SETTLING\"");

    market.delist(BTC);

    assertThat(get("/fapi/v1/exchangeInfo").body()).contains("\"symbols\":[]");
  }
}
