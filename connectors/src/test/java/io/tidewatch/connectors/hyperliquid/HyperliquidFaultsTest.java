package io.tidewatch.connectors.hyperliquid;

import static io.tidewatch.connectors.hyperliquid.HyperliquidRig.address;
import static io.tidewatch.connectors.hyperliquid.HyperliquidRig.addresses;
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
import io.tidewatch.contract.whale.Tier;
import io.tidewatch.simulator.hyperliquid.HyperliquidSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    int lists = rig.frames("openOrders", whale).size();
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
    assertEquals(
        lists,
        rig.frames("openOrders", whale).size(),
        "orders whose fills of another time are on their way are not said to be over");
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
}
