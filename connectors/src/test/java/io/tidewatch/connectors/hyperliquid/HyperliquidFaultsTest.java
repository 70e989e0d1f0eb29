package io.tidewatch.connectors.hyperliquid;

import static io.tidewatch.connectors.hyperliquid.HyperliquidRig.address;
import static io.tidewatch.connectors.hyperliquid.HyperliquidRig.addresses;
import static io.tidewatch.connectors.hyperliquid.HyperliquidRig.isBackfill;
import static io.tidewatch.connectors.hyperliquid.HyperliquidRig.json;
import static io.tidewatch.connectors.hyperliquid.HyperliquidRig.watching;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.contract.feed.FeedCommand;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.whale.Tier;
import io.tidewatch.contract.whale.WatchedAddress.Origin;
import io.tidewatch.simulator.hyperliquid.HyperliquidSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedBroker.class)
final class HyperliquidFaultsTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final Map<String, Object> client;
  private HyperliquidRig rig;

  HyperliquidFaultsTest(EmbeddedBroker broker) {
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
  void goesOnWhereTheRunBeforeEnded() {
    String whale = address();
    String other = address();
    HyperliquidFeedSettings defaults = rig.settings();
    HyperliquidFeedSettings settings =
        watching(
            defaults.with(defaults.pool().withMaxUsers(1)), Tier.STANDARD, List.of(whale, other));
    rig.start(settings).complete(1).trades("ETH");
    await().until(() -> completeTo() > 0);
    rig.stop();
    long completeTo = completeTo();
    long lastAt = rig.frames().getLast().timestamp();
    long lastOffset = rig.frames().getLast().offset();
    int before = rig.frames("lostTrades").size();
    rig.take(whale, "ETH");
    long fillAt = rig.exchange.now();

    rig.start(settings).complete(1);
    await().atMost(LONG).until(() -> rig.frames("backfilled", whale).size() == 2);
    JsonNode told = json(rig.frames("backfilled", whale).getLast());
    assertTrue(told.path("from").asLong() <= completeTo);
    assertTrue(told.path("to").asLong() >= fillAt);
    assertTrue(told.path("complete").asBoolean());
    assertTrue(
        rig.frames("userFills", whale).stream()
            .filter(HyperliquidRig::isBackfill)
            .anyMatch(r -> json(r).path(0).path("coin").asString("").equals("ETH")));
    await().atMost(LONG).until(() -> rig.frames("lostTrades").size() == before + 2);
    ConsumerRecord<String, byte[]> lost = rig.frames("lostTrades").getLast();
    ConsumerRecord<String, byte[]> early = rig.frames("lostTrades").get(before);
    assertEquals("*", json(early).path("coin").asString());
    assertEquals(
        List.of("watching", "lostTrades"),
        rig.frames().stream()
            .filter(r -> r.offset() > lastOffset && r.offset() <= early.offset())
            .map(r -> HyperliquidRig.header(r, RawHeaders.CHANNEL))
            .filter(channel -> List.of("watching", "trades", "lostTrades").contains(channel))
            .toList(),
        "no trade is written before it is told that some are missing");
    assertEquals("*", json(lost).path("coin").asString());
    assertTrue(json(lost).path("from").asLong() <= lastAt);
    assertTrue(json(lost).path("from").asLong() > lastAt - 60_000);
    await()
        .atMost(LONG)
        .until(() ->
            rig.frames("clearinghouseState", other).stream()
                .anyMatch(r -> isBackfill(r) && r.offset() > lost.offset()));
    assertTrue(rig.events(Type.GAP).stream().anyMatch(e -> e.instrument().equals(whale)));
  }

  private long completeTo() {
    return rig.frames("time").reversed().stream()
        .findFirst()
        .map(r -> json(r).path("completeTo").asLong())
        .orElse(0L);
  }

  @Test
  void leavesTheSeatsAsTheyWereBeforeARestart() {
    List<String> whales = addresses(2);
    HyperliquidFeedSettings defaults = rig.settings();
    HyperliquidFeedSettings settings =
        watching(
            defaults.with(defaults.pool().withMaxUsers(1)), Tier.STANDARD, List.of(whales.get(1)));
    rig.start(settings).complete(1);
    await().until(() -> completeTo() > 0);
    rig.stop();
    rig.start(watching(settings, Tier.STANDARD, whales)).complete(1);
    assertEquals("USER_CHANNELS", rig.view(whales.get(1)));
    assertEquals("PUBLIC_TRADES", rig.view(whales.get(0)));
  }

  @Test
  void fetchesWhatOneDidWhoLosesTheSeatInARestart() {
    List<String> whales = addresses(2);
    String loser = whales.get(1);
    HyperliquidFeedSettings defaults = rig.settings();
    HyperliquidFeedSettings settings = defaults.with(defaults.pool().withMaxUsers(1));
    rig.start(watching(settings, Tier.STANDARD, List.of(loser))).complete(1);
    await().until(() -> completeTo() > 0);
    rig.stop();
    long completeTo = completeTo();
    int before = rig.frames("backfilled", loser).size();
    rig.take(loser, "ETH");
    rig.wish(whales.get(0), Tier.FIRST, Origin.API, true);
    rig.start(watching(settings, Tier.STANDARD, List.of(loser)));
    await().atMost(LONG).until(() -> rig.view(loser).equals("PUBLIC_TRADES"));
    assertEquals(before + 1, rig.frames("backfilled", loser).size());
    JsonNode told = json(rig.frames("backfilled", loser).getLast());
    assertTrue(told.path("from").asLong() <= completeTo);
    assertTrue(told.path("complete").asBoolean());
    rig.complete(1);
    assertEquals("USER_CHANNELS", rig.view(whales.get(0)));
  }

  @Test
  void seesAnAddressByTradesThatTheVenueRefusesChannels() {
    List<String> whales = addresses(2);
    rig.close();
    rig = new HyperliquidRig(client, HyperliquidSettings.standard().withUsers(1));
    rig.start(watching(rig.settings(), Tier.FIRST, whales)).complete(1).trades("ETH");
    assertTrue(rig.status().userLimitErrors() >= 1);
    String seated = rig.venue.users().iterator().next();
    String other = whales.get(seated.equals(whales.get(0)) ? 1 : 0);
    await().atMost(LONG).until(() -> rig.view(seated).equals("USER_CHANNELS"));
    assertEquals("PUBLIC_TRADES", rig.view(other));
    assertTrue(
        rig.frames("watching").stream()
            .flatMap(r -> json(r).path("addresses").valueStream())
            .filter(a -> a.path("address").asString().equals(other))
            .allMatch(a -> a.path("view").asString().equals("PUBLIC_TRADES")),
        "nobody counted on channels that were not there");
    assertEquals(1, rig.status().overLimit());
    await().atMost(LONG).until(() -> !rig.frames("clearinghouseState", other).isEmpty());
  }

  @Test
  void fetchesAgainWhatTheVenueWouldNotGiveAtFirst() {
    String whale = address();
    rig.start(watching(rig.settings(), Tier.STANDARD, List.of(whale))).complete(1);
    for (String channel : List.of("metaAndAssetCtxs", "allMids", "spotMeta")) {
      await().atMost(LONG).until(() -> !rig.frames(channel).isEmpty());
    }
    await().atMost(LONG).until(() -> !rig.frames("spotClearinghouseState", whale).isEmpty());
    int before = rig.frames("backfilled", whale).size();
    rig.venue.refuseConnections(true);
    rig.venue.dropConnections();
    await().atMost(LONG).until(() -> rig.status().completeUsers() == 0);
    rig.take(whale, "ETH");
    int asked = rig.venue.asked().size();
    rig.venue.rest().fail(403, 0, 1);
    rig.venue.refuseConnections(false);
    await().atMost(LONG).until(() -> rig.status().incompleteBackfills() == 1);
    assertEquals(0, rig.status().completeUsers(), "what failed is not had");
    rig.complete(1);
    assertEquals(
        List.of(
            "userTwapSliceFillsByTime",
            "userFillsByTime",
            "userTwapSliceFillsByTime",
            "openOrders"),
        rig.venue.asked().stream()
            .skip(asked)
            .map(body -> body.replaceAll(".*\"type\":\"([^\"]*)\".*", "$1"))
            .toList(),
        "one kind does not wait for the other, and open orders come after both");
    await().until(() -> rig.frames("backfilled", whale).size() == before + 1);
    assertTrue(json(rig.frames("backfilled", whale).getLast()).path("complete").asBoolean(false));
  }

  @Test
  void keepsAnOpenGapOpenOverARestart() {
    String whale = address();
    HyperliquidFeedSettings settings = watching(rig.settings(), Tier.STANDARD, List.of(whale));
    rig.start(settings).complete(1);
    rig.venue.refuseConnections(true);
    rig.venue.dropConnections();
    await().atMost(LONG).until(() -> rig.status().completeUsers() == 0);
    long lostAt = rig.exchange.now();
    rig.take(whale, "ETH");
    int times = rig.frames("time").size();
    await().atMost(LONG).until(() -> rig.frames("time").size() >= times + 3);
    assertTrue(completeTo() <= lostAt);
    rig.stop();
    rig.venue.refuseConnections(false);
    rig.start(settings).complete(1);
    JsonNode told = json(rig.frames("backfilled", whale).getLast());
    assertTrue(told.path("from").asLong() <= lostAt);
  }

  @Test
  void replacesAConnectionThatDoesNotAnswer() {
    String whale = address();
    HyperliquidFeedSettings settings = rig.settings();
    rig.venue.faults().swallowAcks(1);
    rig.start(
            watching(
                settings.with(settings.connection().withAckTimeout(Duration.ofMillis(700))),
                Tier.STANDARD,
                List.of(whale)))
        .complete(1);
    assertEquals(1, rig.status().ackTimeouts());
    assertTrue(
        rig.events(Type.CLOSED).stream().anyMatch(e -> e.detail().contains("no acknowledgement")));
  }

  @Test
  void replacesAConnectionWhosePingsAreNotAnswered() {
    String whale = address();
    HyperliquidFeedSettings settings = rig.settings();
    rig.start(
            watching(
                settings.with(settings.connection().withPingEvery(Duration.ofMillis(200))),
                Tier.STANDARD,
                List.of(whale)))
        .complete(1);
    rig.venue.faults().swallowPongs(true);
    await().atMost(LONG).until(() -> rig.status().pongTimeouts() >= 1);
    rig.venue.faults().swallowPongs(false);
    rig.complete(1);
  }

  @Test
  void waitsForAVenueThatIsAway() {
    rig.venue.refuseConnections(true);
    rig.venue.rest().fail(503, 0, 5);
    rig.start(watching(rig.settings(), Tier.STANDARD, addresses(1)));
    await().atMost(LONG).until(() -> rig.events(Type.FAILING).size() == 1);
    assertFalse(rig.feed().connected());
    String whale = rig.wishesOnTopic().iterator().next().substring(14);
    assertEquals("PUBLIC_TRADES", rig.view(whale), "nobody counts on channels that are not there");
    rig.venue.refuseConnections(false);
    rig.complete(1);
    await().until(() -> rig.view(whale).equals("USER_CHANNELS"));
    await().atMost(LONG).until(() -> !rig.frames("metaAndAssetCtxs").isEmpty());
  }

  @Test
  void sendsNoMoreThanTheVenueTakes() {
    HyperliquidFeedSettings settings = rig.settings();
    rig.start(
        watching(settings.with(settings.pool().withPace(30, 9)), Tier.STANDARD, addresses(11)));
    // A minute is longer than a test: what is over the limit has to wait for the next one.
    await().atMost(LONG).until(() -> rig.status().messagesLastMinute() == 8);
    int times = rig.frames("time").size();
    await().atMost(LONG).until(() -> rig.frames("time").size() >= times + 3);
    assertEquals(8, rig.venue.receivedMessages().size());
    assertTrue(rig.venue.connectionCount() <= 10);
    assertTrue(rig.venue.usedWeight() <= 800);
  }

  @Test
  void asksForStatesInTurn() {
    List<String> whales = addresses(2);
    HyperliquidFeedSettings settings = rig.settings();
    rig.start(
        watching(
            settings
                .with(settings.pool().withMaxUsers(1))
                .with(settings.rest().withReconcileEvery(Duration.ofMillis(500))),
            Tier.STANDARD,
            whales));
    // Until its channels are there, an address is seen by trades, and asked for all.
    rig.complete(1);
    await().atMost(LONG).until(() -> rig.view(whales.get(0)).equals("USER_CHANNELS"));
    rounds(whales, 2);
    int asked = positionsAsked(whales.get(0));
    rounds(whales, 3);
    assertTrue(rig.frames("clearinghouseState", whales.get(1)).size() >= 3);
    assertEquals(
        asked,
        positionsAsked(whales.get(0)),
        "an address with channels of its own is told its positions there");
  }

  private void rounds(List<String> whales, int count) {
    for (String whale : whales) {
      int before = rig.frames("spotClearinghouseState", whale).size();
      await()
          .atMost(LONG)
          .until(() -> rig.frames("spotClearinghouseState", whale).size() >= before + count);
    }
  }

  private int positionsAsked(String whale) {
    return (int)
        rig.frames("clearinghouseState", whale).stream().filter(HyperliquidRig::isBackfill).count();
  }

  @Test
  void doesWhatDetectorsAskFor() {
    String whale = address();
    rig.start(watching(rig.settings(), Tier.STANDARD, List.of(whale))).complete(1);
    rig.take(whale, "SOL");
    long now = rig.exchange.now();
    int before = rig.frames("backfilled", whale).size();
    rig.command(
        new FeedCommand(
            "hyperliquid",
            "userFills",
            whale,
            FeedCommand.Action.BACKFILL,
            1,
            now,
            "a break",
            Optional.of(new FeedCommand.Span(now - 60_000, now))));
    await().atMost(LONG).until(() -> rig.frames("backfilled", whale).size() == before + 1);
    JsonNode told = json(rig.frames("backfilled", whale).getLast());
    assertEquals(now - 60_000, told.path("from").asLong());
    assertEquals(now, told.path("to").asLong());
    rig.command(
        FeedCommand.of(
            "hyperliquid", "clearinghouseState", whale, FeedCommand.Action.SEED, 1, now, "why"));
    await()
        .atMost(LONG)
        .until(() ->
            rig.frames("clearinghouseState", whale).stream().anyMatch(HyperliquidRig::isBackfill));
    rig.command(
        FeedCommand.of(
            "hyperliquid", "userFills", address(), FeedCommand.Action.RESUBSCRIBE, 1, now, "why"));
    await().atMost(LONG).until(() -> rig.status().ignoredCommands() == 1);
  }

  @Test
  void changesPlacesWithoutOneUserTooMany() {
    List<String> whales = addresses(10);
    // What ten back-fills leave of the usual weight of a minute is not enough for an eleventh.
    HyperliquidFeedSettings.Rest rest = rig.settings().rest();
    HyperliquidFeedSettings settings =
        rig.settings()
            .with(
                new HyperliquidFeedSettings.Rest(
                    1_200,
                    rest.reconcileEvery(),
                    rest.contractsEvery(),
                    rest.spotPairsEvery(),
                    rest.backfillReach(),
                    rest.askAgain()));
    rig.start(watching(settings, Tier.STANDARD, whales)).complete(10);
    String first = address();
    rig.wish(first, Tier.FIRST, Origin.API, true);
    await().atMost(LONG).until(() -> rig.venue.users().contains(first));
    rig.complete(10);
    assertEquals(0, rig.status().userLimitErrors());
    assertEquals(0, rig.venue.refusedForLimit());
    assertEquals("PUBLIC_TRADES", rig.view(whales.getLast()));
  }
}
