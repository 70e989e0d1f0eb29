package io.tidewatch.connectors.binance.futures;

import static io.tidewatch.connectors.binance.futures.FuturesRig.BTC;
import static io.tidewatch.connectors.binance.futures.FuturesRig.CLOSE;
import static io.tidewatch.connectors.binance.futures.FuturesRig.ETH;
import static io.tidewatch.connectors.binance.futures.FuturesRig.NON_ASCII;
import static io.tidewatch.connectors.binance.futures.FuturesRig.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.simulator.binance.futures.FuturesBar;
import io.tidewatch.simulator.binance.futures.FuturesContract;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class BinanceFuturesFeedTest {
  private static final String REST_EVENTS = "binance-futures/rest/*";

  private final FuturesRig rig;

  BinanceFuturesFeedTest(EmbeddedBroker broker) {
    rig = new FuturesRig(broker);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void shouldPassOnBarsAsTheyCame() {
    rig.list(BTC).start().live(BTC);

    await().atMost(PATIENCE).until(() -> rig.bars(BTC).size() == 1);
    var record = rig.bars(BTC).getFirst();
    assertThat(FuturesRig.texts(List.of(record)).getFirst())
        .startsWith("{\"stream\":\"btcusdt@kline_15m\",\"data\":{\"e\":\"kline\"")
        .endsWith("\"st\":1,\"ps\":\"BTCUSDT\"}}");
    assertThat(FuturesRig.header(record, RawHeaders.VENUE)).isEqualTo("binance-futures");
    assertThat(record.timestamp()).isEqualTo(rig.clock().millis());
    assertThat(rig.feed().connected()).isTrue();
  }

  @Test
  void shouldGiveUpASymbolThatIsAcknowledgedAndSilent() {
    rig.list(BTC, ETH)
        .start(
            rig.settings()
                .with(
                    new FuturesFeedSettings.Subscribing(
                        Duration.ofMillis(300), 2, Duration.ofSeconds(60))));
    rig.venue().silence(ETH, true);
    rig.live(BTC);

    await().atMost(PATIENCE).until(() -> rig.state(ETH) == SubscriptionState.GONE);
    assertThat(rig.state(BTC)).isEqualTo(SubscriptionState.LIVE);
    await()
        .atMost(PATIENCE)
        .until(() -> !rig.events(Type.GONE, "binance-futures/klines/ETHUSDT").isEmpty());
    assertThat(rig.events(Type.GONE, "binance-futures/klines/ETHUSDT").getFirst().detail())
        .contains("no data after 2 requests", "address");

    rig.venue().silence(ETH, false);
    rig.live(ETH);
    assertThat(rig.feed().status().liveSymbols()).isEqualTo(2);
  }

  @Test
  void shouldTellWhenBarsStop() {
    rig.list(BTC)
        .start(
            rig.settings()
                .with(
                    new FuturesFeedSettings.Subscribing(
                        Duration.ofSeconds(60), 3, Duration.ofMillis(300))));
    rig.live(BTC);

    await()
        .atMost(PATIENCE)
        .until(() -> !rig.events(Type.STALE, "binance-futures/klines/BTCUSDT").isEmpty());
  }

  @Test
  void shouldFollowListingsAndDelistings() {
    rig.list(BTC, ETH)
        .start(
            rig.settings()
                .with(new FuturesFeedSettings.Universe(150, BigDecimal.TEN, Duration.ofMillis(600)))
                .with(
                    new FuturesFeedSettings.Polls(
                        Duration.ofMillis(600), Duration.ofMinutes(3), Duration.ofMinutes(15)))
                .with(new FuturesFeedSettings.Limits(12_000, 1_000, 0.8)));
    rig.live(BTC, ETH);

    rig.list("SOLUSDT", 5_000);
    rig.live("SOLUSDT");
    rig.market().status(ETH, "SETTLING");

    await().atMost(PATIENCE).until(() -> rig.venue().subscribers(ETH) == 0);
    await()
        .atMost(PATIENCE)
        .until(() -> !rig.events(Type.UNSUBSCRIBED, "binance-futures/klines/ETHUSDT").isEmpty());
    await().atMost(PATIENCE).until(() -> rig.contracts(ETH).size() == 2);
    assertThat(rig.contracts(ETH).getLast()).contains("\"status\":\"SETTLING\"");
    assertThat(rig.contracts("SOLUSDT")).hasSize(1);
    assertThat(rig.venue().totalConnections()).isEqualTo(1);
  }

  @Test
  void shouldWatchNothingButPerpetualsInUsdtThatTrade() {
    rig.list(BTC, "TSLAUSDT", "ETHUSDC");
    rig.market()
        .list(
            FuturesContract.perpetual("TSLAUSDT", "0.01", 0).withContractType("TRADIFI_PERPETUAL"));
    rig.market()
        .list(
            new FuturesContract(
                "ETHUSDC", "PERPETUAL", "ETH", "USDC", "TRADING", 0, BigDecimal.ONE));
    rig.start().live(BTC);

    assertThat(rig.feed().status().symbols()).isEqualTo(1);
    assertThat(rig.venue().subscriptions()).containsExactly("btcusdt@kline_15m");
  }

  @Test
  void shouldUseAsManyConnectionsAsNeeded() {
    rig.list("AUSDT", "BUSDT", "CUSDT", "DUSDT", "EUSDT")
        .start(rig.settings().with(FuturesRig.withStreams(rig.settings().connection(), 2)));
    rig.live("AUSDT", "BUSDT", "CUSDT", "DUSDT", "EUSDT");

    assertThat(rig.venue().connectionCount()).isEqualTo(3);
    assertThat(rig.feed().openConnections()).isEqualTo(3);
  }

  @Test
  void shouldLetAConnectionWaitForItsTurnHoweverLongThatIs() {
    rig.list("AUSDT", "BUSDT", "CUSDT")
        .start(
            rig.settings()
                .with(
                    FuturesRig.withConnects(
                        rig.settings().connection(),
                        Duration.ofMillis(800),
                        Duration.ofMillis(1_200))));

    rig.live("AUSDT", "BUSDT", "CUSDT");

    assertThat(rig.venue().totalConnections()).isEqualTo(3);
    assertThat(rig.feed().counts().reconnects()).isZero();
  }

  @Test
  void shouldFetchABarThatNothingClosed() {
    rig.list(BTC, ETH).start().live(BTC, ETH);
    rig.venue().dropCloses(BTC, 1);
    rig.clock().set(CLOSE + 200);
    rig.close(BTC, "101.5");
    rig.close(ETH, "101.5");
    await().atMost(PATIENCE).until(() -> rig.bars(ETH).size() == 2);

    rig.clock().set(CLOSE + 3_100);

    rig.awaitFetched(BTC, 1);
    assertThat(rig.fetched(BTC).getFirst())
        .contains("[" + (CLOSE - FuturesBar.LENGTH_MS) + ",\"100\",\"102\",\"99\",\"101.5\"");
    assertThat(rig.bars(BTC)).hasSize(1);
    assertThat(rig.fetched(ETH)).isEmpty();
    assertThat(rig.feed().status().barsClosedByRest()).isEqualTo(1);
  }

  @Test
  void shouldNotFetchABarThatANewerOneClosed() {
    rig.list(BTC, ETH).start().live(BTC, ETH);
    rig.clock().set(CLOSE + 200);
    rig.venue().publish(BTC, FuturesRig.bar(CLOSE, "101", 10), CLOSE + 200, false);
    await().atMost(PATIENCE).until(() -> rig.bars(BTC).size() == 2);

    rig.clock().set(CLOSE + 3_100);

    rig.awaitFetched(ETH, 1);
    assertThat(rig.fetched(BTC)).isEmpty();
  }

  @Test
  void shouldFetchTheBarsThatADetectorAsksFor() {
    rig.list(BTC).start().live(BTC);
    long first = CLOSE - 6 * FuturesBar.LENGTH_MS;

    rig.backfill(BTC, first, CLOSE - 2 * FuturesBar.LENGTH_MS);

    rig.awaitFetched(BTC, 1);
    assertThat(rig.fetched(BTC).getFirst()).startsWith("[[" + first + ",");
    assertThat(rig.feed().counts().backfilled()).isEqualTo(5);
    assertThat(rig.venue().restCalls())
        .anyMatch(call -> call.path().equals("/fapi/v1/klines") && call.query().endsWith("=5"));
  }

  @Test
  void shouldFetchBarsWhileHistoriesOfOpenInterestWait() {
    // The venue's limit lets one history through, and the next only after minutes.
    rig.list(BTC, ETH, "CUSDT", "DUSDT", "EUSDT", "FUSDT")
        .start(
            rig.settings()
                .with(new FuturesFeedSettings.Universe(6, BigDecimal.TEN, Duration.ofMinutes(10)))
                .with(new FuturesFeedSettings.Limits(2_400, 7, 0.8)))
        .live(BTC);

    rig.backfill(BTC, CLOSE - 6 * FuturesBar.LENGTH_MS, CLOSE - 2 * FuturesBar.LENGTH_MS);

    rig.awaitFetched(BTC, 1);
  }

  @Test
  void shouldFetchABarInSpiteOfAFrameOfABarThatThereCannotBe() {
    rig.list(BTC).start().live(BTC);
    rig.venue()
        .publish(BTC, FuturesRig.bar(CLOSE + 4 * FuturesBar.LENGTH_MS, "1", 1), CLOSE, false);
    await().atMost(PATIENCE).until(() -> rig.bars(BTC).size() == 2);

    rig.clock().set(CLOSE + 3_100);

    rig.awaitFetched(BTC, 1);
  }

  @Test
  void shouldIgnoreACommandForASymbolThatIsNotWatched() {
    rig.list(BTC).start().live(BTC);

    rig.backfill("XRPUSDT", CLOSE - 900_000, CLOSE);

    await().atMost(PATIENCE).until(() -> rig.feed().status().ignoredCommands() == 1);
  }

  @Test
  void shouldBringWhatOnlyRestHas() {
    rig.list(BTC, ETH).start().live(BTC, ETH);

    await().atMost(PATIENCE).until(() -> rig.openInterest("open-interest", BTC).size() == 1);
    assertThat(rig.openInterest("open-interest", BTC).getFirst())
        .startsWith("{\"openInterest\":\"10\",\"symbol\":\"BTCUSDT\"");
    await()
        .atMost(PATIENCE)
        .until(() -> rig.openInterest("open-interest-history", ETH).size() == 1);
    await().atMost(PATIENCE).until(() -> rig.openInterest("top-positions", BTC).size() == 1);
    await().atMost(PATIENCE).until(() -> rig.openInterest("global-accounts", BTC).size() == 1);
    await().atMost(PATIENCE).until(() -> rig.tickers(ETH).size() == 1);
    assertThat(rig.tickers(ETH).getFirst()).startsWith("{\"symbol\":\"ETHUSDT\"").endsWith("}");
    assertThat(rig.contracts(BTC).getFirst()).contains("\"tickSize\":\"0.01\"", "\"onboardDate\":");
  }

  @Test
  void shouldAskForEachSymbolInTurnAndNotAllAtOnce() {
    rig.list("AUSDT", "BUSDT", "CUSDT", "DUSDT", "EUSDT", "FUSDT")
        .start(
            rig.settings()
                .with(new FuturesFeedSettings.Universe(6, BigDecimal.TEN, Duration.ofMinutes(10)))
                .with(
                    new FuturesFeedSettings.Polls(
                        Duration.ofMinutes(3), Duration.ofMillis(1_200), Duration.ofMinutes(15))));

    await().atMost(PATIENCE).until(() -> openInterestCalls().size() >= 13);

    List<String> calls = openInterestCalls().subList(0, 12);
    assertThat(calls.subList(0, 6)).doesNotHaveDuplicates();
    assertThat(calls.subList(6, 12)).isEqualTo(calls.subList(0, 6));
    List<Long> times =
        rig.venue().restCalls().stream()
            .filter(call -> call.path().equals("/fapi/v1/openInterest"))
            .map(call -> call.atNanos())
            .toList();
    // 11 pauses of 200 ms; a burst would take next to nothing.
    assertThat(Duration.ofNanos(times.get(11) - times.getFirst()))
        .isGreaterThan(Duration.ofMillis(1_100));
  }

  private List<String> openInterestCalls() {
    return rig.venue().restCalls().stream()
        .filter(call -> call.path().equals("/fapi/v1/openInterest"))
        .map(call -> call.query())
        .toList();
  }

  @Test
  void shouldCarryASymbolOfAnotherScript() {
    rig.list(NON_ASCII).start().live(NON_ASCII);

    await().atMost(PATIENCE).until(() -> rig.bars(NON_ASCII).size() == 1);
    await().atMost(PATIENCE).until(() -> rig.openInterest("open-interest", NON_ASCII).size() == 1);
    rig.backfill(NON_ASCII, CLOSE - 4 * FuturesBar.LENGTH_MS, CLOSE - 2 * FuturesBar.LENGTH_MS);
    rig.awaitFetched(NON_ASCII, 1);
    assertThat(rig.contracts(NON_ASCII)).hasSize(1);
  }

  @Test
  void shouldLeaveOutFramesOfTheOtherMarket() {
    rig.list(BTC).start().live(BTC);

    rig.venue()
        .publish(
            "btcusdt@kline_15m",
            """
            {"e":"kline","E":1,"s":"BTCUSDT","k":{"t":1,"x":false},"st":2,"ps":"BTCUSD"}\
            """);

    await().atMost(PATIENCE).until(() -> rig.feed().status().unwantedFrames() == 1);
    assertThat(rig.bars(BTC)).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void shouldComeBackAfterALoss() {
    rig.list(BTC).start().live(BTC);
    await().atMost(PATIENCE).until(() -> rig.bars(BTC).size() == 1);

    rig.venue().dropConnections();
    await().atMost(PATIENCE).until(() -> rig.venue().totalConnections() == 2);
    rig.live(BTC);

    await().atMost(PATIENCE).until(() -> rig.bars(BTC).size() >= 2);
    List<Long> epochs =
        rig.bars(BTC).stream()
            .map(r -> Long.parseLong(FuturesRig.header(r, RawHeaders.EPOCH)))
            .toList();
    assertThat(epochs.getLast()).isGreaterThan(epochs.getFirst());
    assertThat(rig.feed().counts().reconnects()).isEqualTo(1);
  }

  @Test
  void shouldLeaveAConnectionThatShowsNoSignOfLife() {
    // A new connection may open while nothing is heard: then its request is lost and comes again.
    rig.list(BTC)
        .start(
            rig.settings()
                .with(
                    new FuturesFeedSettings.Subscribing(
                        Duration.ofSeconds(1), 100, Duration.ofSeconds(60)))
                .with(
                    FuturesRig.withSilence(
                        rig.settings().connection(),
                        Duration.ofMillis(800),
                        Duration.ofMillis(200))));
    rig.live(BTC);

    rig.venue().freeze(true);
    await().atMost(PATIENCE).until(() -> rig.feed().counts().reconnects() > 0);
    rig.venue().freeze(false);

    rig.live(BTC);
    await()
        .atMost(PATIENCE)
        .until(() -> !rig.events(Type.CLOSED, "binance-futures/klines/*").isEmpty());
  }

  @Test
  void shouldKeepAConnectionOnWhichOnlyTheMarketIsQuiet() {
    rig.list(BTC)
        .start(
            rig.settings()
                .with(
                    FuturesRig.withSilence(
                        rig.settings().connection(),
                        Duration.ofSeconds(2),
                        Duration.ofMillis(200))));
    rig.subscribed(BTC);

    await()
        .atMost(PATIENCE)
        .during(Duration.ofSeconds(3))
        .until(() -> rig.feed().connected() && rig.feed().counts().reconnects() == 0);
  }

  @Test
  void shouldSubscribeAWholeUniverseWithinTheLimitsOfTheVenue() {
    String[] symbols =
        IntStream.range(0, 150).mapToObj(i -> "C%03dUSDT".formatted(i)).toArray(String[]::new);

    rig.list(symbols).start();
    rig.subscribed(symbols);

    assertThat(rig.venue().connectionCount()).isEqualTo(2);
    assertThat(rig.feed().counts().reconnects()).isZero();
    assertThat(rig.venue().receivedMessages())
        .hasSize(3)
        .allMatch(message -> message.split("@kline_15m").length == 51);
  }

  @Test
  void shouldFetchALongSpanPageByPage() {
    rig.list(BTC).start().live(BTC);

    rig.backfill(BTC, CLOSE - 1_200 * FuturesBar.LENGTH_MS, CLOSE - FuturesBar.LENGTH_MS);

    await().atMost(PATIENCE).until(() -> rig.feed().status().backfills() == 1);
    assertThat(rig.venue().restCalls())
        .filteredOn(call -> call.path().equals("/fapi/v1/klines"))
        .extracting(call -> call.query().replaceAll(".*limit=", ""))
        .containsExactly("1000", "200");
    // The newest of the venue's 20 still runs.
    assertThat(rig.feed().counts().backfilled()).isEqualTo(19);
  }

  @Test
  void shouldMoveToANewConnectionBeforeTheVenueCutsTheOld() {
    rig.list(BTC).start().live(BTC);

    rig.venue().announceShutdown();
    await().atMost(PATIENCE).until(() -> rig.venue().subscribers(BTC) == 2);
    rig.run(BTC, "100.6");

    await()
        .atMost(PATIENCE)
        .until(() -> !rig.events(Type.ROTATED, "binance-futures/klines/*").isEmpty());
    assertThat(rig.events(Type.ROTATED, "binance-futures/klines/*").getFirst().replaces())
        .contains(rig.events(Type.CONNECTED, "binance-futures/klines/*").getFirst().connection());
    await().atMost(PATIENCE).until(() -> rig.venue().connectionCount() == 1);
    assertThat(rig.state(BTC)).isEqualTo(SubscriptionState.LIVE);
  }

  @Test
  void shouldStartInSpiteOfAnOutageOfRest() {
    rig.list(BTC);
    rig.venue().restFault(503, 0, 4);

    rig.start().live(BTC);

    assertThat(rig.venue().restRequests()).isGreaterThan(4);
  }

  @Test
  void shouldPassOnTickersThatCameBeforeTheContracts() {
    rig.list(BTC);
    rig.venue().restFault(503, 0, 1);

    rig.start().subscribed(BTC);

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(rig.tickers(BTC)).as(rig::told).hasSize(1));
  }

  @Test
  void shouldGoOnAfterABan() {
    rig.list(BTC);
    rig.venue().restFault(418, 1, 1);

    rig.start().live(BTC);

    await().atMost(PATIENCE).until(() -> !rig.events(Type.FAILING, REST_EVENTS).isEmpty());
    assertThat(rig.events(Type.FAILING, REST_EVENTS).getFirst().detail())
        .contains("banned by the venue for 1 s");
    assertThat(rig.feed().status().bans()).isEqualTo(1);
  }

  @Test
  void shouldRefuseAPlanThatDoesNotFitTheLimits() {
    FuturesFeedSettings settings =
        FuturesFeedSettings.defaults()
            .with(new FuturesFeedSettings.Universe(600, BigDecimal.TEN, Duration.ofMinutes(10)))
            .with(
                new FuturesFeedSettings.Polls(
                    Duration.ofMinutes(3), Duration.ofMinutes(3), Duration.ofMinutes(5)));
    InstantSource clock = InstantSource.system();

    assertThatThrownBy(() ->
            new BinanceFuturesFeed(
                settings, Map.of("bootstrap.servers", "x:1"), ReceiveClock.wall(clock), clock))
        .isInstanceOf(PollPlanException.class)
        .hasMessageContaining("at most 800.0 requests to /futures/data per PT5M")
        .hasMessageContaining("was 1,440.0")
        .hasMessageContaining("long/short ratios: 1,440 x 1 each PT5M = 1,440.0; polls ratios");
  }
}
