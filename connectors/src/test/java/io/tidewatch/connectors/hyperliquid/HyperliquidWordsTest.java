package io.tidewatch.connectors.hyperliquid;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidewatch.connectors.hyperliquid.WeightBudget.Lane;
import io.tidewatch.contract.whale.View;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class HyperliquidWordsTest {
  private static FrameScan.Head scan(String frame) {
    return FrameScan.scan(frame.getBytes(UTF_8));
  }

  @Test
  void findsWhatAFrameIsAbout() {
    assertEquals("", scan("Websocket connection established.").channel());
    FrameScan.Head fills =
        scan(
            "{\"channel\":\"userFills\",\"data\":{\"isSnapshot\":true,\"user\":\"0xAB\","
                + "\"fills\":[{\"coin\":\"BTC\",\"time\":5}]}}");
    assertEquals("userFills", fills.channel());
    assertEquals(Optional.of("0xab"), fills.user());
    FrameScan.Head trades =
        scan(
            "{\"channel\":\"trades\",\"data\":[{\"coin\":\"kPEPE\",\"time\":7},"
                + "{\"coin\":\"kPEPE\",\"time\":3}]}");
    assertEquals(Optional.of("kPEPE"), trades.coin());
    assertEquals(Optional.of(new FrameScan.Times(3, 7)), trades.times());
    assertEquals(Notice.PONG, scan("{\"channel\":\"pong\"}").channel());
  }

  @Test
  void readsWhatTheVenueSays() {
    Subscription fills = new Subscription("userFills", "0xab");
    assertEquals(
        new Notice.Acknowledged(true, fills),
        Notice.read(
            Notice.ANSWER,
            "{\"channel\":\"subscriptionResponse\",\"data\":{\"method\":\"subscribe\","
                + "\"subscription\":{\"aggregateByTime\":false,\"user\":\"0xab\","
                + "\"type\":\"userFills\"}}}"));
    assertEquals(fills.key(), new Subscription("userFills", "0xAB").key());
    assertEquals(
        new Notice.Acknowledged(false, Subscription.trades("BTC")),
        Notice.read(
            Notice.ERROR,
            "{\"channel\":\"error\",\"data\":\"Already unsubscribed: "
                + "{\\\"type\\\":\\\"trades\\\",\\\"coin\\\":\\\"BTC\\\"}\"}"));
    assertEquals(
        new Notice.TooManyUsers(),
        Notice.read(
            Notice.ERROR,
            "{\"channel\":\"error\",\"data\":\"Cannot track more than 10 total users.\"}"));
    assertEquals(
        new Notice.Other("what?"),
        Notice.read(Notice.ERROR, "{\"channel\":\"error\",\"data\":\"what?\"}"));
  }

  @Test
  void asksInTheWordsOfTheVenue() {
    assertEquals(
        "{\"method\":\"subscribe\",\"subscription\":{\"type\":\"trades\",\"coin\":\"@107\"}}",
        Subscription.trades("@107").request(Subscription.SUBSCRIBE));
    assertEquals(
        "{\"type\":\"userFillsByTime\",\"user\":\"0xab\",\"startTime\":1,\"endTime\":2}",
        InfoRequest.fills("0xab", new FillPages.Span(1, 2)).json());
    assertEquals(
        "{\"type\":\"userTwapSliceFillsByTime\",\"user\":\"0xab\",\"startTime\":1}",
        InfoRequest.twapFills("0xab", new FillPages.Span(1, Long.MAX_VALUE)).json());
    assertEquals(2, InfoRequest.ofUser("clearinghouseState", "0xab").weight());
    assertEquals(20, InfoRequest.of("spotMeta").weight());
  }

  @Test
  void writesItsOwnRecordsWithTextThatNeedsQuotes() {
    assertEquals(
        "{\"at\":5,\"addresses\":[{\"address\":\"0xab\",\"view\":\"USER_CHANNELS\","
            + "\"label\":\"a \\\"b\\\"\"}]}",
        new String(
            OwnRecords.watching(
                5,
                List.of(new OwnRecords.Told("0xab", View.USER_CHANNELS, Optional.of("a \"b\"")))),
            UTF_8));
    assertEquals(
        "{\"coin\":\"*\",\"from\":1,\"to\":2}",
        new String(OwnRecords.lostTrades(OwnRecords.ALL_COINS, 1, 2), UTF_8));
    assertEquals(
        "{\"user\":\"0xab\",\"from\":1,\"to\":2,\"complete\":false,\"last\":true,\"reason\":\"why\"}",
        new String(OwnRecords.backfilled("0xab", 1, 2, Optional.of("why"), true), UTF_8));
    EarlierRun run = new EarlierRun(4, 3, 2, Set.of());
    assertEquals(Optional.of(run), OwnRecords.earlier(OwnRecords.time(5, run)));
    assertEquals(
        Optional.of(new EarlierRun(4, 4, 0, Set.of())),
        OwnRecords.earlier("{\"at\":5,\"completeTo\":4}".getBytes(UTF_8)));
    assertEquals(Optional.empty(), OwnRecords.earlier("nothing".getBytes(UTF_8)));
  }

  @Test
  void sparesMessagesForWhatCannotWait() {
    MinuteBudget budget = new MinuteBudget(2);
    assertTrue(budget.takeUnhurried(0));
    assertFalse(budget.takeUnhurried(1));
    assertTrue(budget.take(1));
    assertFalse(budget.take(2));
    assertTrue(budget.take(Duration.ofMinutes(1).toNanos()));
  }

  @Test
  void leavesWeightForWhatIsUrgent() throws InterruptedException {
    AtomicLong now = new AtomicLong();
    WeightBudget budget = new WeightBudget(200, now::get);
    assertTrue(admits(budget, Lane.ROUTINE, 150));
    assertFalse(admits(budget, Lane.ROUTINE, 2));
    assertTrue(admits(budget, Lane.SOON, 30));
    assertFalse(admits(budget, Lane.SOON, 2));
    assertTrue(admits(budget, Lane.URGENT, 20));
    assertFalse(admits(budget, Lane.URGENT, 2));
    now.set(Duration.ofMinutes(1).toNanos());
    assertEquals(0, budget.used());
    budget.pause(Duration.ofSeconds(5));
    assertFalse(admits(budget, Lane.URGENT, 2));
    now.addAndGet(Duration.ofSeconds(5).toNanos());
    assertTrue(admits(budget, Lane.URGENT, 2));
  }

  @Test
  void admitsNothingElseWhileSomethingUrgentWaits() throws InterruptedException {
    AtomicLong now = new AtomicLong();
    WeightBudget budget = new WeightBudget(200, now::get);
    assertTrue(admits(budget, Lane.SOON, 100));
    Thread urgent = Thread.ofPlatform().start(() -> acquire(budget, Lane.URGENT, 120));
    await().until(() -> urgent.getState() == Thread.State.TIMED_WAITING);
    assertFalse(admits(budget, Lane.SOON, 2), "many small ones would keep it waiting");
    assertFalse(admits(budget, Lane.ROUTINE, 2));
    now.addAndGet(Duration.ofMinutes(1).toNanos());
    urgent.join();
    assertEquals(120, budget.used());
    assertTrue(admits(budget, Lane.SOON, 2));
  }

  // The clock stands still, so a request that waits would wait for ever.
  private static boolean admits(WeightBudget budget, Lane lane, int weight)
      throws InterruptedException {
    Thread request = Thread.ofPlatform().start(() -> acquire(budget, lane, weight));
    await()
        .until(() ->
            request.getState() == Thread.State.TIMED_WAITING
                || request.getState() == Thread.State.TERMINATED);
    boolean admitted = !request.isAlive();
    request.interrupt();
    request.join();
    return admitted;
  }

  private static void acquire(WeightBudget budget, Lane lane, int weight) {
    try {
      budget.acquire(lane, weight);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void givesBackTheWeightOfRowsThatDidNotCome() throws InterruptedException {
    AtomicLong now = new AtomicLong();
    WeightBudget budget = new WeightBudget(200, now::get);
    WeightBudget.Charge page = budget.acquire(Lane.URGENT, 120);
    assertFalse(admits(budget, Lane.URGENT, 120), "two full pages would be too many");
    budget.settle(page, 25);
    assertEquals(25, budget.used());
    WeightBudget.Charge late = budget.acquire(Lane.URGENT, 120);
    now.set(Duration.ofMinutes(1).toNanos());
    budget.settle(late, 20);
    assertEquals(0, budget.used());
  }

  @Test
  void refusesSettingsThatTheVenueDoesNotAllow() {
    HyperliquidFeedSettings defaults = HyperliquidFeedSettings.defaults();
    assertEquals(10, defaults.pool().users());
    assertEquals(5, defaults.pool().withMaxConnections(5).users());
    assertThrows(IllegalArgumentException.class, () -> defaults.pool().withMaxConnections(11));
    assertThrows(IllegalArgumentException.class, () -> defaults.pool().withMaxUsers(-1));
    assertThrows(
        IllegalArgumentException.class,
        () -> defaults.connection().withPingEvery(Duration.ofSeconds(60)));
    URI info = defaults.endpoints().infoUri();
    assertThrows(
        IllegalArgumentException.class, () -> new HyperliquidFeedSettings.Endpoints(info, info));
  }
}
