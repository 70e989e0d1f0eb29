package io.tidewatch.connectors.hyperliquid;

import static io.tidewatch.connectors.hyperliquid.HyperliquidRig.address;
import static io.tidewatch.connectors.hyperliquid.HyperliquidRig.addresses;
import static io.tidewatch.connectors.hyperliquid.HyperliquidRig.d;
import static io.tidewatch.connectors.hyperliquid.HyperliquidRig.json;
import static io.tidewatch.connectors.hyperliquid.HyperliquidRig.watching;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.contract.whale.Tier;
import io.tidewatch.contract.whale.WatchedAddress.Origin;
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

/** What the venue allows one network address. */
@ExtendWith(SharedBroker.class)
final class HyperliquidLimitsTest {
  private static final Duration LONG = Duration.ofSeconds(90);

  private final Map<String, Object> client;
  private HyperliquidRig rig;

  HyperliquidLimitsTest(EmbeddedBroker broker) {
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
  void changesPlacesWithoutOneUserTooMany() {
    List<String> whales = addresses(10);
    // What ten back-fills leave of the usual weight of a minute is not enough for an eleventh.
    RestSettings rest = rig.settings().rest();
    HyperliquidFeedSettings settings =
        rig.settings()
            .with(
                new RestSettings(
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

  @Test
  void watchesAThousandAddressesWithinTheLimitsOfTheVenue() {
    for (int n = 0; n < 190; n++) {
      rig.exchange.list(PerpContract.of("C" + n, 2, "1000000", "100"));
    }
    List<String> seated = addresses(10);
    rig.start(watching(rig.settings(), Tier.FIRST, seated)).complete(10);
    List<String> others = addresses(990);
    others.forEach(address -> rig.wish(address, Tier.STANDARD, Origin.API, true));
    await().atMost(LONG).until(() -> rig.status().publicTrades() == 990);
    await().atMost(LONG).until(() -> rig.status().acknowledged() == 241);
    rig.trades("ETH");
    assertEquals(201, rig.status().coins());
    assertEquals(Set.copyOf(seated), rig.venue.users());
    assertEquals(10, rig.status().userChannels());

    String maker = others.get(3);
    String taker = others.getLast();
    long sold =
        rig.exchange.inBlock(
            dealer -> dealer.place(maker, "ETH", TradeSide.SELL, d("3200"), d("2")));
    rig.exchange.block(dealer -> {
      long bought = dealer.place(taker, "ETH", TradeSide.BUY, d("3200"), d("2"));
      dealer.match(bought, sold, d("3200"), d("2"));
    });
    await()
        .atMost(LONG)
        .until(() ->
            rig.frames("trades").stream()
                .flatMap(r -> json(r).path("data").valueStream())
                .anyMatch(trade ->
                    trade.path("users").path(0).asString("").equals(taker)
                        && trade.path("users").path(1).asString("").equals(maker)));

    // The states of all take longer than a minute: as many are asked for as that allows.
    await()
        .atMost(LONG)
        .until(() ->
            rig.frames("clearinghouseState").stream()
                    .filter(HyperliquidRig::isBackfill)
                    .map(ConsumerRecord::key)
                    .filter(others::contains)
                    .distinct()
                    .count()
                >= 5);
    assertTrue(rig.status().statesWaiting() > 0);
    assertTrue(rig.venue.usedWeight() <= 800);
    assertEquals(0, rig.status().throttled());
    assertTrue(rig.venue.connectionCount() <= 10);
    assertTrue(rig.venue.receivedMessages().size() <= 2_000);
    assertEquals(0, rig.venue.refusedForLimit());
    assertEquals(0, rig.status().errors());
    assertEquals(0, rig.status().waiting());
  }

  @Test
  void fetchesWhatThreeAddressesDidAtATime() {
    List<String> whales = addresses(10);
    rig.venue.holdAnswers("userFillsByTime");
    rig.start(watching(rig.settings(), Tier.STANDARD, whales));
    await().atMost(LONG).until(() -> rig.status().userChannels() == 10);
    await().atMost(LONG).until(() -> fetched(whales) == 3);
    int times = rig.frames("time").size();
    await().atMost(LONG).until(() -> rig.frames("time").size() >= times + 3);
    assertEquals(3, fetched(whales), "the others wait until one of them is done");
    assertEquals(0, rig.status().completeUsers());
    rig.venue.releaseAnswers("userFillsByTime");
    rig.complete(10);
    assertEquals(10, fetched(whales));
  }

  private long fetched(List<String> whales) {
    return whales.stream()
        .filter(whale ->
            rig.venue.asked().stream()
                .anyMatch(body -> body.contains("userFillsByTime") && body.contains(whale)))
        .count();
  }
}
