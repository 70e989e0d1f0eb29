package io.tidewatch.connectors.hyperliquid;

import static io.tidewatch.connectors.hyperliquid.HyperliquidRig.addresses;
import static io.tidewatch.connectors.hyperliquid.HyperliquidRig.d;
import static io.tidewatch.connectors.hyperliquid.HyperliquidRig.json;
import static io.tidewatch.connectors.hyperliquid.HyperliquidRig.watching;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.whale.Tier;
import io.tidewatch.simulator.hyperliquid.HyperliquidSettings;
import io.tidewatch.simulator.hyperliquid.exchange.PerpContract;
import io.tidewatch.simulator.hyperliquid.exchange.TradeSide;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Public trades: which coins are subscribed, and what is said of trades that did not come. */
@ExtendWith(SharedBroker.class)
final class HyperliquidTradesTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final Map<String, Object> client;
  private HyperliquidRig rig;

  HyperliquidTradesTest(EmbeddedBroker broker) {
    this.client = Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  @BeforeEach
  void open() {
    rig = new HyperliquidRig(client, HyperliquidSettings.standard());
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void saysWhichTradesMayBeLost() {
    List<String> whales = addresses(2);
    HyperliquidFeedSettings settings = rig.settings();
    rig.start(watching(settings.with(settings.pool().withMaxUsers(0)), Tier.STANDARD, whales));
    rig.trades("BTC").trades("SOL");
    await()
        .atMost(LONG)
        .until(() ->
            whales.stream().noneMatch(w -> rig.frames("spotClearinghouseState", w).isEmpty()));
    long asked = rig.status().states();
    rig.exchange.block(dealer -> dealer.print("SOL", d("180"), d("1"), TradeSide.BUY));
    rig.exchange.block(dealer -> dealer.print("BTC", d("95000"), d("1"), TradeSide.BUY));
    await().until(() -> frames("BTC") >= 2 && frames("SOL") >= 2);

    rig.venue.refuseConnections(true);
    rig.venue.dropConnections();
    await().until(() -> rig.venue.connectionCount() == 0);
    for (int n = 0; n < 31; n++) {
      rig.exchange.block(dealer -> dealer.print("BTC", d("95000"), d("1"), TradeSide.BUY));
    }
    rig.exchange.block(dealer -> dealer.print("SOL", d("180"), d("1"), TradeSide.BUY));
    rig.venue.refuseConnections(false);
    await().atMost(LONG).until(() -> lost("BTC").size() == 1);
    ConsumerRecord<String, byte[]> record = lost("BTC").getFirst();
    assertEquals("BTC", json(record).path("coin").asString());
    assertTrue(json(record).path("from").asLong() < json(record).path("to").asLong());
    await()
        .until(() ->
            rig.frames("trades").stream()
                .anyMatch(r -> r.key().equals("BTC") && r.offset() > record.offset()));
    await().atMost(LONG).until(() -> rig.status().states() >= asked + 2);
    await()
        .until(() ->
            rig.frames("trades").stream()
                .anyMatch(r -> r.key().equals("SOL") && r.offset() > record.offset()));
    assertEquals(0, lost("SOL").size(), "the repeated trades reach back");
  }

  private long frames(String coin) {
    return rig.frames("trades").stream().filter(r -> r.key().equals(coin)).count();
  }

  private List<ConsumerRecord<String, byte[]>> lost(String coin) {
    return rig.frames("lostTrades").stream().filter(r -> r.key().equals(coin)).toList();
  }

  @Test
  void saysThatTradesOfACoinAreLostThatLeftTheListAndCameBack() {
    List<String> whales = addresses(2);
    rig.start(byTrades(whales, "BTC", "SUI")).trades("BTC").trades("SUI");
    statesAsked(whales);
    print("SUI", 1);
    await().atMost(LONG).until(() -> frames("SUI") >= 2);
    rig.exchange.delist("SUI");
    await().atMost(LONG).until(() -> rig.venue.subscribers("trades", "SUI") == 0);
    long leftAt = rig.exchange.now();
    long asked = rig.status().states();
    long backAt = comesBackWithTrades("SUI", 31);

    await().atMost(LONG).until(() -> lost("SUI").size() == 1);
    isTold(lost("SUI").getFirst(), leftAt, backAt);
    await().atMost(LONG).until(() -> rig.status().states() >= asked + 2);
    assertEquals(1, rig.venue.totalConnections(), "its connection stood all the time");

    // What came back once may leave again.
    rig.exchange.delist("SUI");
    await().atMost(LONG).until(() -> rig.venue.subscribers("trades", "SUI") == 0);
    comesBackWithTrades("SUI", 3);
    rig.trades("SUI");
    print("BTC", 1);
    await().atMost(LONG).until(() -> frames("BTC") >= 2);
    assertEquals(1, lost("SUI").size(), "the repeated trades reach back");
  }

  /** Listed, and traded at once, before anybody can subscribe it; answers when. */
  private long comesBackWithTrades(String coin, int count) {
    long[] at = new long[1];
    rig.exchange.between(() -> {
      rig.exchange.list(PerpContract.of(coin, 1, "23000000", "1.9"));
      print(coin, count);
      at[0] = rig.exchange.now();
    });
    return at[0];
  }

  @Test
  void saysThatTradesOfACoinAreLostThatIsListedNew() {
    List<String> whales = addresses(2);
    long began = rig.exchange.now();
    rig.start(byTrades(whales)).trades("BTC");
    statesAsked(whales);
    long asked = rig.status().states();
    long listedAt = comesBackWithTrades("NEW", 31);
    await().atMost(LONG).until(() -> lost("NEW").size() == 1);
    isTold(lost("NEW").getFirst(), listedAt, listedAt);
    assertTrue(json(lost("NEW").getFirst()).path("from").asLong() >= began);
    await().atMost(LONG).until(() -> rig.status().states() >= asked + 2);
    print("NEW", 1);
    print("BTC", 1);
    await().atMost(LONG).until(() -> frames("NEW") >= 2 && frames("BTC") >= 2);
    assertEquals(1, lost("NEW").size());
    assertEquals(0, lost("BTC").size(), "it was on the first list");
  }

  @Test
  void leavesOutTheCoinThatEndsThreeConnectionsAndNoOther() {
    rig.venue.faults().cutOff("SUI", true);
    rig.start(byTrades(addresses(1)));
    await().atMost(LONG).until(() -> !rig.goneCoins().isEmpty());
    List<String> others =
        rig.exchange.listing().perps().stream()
            .filter(perp -> !perp.delisted() && !perp.name().equals("SUI"))
            .map(PerpContract::name)
            .toList();
    others.forEach(rig::trades);
    others.forEach(coin -> print(coin, 1));
    others.forEach(coin -> await().atMost(LONG).until(() -> frames(coin) >= 2));
    assertEquals(List.of("SUI"), rig.goneCoins());
    assertTrue(rig.venue.totalConnections() >= 4, "three ended for it, and the last one stands");
    assertEquals(1, rig.venue.connectionCount());
    assertEquals(0, rig.venue.subscribers("trades", "SUI"));
    assertEquals(others.size(), rig.status().coins());
    assertEquals(1, rig.status().unknownCoins());
  }

  @Test
  void saysThatTradesOfACoinAreLostThatWasLeftOutAndTakenBack() {
    List<String> whales = addresses(2);
    HyperliquidFeedSettings settings = byTrades(whales, "BTC", "SUI");
    rig.start(settings.with(settings.watching().withLeaveOut(Duration.ofSeconds(2))));
    rig.trades("BTC").trades("SUI");
    statesAsked(whales);
    long leftAt = rig.exchange.now();
    long asked = rig.status().states();
    rig.venue.faults().cutOff("SUI", true);
    rig.venue.dropConnections();
    await().atMost(LONG).until(() -> !rig.goneCoins().isEmpty());
    print("SUI", 31);
    long backAt = rig.exchange.now();
    rig.venue.faults().cutOff("SUI", false);

    await().atMost(LONG).until(() -> lost("SUI").size() == 1);
    isTold(lost("SUI").getFirst(), leftAt, backAt);
    await().atMost(LONG).until(() -> rig.status().states() >= asked + 2);
    assertEquals(0, lost("BTC").size(), "nobody traded it meanwhile");
  }

  private HyperliquidFeedSettings byTrades(List<String> whales, String... coins) {
    HyperliquidFeedSettings settings = rig.settings();
    return watching(
        settings
            .with(settings.pool().withMaxUsers(0))
            .with(settings.rest().withContractsEvery(Duration.ofSeconds(3)))
            .with(settings.watching().withMarkets(List.of(coins), List.of())),
        Tier.STANDARD,
        whales);
  }

  private void statesAsked(List<String> whales) {
    await()
        .atMost(LONG)
        .until(() ->
            whales.stream().noneMatch(w -> rig.frames("spotClearinghouseState", w).isEmpty()));
  }

  private void print(String coin, int count) {
    for (int n = 0; n < count; n++) {
      rig.exchange.block(dealer -> dealer.print(coin, dealer.price(coin), d("1"), TradeSide.BUY));
    }
  }

  private void isTold(ConsumerRecord<String, byte[]> lost, long leftAt, long backAt) {
    assertEquals(lost.key(), json(lost).path("coin").asString());
    assertTrue(json(lost).path("from").asLong() <= leftAt);
    assertTrue(json(lost).path("to").asLong() >= backAt);
    await()
        .atMost(LONG)
        .until(() ->
            rig.events(Type.GAP_OPEN).stream().anyMatch(e -> e.instrument().equals(lost.key())));
    assertEquals(
        lost.offset(),
        rig.frames().stream()
            .filter(r -> r.key().equals(lost.key()) && r.timestamp() >= backAt)
            .findFirst()
            .orElseThrow()
            .offset(),
        "no trade is written before it is told that some are missing");
  }

  @Test
  void subscribesNoCoinThatTheVenueDoesNotHave() {
    HyperliquidFeedSettings settings = rig.settings();
    rig.start(
        watching(
            settings
                .with(settings.pool().withMaxUsers(0))
                .with(
                    settings
                        .watching()
                        .withMarkets(List.of("BTC", "NOSUCH", "MATIC"), List.of("@107", "@9999"))),
            Tier.STANDARD,
            addresses(1)));
    rig.trades("BTC").trades("@107");
    await().until(() -> rig.goneCoins().size() >= 3);
    assertEquals(Set.of("NOSUCH", "MATIC", "@9999"), Set.copyOf(rig.goneCoins()));
    assertTrue(rig.venue.receivedMessages().stream().noneMatch(m -> m.contains("NOSUCH")));
    assertEquals(1, rig.venue.totalConnections());
    assertEquals(3, rig.status().unknownCoins());
  }

  @Test
  void givesUpTheTradesOfACoinThatIsDelisted() {
    HyperliquidFeedSettings settings = rig.settings();
    rig.start(
        watching(
            settings
                .with(settings.pool().withMaxUsers(0))
                .with(settings.rest().withContractsEvery(Duration.ofSeconds(3)))
                .with(settings.watching().withMarkets(List.of("BTC", "SUI"), List.of())),
            Tier.STANDARD,
            addresses(1)));
    rig.trades("BTC").trades("SUI");
    rig.exchange.delist("SUI");
    await().atMost(LONG).until(() -> rig.venue.subscribers("trades", "SUI") == 0);
    assertEquals(1, rig.venue.subscribers("trades", "BTC"));
    assertEquals(1, rig.venue.totalConnections());
    await().until(() -> rig.events(Type.GONE).stream().anyMatch(e -> e.instrument().equals("SUI")));
  }
}
