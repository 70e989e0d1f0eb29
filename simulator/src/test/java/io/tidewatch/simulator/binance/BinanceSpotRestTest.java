package io.tidewatch.simulator.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class BinanceSpotRestTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private BinanceSpotServer server;

  @BeforeEach
  void start() {
    server =
        BinanceSpotServer.start(
            Settings.standard()
                .withLedgerSize(1_200)
                .withClock(() -> Instant.ofEpochMilli(1_770_123_456_789L)));
  }

  @AfterEach
  void stop() {
    server.close();
    http.close();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> getWithKey(String path) throws IOException, InterruptedException {
    return http.send(
        request(path).header("X-MBX-APIKEY", "key").build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.restUri() + path))
        .timeout(Duration.ofSeconds(10));
  }

  private static SimTrade eth(long id, String price, long timeMs, boolean buyerIsMaker) {
    return new SimTrade(
        "ETHUSDT", id, new BigDecimal(price), new BigDecimal("0.5"), timeMs, buyerIsMaker);
  }

  private List<Long> aggregateIds(String parameters) throws IOException, InterruptedException {
    List<Long> ids = new ArrayList<>();
    for (JsonNode row :
        JSON.readTree(get("/api/v3/aggTrades?symbol=ETHUSDT" + parameters).body())) {
      ids.add(row.get("a").longValue());
    }
    return ids;
  }

  @Test
  void shouldAggregateTradesInARowOfOnePriceSideAndTime() throws Exception {
    server.trade(eth(100, "3000", 1_000, false));
    server.ledgerOnly(eth(101, "3000", 1_000, false));
    server.trade(eth(102, "3000", 1_000, true));
    server.trade(eth(103, "3001", 1_000, true));
    server.trade(eth(104, "3001", 1_001, true));

    assertThat(get("/api/v3/aggTrades?symbol=ETHUSDT").body())
        .isEqualTo(
            """
            [{"a":50,"p":"3000.00000000","q":"1.00000000","f":100,"l":101,"T":1000,"m":false,"M":true},\
            {"a":51,"p":"3000.00000000","q":"0.50000000","f":102,"l":102,"T":1000,"m":true,"M":true},\
            {"a":52,"p":"3001.00000000","q":"0.50000000","f":103,"l":103,"T":1000,"m":true,"M":true},\
            {"a":53,"p":"3001.00000000","q":"0.50000000","f":104,"l":104,"T":1001,"m":true,"M":true}]\
            """);
  }

  @Test
  void shouldSelectAggregatesByAggregateIdAndTime() throws Exception {
    for (int i = 0; i < 10; i++) {
      server.trade(eth(100 + i, "3000", 1_000 + i, false));
    }

    assertThat(aggregateIds("&fromId=57")).containsExactly(57L, 58L, 59L);
    assertThat(aggregateIds("&fromId=57&limit=2")).containsExactly(57L, 58L);
    assertThat(aggregateIds("&limit=2")).containsExactly(58L, 59L);
    assertThat(aggregateIds("&startTime=1003&endTime=1005")).containsExactly(53L, 54L, 55L);
    assertThat(aggregateIds("&startTime=1003&limit=1")).containsExactly(53L);
    assertThat(aggregateIds("&endTime=1001")).containsExactly(50L, 51L);
    assertThat(aggregateIds("&fromId=9999")).isEmpty();
  }

  @Test
  void shouldLimitRowsTo500ByDefaultAnd1000AtMost() throws Exception {
    for (int i = 0; i < 1_100; i++) {
      server.trade(eth(i, "3000", 1_000 + i, false));
    }

    assertThat(aggregateIds("&fromId=0")).hasSize(500);
    assertThat(aggregateIds("&fromId=0&limit=5000")).hasSize(1_000);
  }

  @Test
  void shouldForgetTheOldestTradesOfAFullLedger() throws Exception {
    for (int i = 0; i < 5_000; i++) {
      server.trade(eth(i, "3000", 1_000 + i / 2, false));
    }

    List<Long> ids = aggregateIds("&fromId=0&limit=1");
    JsonNode trades =
        JSON.readTree(
            getWithKey("/api/v3/historicalTrades?symbol=ETHUSDT&fromId=0&limit=1").body());

    // Two trades make one row, so row n begins with trade 2n.
    assertThat(ids.getFirst()).isBetween(1_700L, 1_900L);
    assertThat(trades.get(0).get("id").longValue()).isEqualTo(2 * ids.getFirst());
  }

  @Test
  void shouldGiveHistoricalTradesToAKeyHolder() throws Exception {
    server.ledgerOnly(eth(100, "3000", 1_000, false));
    server.ledgerOnly(eth(101, "3000", 1_000, true));

    assertThat(getWithKey("/api/v3/historicalTrades?symbol=ETHUSDT&fromId=101").body())
        .isEqualTo(
            "[{\"id\":101,\"price\":\"3000.00000000\",\"qty\":\"0.50000000\","
                + "\"quoteQty\":\"1500.00000000\",\"time\":1000,\"isBuyerMaker\":true,"
                + "\"isBestMatch\":true}]");
  }

  @Test
  void shouldRefuseHistoricalTradesWithoutAKey() throws Exception {
    server.ledgerOnly(eth(100, "3000", 1_000, false));

    HttpResponse<String> answer = get("/api/v3/historicalTrades?symbol=ETHUSDT");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo("{\"code\":-2014,\"msg\":\"API-key format invalid.\"}");
  }

  @Test
  void shouldAnswerBadParametersWithTheVenuesCodes() throws Exception {
    server.ledgerOnly(eth(100, "3000", 1_000, false));

    HttpResponse<String> unknown = get("/api/v3/aggTrades?symbol=NOSUCHUSDT");
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(unknown.body()).isEqualTo("{\"code\":-1121,\"msg\":\"Invalid symbol.\"}");
    assertThat(get("/api/v3/aggTrades").body()).contains("\"code\":-1102");
    assertThat(get("/api/v3/aggTrades?symbol=ETHUSDT&fromId=x").body()).contains("\"code\":-1100");
    assertThat(get("/api/v3/aggTrades?symbol=ETHUSDT&limit=0").body()).contains("\"code\":-1130");
    assertThat(get("/api/v3/aggTrades?symbol=ETHUSDT&fromId=1&startTime=1").body())
        .contains("\"code\":-1128");
    assertThat(get("/api/v3/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldAnswerPricesForOneForSomeAndForAll() throws Exception {
    server.setPrice("LTCUSDT", new BigDecimal("80.5"));
    server.setPrice("BTCUSDT", new BigDecimal("60000"));
    server.trade(eth(100, "3000", 1_000, false));

    assertThat(get("/api/v3/ticker/price?symbol=LTCUSDT").body())
        .isEqualTo("{\"symbol\":\"LTCUSDT\",\"price\":\"80.50000000\"}");
    assertThat(get("/api/v3/ticker/price?symbols=%5B%22LTCUSDT%22,%22ETHUSDT%22%5D").body())
        .isEqualTo(
            "[{\"symbol\":\"LTCUSDT\",\"price\":\"80.50000000\"},"
                + "{\"symbol\":\"ETHUSDT\",\"price\":\"3000.00000000\"}]");
    assertThat(JSON.readTree(get("/api/v3/ticker/price").body())).hasSize(3);
    assertThat(get("/api/v3/ticker/price?symbols=%5B%22NOSUCHUSDT%22%5D").statusCode())
        .isEqualTo(400);
  }

  @Test
  void shouldDescribeSymbols() throws Exception {
    server.setPrice("BTCUSDT", new BigDecimal("60000"));
    server.setStatus("MATICUSDT", "BREAK");

    JsonNode symbols =
        JSON.readTree(
                get("/api/v3/exchangeInfo?symbols=%5B%22MATICUSDT%22,%22BTCUSDT%22%5D").body())
            .get("symbols");

    assertThat(symbols.get(0).toString())
        .isEqualTo(
            "{\"symbol\":\"MATICUSDT\",\"status\":\"BREAK\",\"baseAsset\":\"MATIC\","
                + "\"quoteAsset\":\"USDT\"}");
    assertThat(symbols.get(1).get("status").stringValue()).isEqualTo("TRADING");
  }

  @Test
  void shouldTellTheTime() throws Exception {
    assertThat(get("/api/v3/time").body()).isEqualTo("{\"serverTime\":1770123456789}");
  }

  @Test
  void shouldAddUpTheUsedWeight() throws Exception {
    server.setPrice("BTCUSDT", new BigDecimal("60000"));

    get("/api/v3/time");
    HttpResponse<String> second = get("/api/v3/ticker/price");

    assertThat(second.headers().firstValue("X-MBX-USED-WEIGHT-1M")).hasValue("5");
  }

  @Test
  void shouldFailTheNextRequestsThenRecover() throws Exception {
    server.restFault(429, 7, 2);

    HttpResponse<String> first = get("/api/v3/time");
    HttpResponse<String> second = get("/api/v3/time");
    HttpResponse<String> third = get("/api/v3/time");

    assertThat(first.statusCode()).isEqualTo(429);
    assertThat(first.headers().firstValue("Retry-After")).hasValue("7");
    assertThat(first.body()).contains("\"code\":-1003");
    assertThat(second.statusCode()).isEqualTo(429);
    assertThat(third.statusCode()).isEqualTo(200);
    assertThat(server.restRequests()).isEqualTo(3);
  }

  @Test
  void shouldLeaveOutRetryAfterWhenThereIsNone() throws Exception {
    server.restFault(500, 0, 1);

    HttpResponse<String> answer = get("/api/v3/time");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
  }

  @Test
  void shouldNotAnswerWhileFrozen() throws Exception {
    server.restFreeze(true);
    HttpRequest impatient = request("/api/v3/time").timeout(Duration.ofMillis(200)).build();

    assertThatThrownBy(() -> http.send(impatient, HttpResponse.BodyHandlers.ofString()))
        .isInstanceOf(HttpTimeoutException.class);
    server.restFreeze(false);

    assertThat(get("/api/v3/time").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldKnowUpToWhichTradeRestWasAsked() throws Exception {
    server.ledgerOnly(eth(100, "3000", 1_000, false));
    server.ledgerOnly(eth(101, "3000", 1_000, false));
    assertThat(server.servedOverRest(Map.of("ETHUSDT", 100L))).isFalse();

    getWithKey("/api/v3/historicalTrades?symbol=ETHUSDT&fromId=100&limit=1");

    assertThat(server.servedOverRest(Map.of("ETHUSDT", 100L))).isTrue();
    assertThat(server.servedOverRest(Map.of("ETHUSDT", 101L))).isFalse();
    assertThat(server.servedOverRest(Map.of())).isTrue();
  }
}
