package io.tidewatch.simulator.hyperliquid;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidewatch.simulator.hyperliquid.exchange.TradeSide;
import io.tidewatch.simulator.hyperliquid.exchange.VenueListing;
import io.tidewatch.simulator.hyperliquid.exchange.WhaleExchange;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class HyperliquidInfoTest {
  private static final String WHALE = "0xabcdef%034x".formatted(1);
  private static final long START = 1_785_000_000_000L;

  private final AtomicLong time = new AtomicLong(START);
  private final WhaleExchange exchange =
      new WhaleExchange(VenueListing.standard(), () -> Instant.ofEpochMilli(time.get()));
  private HyperliquidServer server = start(HyperliquidSettings.standard());

  private HyperliquidServer start(HyperliquidSettings settings) {
    return HyperliquidServer.start(settings, exchange);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static BigDecimal d(String text) {
    return new BigDecimal(text);
  }

  private JsonNode ask(String type, String more) throws Exception {
    return PlainClient.ask(
        server, "{\"type\":\"%s\",\"user\":\"%s\"%s}".formatted(type, WHALE, more));
  }

  private void buy(int fills) {
    exchange.block(dealer -> {
      for (int n = 0; n < fills; n++) {
        dealer.take(WHALE, "BTC", TradeSide.BUY, d("95000"), d("0.01"));
      }
    });
  }

  private int status(String body) throws Exception {
    return PlainClient.post(server.restUri(), body).statusCode();
  }

  @Test
  void keepsAnswersOfOneTypeBackUntilTheyAreLetGo() throws Exception {
    server.holdAnswers("userFillsByTime");
    FutureTask<JsonNode> held =
        new FutureTask<>(() -> ask("userFillsByTime", ",\"startTime\":" + START));
    Thread.ofVirtual().start(held);
    await().until(() -> server.asked().size() == 1);
    assertTrue(ask("openOrders", "").isEmpty(), "others are answered");
    assertFalse(held.isDone());
    server.releaseAnswers("userFillsByTime");
    assertTrue(held.get().isEmpty());
  }

  @Test
  void pagesFromTheLastTimeItself() throws Exception {
    for (int n = 0; n < 1_500; n++) {
      time.incrementAndGet();
      buy(3);
    }
    Set<Long> oids = new LinkedHashSet<>();
    long from = START;
    JsonNode page = ask("userFillsByTime", ",\"startTime\":" + from);
    int pages = 1;
    while (page.size() == 2_000) {
      page.forEach(fill -> oids.add(fill.path("oid").asLong()));
      from = page.get(page.size() - 1).path("time").asLong();
      page = ask("userFillsByTime", ",\"startTime\":" + from);
      assertEquals(from, page.get(0).path("time").asLong(), "the bound is included");
      pages++;
    }
    page.forEach(fill -> oids.add(fill.path("oid").asLong()));
    assertEquals(4_500, oids.size());
    assertEquals(3, pages);
    assertEquals(
        3,
        ask("userFillsByTime", ",\"startTime\":%d,\"endTime\":%d".formatted(START + 7, START + 7))
            .size());
  }

  @Test
  void onlyTheNewestTenThousandExist() throws Exception {
    for (int n = 0; n < 1_001; n++) {
      time.incrementAndGet();
      buy(10);
    }
    JsonNode page = ask("userFillsByTime", ",\"startTime\":0");
    assertEquals(START + 2, page.get(0).path("time").asLong());
    assertEquals("0.1", page.get(0).path("startPosition").asString());
  }

  @Test
  void listsFillsNewestFirstButForwardsWithinAMillisecond() throws Exception {
    buy(3);
    time.addAndGet(5);
    buy(2);
    JsonNode fills = ask("userFills", "");
    String[] starts = {"0.03", "0.04", "0.0", "0.01", "0.02"};
    for (int n = 0; n < starts.length; n++) {
      assertEquals(starts[n], fills.get(n).path("startPosition").asString());
    }
  }

  @Test
  void pairsAreFoundByIndexAndNotByPosition() throws Exception {
    JsonNode meta = ask("spotMeta", "");
    JsonNode universe = meta.path("universe");
    boolean apart = false;
    for (int n = 0; n < universe.size(); n++) {
      JsonNode pair = universe.get(n);
      int index = pair.path("index").asInt();
      apart |= index != n;
      assertEquals(index == 0 ? "PURR/USDC" : "@" + index, pair.path("name").asString());
    }
    assertTrue(apart);
    assertTrue(
        universe.valueStream().anyMatch(pair -> pair.path("tokens").get(1).asInt() != 0),
        "a quote other than USDC");
    JsonNode contexts = ask("metaAndAssetCtxs", "");
    assertEquals(contexts.get(0).path("universe").size(), contexts.get(1).size());
    assertEquals("95000.0", ask("allMids", "").path("BTC").asString());
    assertTrue(ask("meta", "").path("universe").get(7).path("isDelisted").asBoolean());
    assertEquals(START, ask("exchangeStatus", "").path("time").asLong());
  }

  @Test
  void balancesNameTokensAndPositionsLeaveOutWhatIsFlat() throws Exception {
    exchange.block(dealer -> {
      dealer.take(WHALE, "@107", TradeSide.BUY, d("32.5"), d("100"));
      dealer.take(WHALE, "ETH", TradeSide.BUY, d("3200"), d("2"));
      dealer.take(WHALE, "ETH", TradeSide.SELL, d("3210"), d("2"));
      dealer.take(WHALE, "SOL", TradeSide.SELL, d("180"), d("5"));
    });
    JsonNode hype =
        ask("spotClearinghouseState", "")
            .path("balances")
            .valueStream()
            .filter(row -> row.path("coin").asString().equals("HYPE"))
            .findFirst()
            .orElseThrow();
    assertEquals(150, hype.path("token").asInt());
    assertEquals("99.93", hype.path("total").asString(), "the fee is paid in what is bought");
    JsonNode positions = ask("clearinghouseState", "").path("assetPositions");
    assertEquals(1, positions.size());
    assertEquals("-5.0", positions.get(0).path("position").path("szi").asString());
  }

  @Test
  void knowsOrders() throws Exception {
    long oid =
        exchange.inBlock(dealer -> dealer.place(WHALE, "SOL", TradeSide.SELL, d("181"), d("10")));
    exchange.block(dealer -> dealer.fill(oid, d("181"), d("4")));
    JsonNode open = ask("openOrders", "").get(0);
    assertEquals("6.0", open.path("sz").asString());
    assertEquals("10.0", open.path("origSz").asString());
    assertEquals("Gtc", ask("frontendOpenOrders", "").get(0).path("tif").asString());
    exchange.block(dealer -> dealer.cancel(oid));
    JsonNode status = ask("orderStatus", ",\"oid\":" + oid);
    assertEquals("canceled", status.path("order").path("status").asString());
    assertEquals("6.0", status.path("order").path("order").path("sz").asString());
    assertEquals("unknownOid", ask("orderStatus", ",\"oid\":1").path("status").asString());
    assertTrue(ask("openOrders", "").isEmpty());
  }

  @Test
  void allowsSoMuchWeightAMinute() throws Exception {
    buy(100);
    ask("userFills", "");
    assertEquals(25, server.usedWeight());
    ask("allMids", "");
    assertEquals(27, server.usedWeight());
    server.close();
    server = start(HyperliquidSettings.standard().withRates(30, 2_000, 40));
    ask("meta", "");
    ask("meta", "");
    assertEquals(429, status("{\"type\":\"meta\"}"));
  }

  @Test
  void failsTheWayItIsTold() throws Exception {
    server.rest().fail(500, 0, 1);
    assertEquals(500, status("{\"type\":\"meta\"}"));
    server.rest().drop(1);
    assertThrows(IOException.class, () -> status("{\"type\":\"meta\"}"));
    assertEquals(422, status("{\"type\":\"userFills\"}"));
    assertEquals(422, status("nothing"));
    assertNotEquals(0, server.asked().size());
  }
}
