package io.tidewatch.simulator.hyperliquid;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidewatch.simulator.hyperliquid.exchange.TradeSide;
import io.tidewatch.simulator.hyperliquid.exchange.VenueListing;
import io.tidewatch.simulator.hyperliquid.exchange.WhaleExchange;
import io.tidewatch.simulator.venue.TestClient;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class HyperliquidServerTest {
  private static final String WHALE = "0xabcdef%034x".formatted(1);
  private static final String OTHER = "0xabcdef%034x".formatted(2);

  private final WhaleExchange exchange =
      new WhaleExchange(VenueListing.standard(), InstantSource.system());
  private HyperliquidServer server;

  private PlainClient connect(HyperliquidSettings settings) throws Exception {
    server = HyperliquidServer.start(settings, exchange);
    return PlainClient.connect(server);
  }

  private PlainClient connect() throws Exception {
    return connect(HyperliquidSettings.standard());
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static BigDecimal d(String text) {
    return new BigDecimal(text);
  }

  @Test
  void acknowledgesBeforeDataWithTheAddressInLowerCaseAndDefaultsAdded() throws Exception {
    PlainClient client = connect();
    client.subscribe("userFills", "user", WHALE.toUpperCase(Locale.ROOT).replace("0X", "0x"));

    JsonNode ack = client.next();
    assertEquals("subscriptionResponse", ack.path("channel").asString());
    assertEquals("subscribe", ack.path("data").path("method").asString());
    JsonNode told = ack.path("data").path("subscription");
    assertEquals(WHALE, told.path("user").asString());
    assertFalse(told.path("aggregateByTime").asBoolean(true));

    JsonNode snapshot = client.next();
    assertEquals("userFills", snapshot.path("channel").asString());
    assertTrue(snapshot.path("data").path("isSnapshot").asBoolean());
    assertTrue(snapshot.path("data").path("fills").isEmpty());
  }

  @Test
  void answersPingsWithoutData() throws Exception {
    PlainClient client = connect();
    client.send("{\"method\":\"ping\"}");
    assertEquals("{\"channel\":\"pong\"}", client.next().toString());
  }

  @Test
  void replaysThirtyOldTradesAtEachSubscribe() throws Exception {
    PlainClient client = connect();
    exchange.block(dealer -> dealer.print("BTC", d("95001"), d("0.5"), TradeSide.BUY));
    client.subscribe("trades", "coin", "BTC");
    JsonNode replay = client.next("trades").path("data");
    assertEquals(30, replay.size());
    assertEquals("95001.0", replay.get(29).path("px").asString());
    assertEquals(2, replay.get(0).path("users").size());

    client.request("unsubscribe", "trades", "coin", "BTC");
    client.next("subscriptionResponse");
    client.subscribe("trades", "coin", "BTC");
    assertEquals(30, client.next("trades").path("data").size());
  }

  @Test
  void refusesWhatItCannotReadAndKeepsTheSocket() throws Exception {
    PlainClient client = connect();
    List<String> wrong =
        List.of(
            "nothing",
            "{\"method\":\"subscribe\",\"subscription\":{\"type\":\"webData2\",\"user\":\""
                + WHALE
                + "\"}}",
            "{\"method\":\"subscribe\",\"subscription\":{\"type\":\"trades\",\"coin\":[\"BTC\"]}}",
            "{\"method\":\"subscribe\",\"subscription\":{\"type\":\"userFills\",\"user\":\"0x1\"}}");
    for (String text : wrong) {
      client.send(text);
      JsonNode error = client.next();
      assertEquals("error", error.path("channel").asString());
      assertEquals(
          "Error parsing JSON into valid websocket request: " + text,
          error.path("data").asString());
    }
    client.subscribe("trades", "coin", "ETH");
    client.next("trades");
  }

  @Test
  void saysWhatIsSubscribedOrUnsubscribedAlready() throws Exception {
    PlainClient client = connect();
    client.subscribe("orderUpdates", "user", WHALE);
    client.next("subscriptionResponse");
    client.subscribe("orderUpdates", "user", WHALE);
    assertTrue(client.next("error").path("data").asString().startsWith("Already subscribed: {"));
    client.request("unsubscribe", "trades", "coin", "BTC");
    assertTrue(client.next("error").path("data").asString().startsWith("Already unsubscribed: {"));
  }

  @Test
  void endsTheSocketWithoutAWordOnAnUnknownCoin() throws Exception {
    PlainClient client = connect();
    for (String coin : List.of("btc", "NOSUCH", "@9999", "xyz:SP500")) {
      // The JDK's client does not always notice that TCP has ended; this one does.
      TestClient victim = TestClient.connect(server.webSocketUri());
      victim.send(trades("BTC"));
      victim.send(trades(coin));
      assertEquals(1006, victim.closeCode());
    }
    await().until(() -> server.connectionCount() == 1);
    assertEquals(0, server.subscribers("trades", "BTC"));
    client.subscribe("trades", "coin", "MATIC");
    assertEquals(1, client.soFar().size(), "a delisted coin is acknowledged and silent");
  }

  @Test
  void endsTheSocketOnAListedCoinWhileToldTo() throws Exception {
    connect();
    server.faults().cutOff("BTC", true);
    TestClient victim = TestClient.connect(server.webSocketUri());
    victim.send(trades("BTC"));
    assertEquals(1006, victim.closeCode());
    server.faults().cutOff("BTC", false);
    PlainClient again = PlainClient.connect(server);
    again.subscribe("trades", "coin", "BTC");
    again.next("subscriptionResponse");
    assertEquals(1, server.subscribers("trades", "BTC"));
  }

  private static String trades(String coin) {
    return "{\"method\":\"subscribe\",\"subscription\":{\"type\":\"trades\",\"coin\":\"%s\"}}"
        .formatted(coin);
  }

  @Test
  void tracksTenUsersOverAllSockets() throws Exception {
    PlainClient first = connect();
    PlainClient second = PlainClient.connect(server);
    for (int n = 0; n < 10; n++) {
      PlainClient client = n % 2 == 0 ? first : second;
      client.subscribe("orderUpdates", "user", "0xabcdef%034x".formatted(100 + n));
      client.next("subscriptionResponse");
    }
    second.subscribe("orderUpdates", "user", WHALE);
    assertEquals(
        "Cannot track more than 10 total users.", second.next("error").path("data").asString());
    second.subscribe("userFills", "user", "0xabcdef%034x".formatted(100));
    second.next("userFills");

    first.close();
    await().until(() -> server.users().size() < 10);
    second.subscribe("orderUpdates", "user", WHALE);
    second.next("subscriptionResponse");
  }

  @Test
  void tellsAnOrderOnAllChannelsAlike() throws Exception {
    PlainClient client = connect();
    for (String type : List.of("userFills", "orderUpdates")) {
      client.subscribe(type, "user", WHALE);
      client.next("subscriptionResponse");
    }
    client.subscribe("trades", "coin", "SOL");
    client.next("trades");
    client.soFar();

    long oid =
        exchange.inBlock(
            dealer -> dealer.place(WHALE, "SOL", TradeSide.BUY, d("180.25"), d("3.5")));
    exchange.block(dealer -> dealer.fill(oid, d("180.25"), d("1.5")));
    exchange.block(dealer -> dealer.cancel(oid));

    JsonNode opened = client.next("orderUpdates").path("data").get(0);
    assertTrue(oid > 1L << 32);
    assertEquals(oid, opened.path("order").path("oid").asLong());
    assertEquals("open", opened.path("status").asString());
    JsonNode trade = client.next("trades").path("data").get(0);
    JsonNode fill = client.next("userFills").path("data");
    assertFalse(fill.has("isSnapshot"));
    assertEquals(WHALE, fill.path("user").asString());
    JsonNode row = fill.path("fills").get(0);
    assertEquals(trade.path("tid").asLong(), row.path("tid").asLong());
    assertEquals(WHALE, trade.path("users").get(0).asString());
    assertEquals("A", trade.path("side").asString(), "the stranger took");
    assertFalse(row.path("crossed").asBoolean());
    assertEquals("0.0", row.path("startPosition").asString());
    assertEquals("Open Long", row.path("dir").asString());
    JsonNode partly = client.next("orderUpdates").path("data").get(0);
    assertEquals("open", partly.path("status").asString());
    assertEquals("2.0", partly.path("order").path("sz").asString());
    JsonNode canceled = client.next("orderUpdates").path("data").get(0);
    assertEquals("canceled", canceled.path("status").asString());
    assertEquals("2.0", canceled.path("order").path("sz").asString());
    assertEquals("3.5", canceled.path("order").path("origSz").asString());
  }

  @Test
  void expiresCutsAndRefuses() throws Exception {
    PlainClient expired = connect();
    await().until(() -> server.connectionCount() == 1);
    server.expireConnections();
    assertEquals(1000, expired.closeCode());
    assertEquals("Expired", expired.closeReason());

    TestClient cut = TestClient.connect(server.webSocketUri());
    await().until(() -> server.totalConnections() == 2);
    server.dropConnections();
    assertEquals(1006, cut.closeCode());

    server.refuseConnections(true);
    assertThrows(ExecutionException.class, () -> PlainClient.connect(server));
  }

  @Test
  void cutsWhomItSentNothingForTooLong() throws Exception {
    Duration minute = Duration.ofMinutes(1);
    PlainClient idle =
        connect(HyperliquidSettings.standard().withTimes(Duration.ofMillis(400), minute, minute));
    PlainClient pinging = PlainClient.connect(server);
    await()
        .until(() -> {
          pinging.soFar();
          return server.connectionCount() == 1;
        });
    assertEquals(1006, idle.closeCode());
    pinging.soFar();
  }

  @Test
  void keepsItsLimits() throws Exception {
    HyperliquidSettings settings =
        HyperliquidSettings.standard().withRoom(2, 3).withRates(4, 8, 1_200);
    server = HyperliquidServer.start(settings, exchange);
    TestClient first = TestClient.connect(server.webSocketUri());
    PlainClient second = PlainClient.connect(server);
    await().until(() -> server.connectionCount() == 2);
    assertThrows(ExecutionException.class, () -> PlainClient.connect(server), "a third socket");
    second.close();
    await().until(() -> server.connectionCount() == 1);
    PlainClient.connect(server);
    await().until(() -> server.totalConnections() == 3);
    server.dropConnections();
    assertThrows(
        ExecutionException.class, () -> PlainClient.connect(server), "a fifth in a minute");
    assertEquals(2, server.refusedForLimit());
    assertEquals(1006, first.closeCode());
  }

  @Test
  void limitsSubscriptionsAndMessages() throws Exception {
    PlainClient client =
        connect(HyperliquidSettings.standard().withRoom(10, 3).withRates(30, 6, 1_200));
    for (String coin : List.of("BTC", "ETH", "SOL")) {
      client.subscribe("trades", "coin", coin);
      client.next("trades");
    }
    client.subscribe("trades", "coin", "XRP");
    client.next("error");
    client.soFar();
    client.soFar();
    client.send("{\"method\":\"ping\"}");
    await().until(() -> server.connectionCount() == 0);
  }

  @Test
  void pushesStatesAgainAndAgain() throws Exception {
    Duration minute = Duration.ofMinutes(1);
    PlainClient client =
        connect(HyperliquidSettings.standard().withTimes(minute, Duration.ofMillis(50), minute));
    exchange.block(dealer -> dealer.take(WHALE, "BTC", TradeSide.SELL, d("95000"), d("2")));
    client.subscribe("clearinghouseState", "user", WHALE);
    client.next("subscriptionResponse");
    for (int n = 0; n < 3; n++) {
      JsonNode data = client.next("clearinghouseState").path("data");
      assertEquals(WHALE, data.path("user").asString());
      assertEquals("", data.path("dex").asString("none"));
      JsonNode position =
          data.path("clearinghouseState").path("assetPositions").get(0).path("position");
      assertEquals("-2.0", position.path("szi").asString());
      assertEquals("95000.0", position.path("entryPx").asString());
    }
  }

  @Test
  void snapshotsAreLimitedAndNewestFirst() throws Exception {
    PlainClient client = connect(HyperliquidSettings.standard().withSnapshotFills(5));
    for (int n = 1; n <= 8; n++) {
      String size = "0." + n;
      exchange.block(dealer -> dealer.take(WHALE, "ETH", TradeSide.BUY, d("3200"), d(size)));
    }
    client.subscribe("userFills", "user", WHALE);
    JsonNode fills = client.next("userFills").path("data").path("fills");
    assertEquals(5, fills.size());
    List<Long> times = new ArrayList<>();
    fills.forEach(fill -> times.add(fill.path("time").asLong()));
    assertEquals(times.stream().sorted((a, b) -> Long.compare(b, a)).toList(), times);
  }

  @Test
  void slicesOfTwapsComeOnTheirOwnChannelOnly() throws Exception {
    PlainClient client = connect();
    for (String type : List.of("userFills", "userTwapSliceFills")) {
      client.subscribe(type, "user", WHALE);
      client.next(type);
    }
    long twap = exchange.newTwap();
    exchange.block(dealer -> dealer.slice(twap, WHALE, "BTC", TradeSide.BUY, d("95000"), d("1")));
    List<JsonNode> frames = client.soFar();
    assertEquals(1, frames.size());
    JsonNode row = frames.getFirst().path("data").path("twapSliceFills").get(0);
    assertEquals(twap, row.path("twapId").asLong());
    assertEquals("0x" + "0".repeat(64), row.path("fill").path("hash").asString());
  }

  @Test
  void holdsWithholdsAndSwallows() throws Exception {
    PlainClient client = connect();
    server.faults().swallowAcks(1);
    client.subscribe("userFills", "user", WHALE);
    assertTrue(client.next().path("data").path("isSnapshot").asBoolean(), "no answer came");
    server.faults().ignoreRequests(1);
    client.subscribe("orderUpdates", "user", WHALE);
    assertTrue(client.soFar().isEmpty());
    client.subscribe("orderUpdates", "user", WHALE);
    client.next("subscriptionResponse");

    server.hold("userFills", WHALE);
    exchange.block(dealer -> dealer.take(WHALE, "BTC", TradeSide.BUY, d("95000"), d("1")));
    exchange.block(dealer -> dealer.take(OTHER, "BTC", TradeSide.BUY, d("95000"), d("1")));
    List<JsonNode> before = client.soFar();
    assertEquals(1, before.size());
    assertEquals("filled", before.getFirst().path("data").get(1).path("status").asString());
    server.release("userFills", WHALE);
    assertEquals(1, client.next("userFills").path("data").path("fills").size());

    server.faults().withholdFills(WHALE, 1);
    exchange.block(dealer -> dealer.take(WHALE, "BTC", TradeSide.BUY, d("95010"), d("1")));
    exchange.block(dealer -> dealer.take(WHALE, "BTC", TradeSide.BUY, d("95020"), d("1")));
    JsonNode later = client.next("userFills").path("data").path("fills").get(0);
    assertEquals("2.0", later.path("startPosition").asString(), "one fill was not told");
    assertEquals(3, PlainClient.ask(server, ask("userFills")).size());
  }

  private static String ask(String type) {
    return "{\"type\":\"%s\",\"user\":\"%s\"}".formatted(type, WHALE);
  }

  @Test
  void saysNothingWhileFrozen() throws Exception {
    PlainClient client = connect();
    client.subscribe("trades", "coin", "BTC");
    client.next("trades");
    server.freeze(true);
    exchange.block(dealer -> dealer.print("BTC", d("95001"), d("1"), TradeSide.BUY));
    server.freeze(false);
    assertTrue(client.soFar().isEmpty());
  }
}
