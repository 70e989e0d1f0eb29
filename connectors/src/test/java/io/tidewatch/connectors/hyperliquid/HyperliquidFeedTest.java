package io.tidewatch.connectors.hyperliquid;

import static io.tidewatch.connectors.hyperliquid.HyperliquidRig.address;
import static io.tidewatch.connectors.hyperliquid.HyperliquidRig.addresses;
import static io.tidewatch.connectors.hyperliquid.HyperliquidRig.d;
import static io.tidewatch.connectors.hyperliquid.HyperliquidRig.header;
import static io.tidewatch.connectors.hyperliquid.HyperliquidRig.isBackfill;
import static io.tidewatch.connectors.hyperliquid.HyperliquidRig.json;
import static io.tidewatch.connectors.hyperliquid.HyperliquidRig.watching;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.Tier;
import io.tidewatch.contract.whale.WatchedAddress;
import io.tidewatch.contract.whale.WatchedAddress.Origin;
import io.tidewatch.simulator.hyperliquid.HyperliquidSettings;
import io.tidewatch.simulator.hyperliquid.exchange.TradeSide;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
final class HyperliquidFeedTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final Map<String, Object> client;
  private HyperliquidRig rig;

  HyperliquidFeedTest(EmbeddedBroker broker) {
    this.client = Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  @BeforeEach
  void open() {
    rig =
        new HyperliquidRig(
            client,
            HyperliquidSettings.standard()
                .withTimes(Duration.ofMinutes(1), Duration.ofMillis(500), Duration.ofMinutes(1)));
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void carriesTheChannelsOfAnAddressByteForByte() {
    String whale = address();
    rig.start(
        watching(
            rig.settings(),
            Tier.STANDARD,
            List.of("0X" + whale.substring(2).toUpperCase(java.util.Locale.ROOT), whale)));
    rig.complete(1);
    long oid =
        rig.exchange.inBlock(dealer -> {
          long id = dealer.place(whale, "ETH", TradeSide.BUY, d("3200"), d("2"));
          dealer.fill(id, d("3200"), d("0.5"));
          return id;
        });
    rig.exchange.block(dealer -> dealer.slice(7, whale, "BTC", TradeSide.SELL, d("95000"), d("1")));

    await().atMost(LONG).until(() -> live("userFills", whale).size() == 2);
    await().until(() -> live("userTwapSliceFills", whale).size() == 2);
    await().until(() -> !live("orderUpdates", whale).isEmpty());
    await().until(() -> !live("clearinghouseState", whale).isEmpty());
    ConsumerRecord<String, byte[]> fill = live("userFills", whale).getLast();
    assertEquals(whale, fill.key());
    assertEquals("hyperliquid", header(fill, RawHeaders.VENUE));
    assertEquals(fill.timestamp(), Long.parseLong(header(fill, RawHeaders.RECEIVED_US)) / 1_000);
    assertTrue(new String(fill.value(), UTF_8).startsWith("{\"channel\":\"userFills\""));
    assertEquals(oid, json(fill).path("data").path("fills").path(0).path("oid").asLong());
    ConsumerRecord<String, byte[]> update = live("orderUpdates", whale).getFirst();
    assertEquals(oid, json(update).path("data").path(0).path("order").path("oid").asLong());

    assertEquals("USER_CHANNELS", rig.view(whale));
    List<String> order =
        rig.frames().stream()
            .filter(r ->
                header(r, RawHeaders.CHANNEL).equals("watching")
                    || header(r, RawHeaders.CHANNEL).equals("backfilled")
                    || (isBackfill(r) && r.key().equals(whale)))
            .map(r -> header(r, RawHeaders.CHANNEL))
            .filter(channel -> !channel.equals("spotClearinghouseState"))
            .toList();
    assertEquals(
        List.of(
            "watching", "watching", "userFills", "userTwapSliceFills", "openOrders", "backfilled"),
        order);
    assertTrue(json(rig.frames("backfilled", whale).getFirst()).path("complete").asBoolean(false));
    await().until(() -> !rig.frames("spotClearinghouseState", whale).isEmpty());
    await().until(() -> !rig.frames("metaAndAssetCtxs").isEmpty());
    await().until(() -> !rig.frames("allMids").isEmpty() && !rig.frames("spotMeta").isEmpty());
    await().until(() -> !rig.frames("time").isEmpty());
    await().until(() -> !rig.events(Type.LIVE).isEmpty());
    assertEquals(0, rig.venue.subscribers("trades", "BTC"), "nobody needs public trades");
    assertEquals(Optional.empty(), rig.feed().publishFailure());
  }

  private List<ConsumerRecord<String, byte[]>> live(String channel, String address) {
    return rig.frames(channel, address).stream().filter(r -> !isBackfill(r)).toList();
  }

  @Test
  void fetchesWhatWasMissedWhileAConnectionWasLost() {
    String whale = address();
    rig.start(watching(rig.settings(), Tier.STANDARD, List.of(whale))).complete(1);
    for (boolean politely : List.of(true, false)) {
      int before = rig.frames("backfilled", whale).size();
      int fills = backfilledFills(whale);
      rig.venue.refuseConnections(true);
      if (politely) {
        rig.venue.expireConnections();
      } else {
        rig.venue.dropConnections();
      }
      await().until(() -> rig.venue.connectionCount() == 0);
      rig.take(whale, "ETH");
      await().atMost(LONG).until(() -> rig.status().completeUsers() == 0);
      rig.venue.refuseConnections(false);
      await().atMost(LONG).until(() -> rig.frames("backfilled", whale).size() > before);
      assertTrue(backfilledFills(whale) > fills);
      rig.complete(1);
    }
    await().until(() -> rig.events(Type.GAP_FILLED).size() >= 2);
    assertTrue(rig.events(Type.CLOSED).stream().anyMatch(e -> e.detail().contains("1000")));
    assertTrue(rig.events(Type.CLOSED).stream().anyMatch(e -> e.detail().contains("1006")));
  }

  private int backfilledFills(String address) {
    return rig.frames("userFills", address).stream()
        .filter(HyperliquidRig::isBackfill)
        .mapToInt(r -> json(r).size())
        .sum();
  }

  @Test
  void givesTenAddressesChannelsOfTheirOwnAndSeesTheOthersByTrades() {
    List<String> whales = addresses(12);
    rig.start(watching(rig.settings(), Tier.FIRST, whales)).complete(10).trades("ETH");
    assertEquals(Set.copyOf(whales.subList(0, 10)), rig.venue.users());
    assertEquals("PUBLIC_TRADES", rig.view(whales.get(11)));
    await()
        .until(() ->
            rig.events(Type.OVER_LIMIT).stream()
                .anyMatch(e ->
                    e.detail().contains(whales.get(10)) && e.detail().contains(whales.get(11))));
    assertEquals(2, rig.status().overLimit());
    assertTrue(rig.venue.totalConnections() <= 10);
    assertEquals(0, rig.venue.refusedForLimit());

    whales.forEach(whale -> rig.take(whale, "ETH"));
    for (String whale : whales.subList(0, 10)) {
      await().atMost(LONG).until(() -> !live("orderUpdates", whale).isEmpty());
      assertEquals(1, live("orderUpdates", whale).size());
    }
    Set<String> carriers =
        whales.subList(0, 10).stream()
            .map(whale -> header(live("orderUpdates", whale).getFirst(), RawHeaders.CONNECTION))
            .collect(Collectors.toSet());
    assertEquals(10, carriers.size(), "updates name nobody, so each address has a socket");
    await()
        .until(() ->
            rig.frames("trades").stream()
                .anyMatch(r -> new String(r.value(), UTF_8).contains(whales.get(11))));
    await().until(() -> !rig.frames("clearinghouseState", whales.get(11)).isEmpty());
    assertEquals(0, rig.status().unknownCoins());
    assertEquals(0, rig.venue.subscribers("trades", "MATIC"), "a delisted coin says nothing");
    assertTrue(rig.feed().connected());
  }

  @Test
  void movesAnAddressBetweenViewsWithoutLosingSight() {
    String standard = address();
    String first = address();
    HyperliquidFeedSettings settings = rig.settings();
    rig.start(settings.with(settings.pool().withMaxUsers(1)));
    rig.wish(standard, Tier.STANDARD, Origin.DATABASE, true);
    rig.complete(1);
    assertEquals("USER_CHANNELS", rig.view(standard));

    rig.wish(first, Tier.FIRST, Origin.API, true);
    await().atMost(LONG).until(() -> rig.view(standard).equals("PUBLIC_TRADES"));
    assertTrue(rig.venue.subscribers("trades", "ETH") == 1, "trades come before the word");
    await().atMost(LONG).until(() -> rig.venue.users().equals(Set.of(first)));
    rig.complete(1);
    await().until(() -> !rig.frames("backfilled", first).isEmpty());
    await().until(() -> !rig.frames("clearinghouseState", standard).isEmpty());

    int before = rig.frames("backfilled", standard).size();
    rig.unwish(first, Origin.API);
    await().atMost(LONG).until(() -> rig.view(standard).equals("USER_CHANNELS"));
    await().atMost(LONG).until(() -> rig.frames("backfilled", standard).size() > before);
    assertEquals("", rig.view(first));
    await().atMost(LONG).until(() -> rig.venue.users().equals(Set.of(standard)));
    await().atMost(LONG).until(() -> rig.venue.subscribers("trades", "ETH") == 0);
    List<String> order =
        rig.frames().stream()
            .filter(r ->
                header(r, RawHeaders.CHANNEL).equals("watching")
                    || (header(r, RawHeaders.CHANNEL).equals("backfilled")
                        && r.key().equals(standard)))
            .map(r -> header(r, RawHeaders.CHANNEL))
            .toList()
            .reversed();
    assertEquals(List.of("backfilled", "watching"), order.subList(0, 2));
    assertEquals(0, rig.status().userLimitErrors());
  }

  @Test
  void takesTheWordOfTheApiOverThatOfOthers() {
    String whale = address();
    rig.start(watching(rig.settings(), Tier.STANDARD, List.of(whale))).complete(1);
    rig.wish(whale, Tier.STANDARD, Origin.API, false);
    await().atMost(LONG).until(() -> rig.view(whale).isEmpty());
    await().atMost(LONG).until(() -> rig.venue.users().isEmpty());
    rig.unwish(whale, Origin.API);
    rig.complete(1);
    await().until(() -> rig.view(whale).equals("USER_CHANNELS"));

    // What left the configuration is taken out at the next start.
    rig.stop();
    rig.start(rig.settings());
    await().atMost(LONG).until(() -> rig.view(whale).isEmpty());
    await().until(() -> rig.wishesOnTopic().isEmpty());
  }

  @Test
  void leavesOutWhatIsNoAddress() {
    String whale = address();
    try (var bad = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
      bad.send(
          new ProducerRecord<>(
              Topics.WATCHED_ADDRESSES.name(),
              "api/0x1",
              "{\"address\":\"0x1\",\"tier\":\"FIRST\",\"origin\":\"API\",\"watched\":true}"));
      bad.flush();
    }
    rig.start(watching(rig.settings(), Tier.STANDARD, List.of(whale, "0x12", ""))).complete(1);
    assertEquals(3, rig.status().invalidAddresses());
    await().until(() -> rig.events(Type.GONE).size() == 3);
    assertEquals(1, rig.status().userChannels());
    rig.writer.write(Topics.WATCHED_ADDRESSES, "api/0x1", (WatchedAddress) null);
  }
}
