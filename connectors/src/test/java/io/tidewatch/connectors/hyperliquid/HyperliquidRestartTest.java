package io.tidewatch.connectors.hyperliquid;

import static io.tidewatch.connectors.hyperliquid.HyperliquidRig.address;
import static io.tidewatch.connectors.hyperliquid.HyperliquidRig.addresses;
import static io.tidewatch.connectors.hyperliquid.HyperliquidRig.isBackfill;
import static io.tidewatch.connectors.hyperliquid.HyperliquidRig.json;
import static io.tidewatch.connectors.hyperliquid.HyperliquidRig.watching;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.whale.Tier;
import io.tidewatch.contract.whale.WatchedAddress.Origin;
import io.tidewatch.simulator.hyperliquid.HyperliquidSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What a run takes over from the one before it. */
@ExtendWith(SharedBroker.class)
final class HyperliquidRestartTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final Map<String, Object> client;
  private HyperliquidRig rig;

  HyperliquidRestartTest(EmbeddedBroker broker) {
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
    return lastTime("completeTo");
  }

  private long lastTime(String member) {
    return rig.frames("time").reversed().stream()
        .findFirst()
        .map(r -> json(r).path(member).asLong())
        .orElse(0L);
  }

  @Test
  void saysThatTradesAreLostBeforeChannelsAreRefusedAgain() {
    rig.close();
    rig = new HyperliquidRig(client, HyperliquidSettings.standard().withUsers(1));
    List<String> whales = addresses(2);
    HyperliquidFeedSettings settings = watching(rig.settings(), Tier.FIRST, whales);
    rig.start(settings).complete(1).trades("ETH");
    String seated = rig.venue.users().iterator().next();
    String other = whales.get(seated.equals(whales.get(0)) ? 1 : 0);
    await().atMost(LONG).until(() -> rig.view(seated).equals("USER_CHANNELS"));
    await().atMost(LONG).until(() -> !rig.frames("clearinghouseState", other).isEmpty());
    await().until(() -> lastTime("tradesTo") > 0);
    rig.stop();
    long stoppedAt = rig.exchange.now();
    int before = rig.frames("lostTrades").size();
    int times = rig.frames("time").size();
    rig.take(other, "ETH");

    rig.venue.refuseConnections(true);
    rig.start(settings);
    await().atMost(LONG).until(() -> rig.frames("time").size() >= times + 3);
    assertEquals(before + 1, rig.frames("lostTrades").size());
    long tradesTo = json(rig.frames("lostTrades").getLast()).path("from").asLong();
    assertTrue(tradesTo <= stoppedAt);
    assertEquals(tradesTo, lastTime("tradesTo"), "none came, and its channels may be refused");
    rig.venue.refuseConnections(false);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> rig.frames("lostTrades").size() == before + 2);
    assertTrue(rig.status().userLimitErrors() >= 1);
    rig.frames("lostTrades").stream()
        .skip(before)
        .map(HyperliquidRig::json)
        .forEach(lost -> {
          assertEquals("*", lost.path("coin").asString());
          assertEquals(tradesTo, lost.path("from").asLong());
        });
    long lostAt = rig.frames("lostTrades").getLast().offset();
    await()
        .atMost(LONG)
        .until(() ->
            rig.frames("clearinghouseState", other).stream().anyMatch(r -> r.offset() > lostAt));
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
}
