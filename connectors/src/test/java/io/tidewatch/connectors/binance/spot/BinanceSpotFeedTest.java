package io.tidewatch.connectors.binance.spot;

import static io.tidewatch.connectors.binance.spot.FeedRig.BTC;
import static io.tidewatch.connectors.binance.spot.FeedRig.ETH;
import static io.tidewatch.connectors.binance.spot.FeedRig.settings;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.instrument.SpotSymbol;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.simulator.binance.BinanceSpotServer;
import io.tidewatch.simulator.binance.Settings;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class BinanceSpotFeedTest {
  private final EmbeddedBroker broker;
  private BinanceSpotServer venue;

  BinanceSpotFeedTest(EmbeddedBroker broker) {
    this.broker = broker;
  }

  @BeforeEach
  void startVenue() {
    venue = BinanceSpotServer.start(Settings.standard());
    venue.ledgerOnly(FeedRig.trade(BTC, 0));
    venue.ledgerOnly(FeedRig.trade(ETH, 0));
  }

  @AfterEach
  void stopVenue() {
    venue.close();
  }

  @Test
  void shouldBeLiveOnlyAfterTheFirstFrame() {
    try (FeedRig rig = new FeedRig(broker, venue, settings(venue, BTC, ETH)).start()) {
      rig.subscribed(BTC, ETH);
      await().until(() -> rig.state(BTC) == SubscriptionState.ACKNOWLEDGED);
      assertThat(rig.feed().connected()).isTrue();

      rig.trades(BTC, 1, 1);

      await().until(() -> rig.state(BTC) == SubscriptionState.LIVE);
      assertThat(rig.state(ETH)).isEqualTo(SubscriptionState.ACKNOWLEDGED);
      await().until(() -> rig.events(Type.LIVE).size() == 1);
      assertThat(rig.events())
          .extracting(FeedEvent::type)
          .containsExactly(Type.CONNECTED, Type.ACKNOWLEDGED, Type.ACKNOWLEDGED, Type.LIVE);
      assertThat(rig.events(Type.LIVE).getFirst().key()).isEqualTo("binance-spot/trades/BTCUSDT");
    }
  }

  @Test
  void shouldWriteFramesByteForByteWithTheirHeaders() {
    try (FeedRig rig = new FeedRig(broker, venue, settings(venue, BTC)).start()) {
      rig.subscribed(BTC);
      String odd =
          "{ \"data\":{\"T\":9 , \"t\":1,\"s\":\"BTCUSDT\",\"e\":\"trade\",\"\u5e01\":\"\\u00e9\"},"
              + "\"stream\":\"btcusdt@trade\"}  ";
      venue.publishRaw("btcusdt@trade", odd);
      rig.trades(BTC, 2, 3);

      await().until(() -> rig.raw(BTC).size() == 3);
      ConsumerRecord<String, byte[]> first = rig.raw(BTC).getFirst();
      assertThat(new String(first.value(), UTF_8)).isEqualTo(odd);
      assertThat(header(first, RawHeaders.VENUE)).isEqualTo("binance-spot");
      assertThat(header(first, RawHeaders.CHANNEL)).isEqualTo("trades");
      assertThat(header(first, RawHeaders.SOURCE)).isEqualTo("live");
      assertThat(RawHeaders.number(first.headers(), RawHeaders.RECEIVED_US).orElseThrow() / 1_000)
          .isEqualTo(first.timestamp());
      assertThat(rig.raw(BTC))
          .extracting(r -> RawHeaders.number(r.headers(), RawHeaders.SEQ).orElseThrow())
          .containsExactly(0L, 1L, 2L);
    }
  }

  @Test
  void shouldPassPoisonFramesOnAsTheyCame() {
    List<String> poison =
        List.of(
            "not json",
            "{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":",
            "{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":-1}}",
            "{\"stream\":\"btcusdt@trade\",\"data\":[1,2,3]}",
            "{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"s\":\"BTCUSDT\","
                + "\"t\":900000000000000000,\"T\":1}}");
    try (FeedRig rig = new FeedRig(broker, venue, settings(venue, BTC)).start()) {
      rig.subscribed(BTC);
      rig.trades(BTC, 1, 1);
      // Trades wait at first until it is known what was published before; what is no trade does
      // not.
      await().until(() -> rig.raw(BTC).size() == 1);
      poison.forEach(frame -> venue.publishRaw("btcusdt@trade", frame));
      rig.trades(BTC, 2, 2);

      await().until(() -> rig.raw(BTC).size() == 6);
      assertThat(rig.raw(BTC).subList(1, 5))
          .extracting(r -> new String(r.value(), UTF_8))
          .containsExactlyElementsOf(poison.subList(1, 5));
      assertThat(rig.records(Topics.BINANCE_SPOT_TRADES, "unknown"))
          .extracting(r -> new String(r.value(), UTF_8))
          .containsExactly("not json");
      assertThat(rig.feed().counts().gaps()).isZero();
      assertThat(rig.feed().counts().unreadableFrames()).isEqualTo(4);
    }
  }

  @Test
  void shouldGiveUpOnASilentSymbolAndLeaveTheOthersAlone() {
    SpotSymbol nothing = SpotSymbol.parse("NOSUCHUSDT");
    SpotFeedSettings settings =
        settings(venue, nothing, BTC)
            .with(
                new SpotFeedSettings.Subscribing(
                    Duration.ofMillis(300), 3, Duration.ofSeconds(60)));
    try (FeedRig rig = new FeedRig(broker, venue, settings).start()) {
      rig.subscribed(BTC);
      rig.trades(BTC, 1, 1);

      await().until(() -> rig.state(nothing) == SubscriptionState.GONE);
      assertThat(rig.state(BTC)).isEqualTo(SubscriptionState.LIVE);
      await().until(() -> rig.events(Type.GONE).size() == 1);
      assertThat(rig.events(Type.GONE).getFirst().detail()).contains("after 3 requests");
      assertThat(venue.totalConnections()).isEqualTo(1);
      rig.trades(BTC, 2, 2);
      await().until(() -> rig.ids(BTC).equals(List.of(1L, 2L)));
    }
  }

  @Test
  void shouldSendManySubscriptionsWithoutBreakingTheVenuesLimit() {
    SpotSymbol[] symbols =
        IntStream.range(0, 450)
            .mapToObj(i -> new SpotSymbol("COIN" + i, "USDT"))
            .toArray(SpotSymbol[]::new);
    try (FeedRig rig = new FeedRig(broker, venue, settings(venue, symbols)).start()) {
      rig.subscribed(symbols);

      assertThat(venue.receivedMessages()).hasSize(3);
      assertThat(venue.totalConnections()).isEqualTo(1);
    }
  }

  @Test
  void shouldTellThatDataStoppedAndThatItIsBack() {
    SpotFeedSettings settings =
        settings(venue, BTC, ETH)
            .with(
                new SpotFeedSettings.Subscribing(
                    Duration.ofSeconds(60), 3, Duration.ofMillis(300)));
    try (FeedRig rig = new FeedRig(broker, venue, settings).start()) {
      rig.subscribed(BTC, ETH);
      rig.trades(BTC, 1, 1);

      await().until(() -> rig.state(BTC) == SubscriptionState.STALE);
      rig.trades(BTC, 2, 2);
      await().until(() -> rig.events(Type.LIVE).size() == 2);
      assertThat(rig.events(Type.STALE)).extracting(FeedEvent::instrument).contains("BTCUSDT");
    }
  }

  @Test
  void shouldLeaveAZombieConnection() {
    venue.close();
    venue =
        BinanceSpotServer.start(
            Settings.standard()
                .withMessagesPerSecond(0)
                .withPings(Duration.ofMillis(100), Duration.ofSeconds(60)));
    SpotFeedSettings.Connection defaults = SpotFeedSettings.Connection.DEFAULTS;
    SpotFeedSettings settings =
        settings(venue, BTC)
            .with(
                new SpotFeedSettings.Connection(
                    Duration.ofMillis(500),
                    Duration.ofMillis(500),
                    defaults.maxFrameBytes(),
                    defaults.rotateAfter(),
                    defaults.overlap(),
                    defaults.sendEvery()));
    try (FeedRig rig = new FeedRig(broker, venue, settings).start()) {
      rig.subscribed(BTC);
      rig.trades(BTC, 1, 1);
      await().until(() -> rig.ids(BTC).size() == 1);

      venue.freeze(true);
      await().until(() -> !rig.feed().connected());
      assertThat(rig.state(BTC)).isEqualTo(SubscriptionState.WANTED);
      venue.freeze(false);

      await().until(() -> rig.state(BTC) == SubscriptionState.ACKNOWLEDGED);
      rig.trades(BTC, 2, 2);
      await().until(() -> rig.ids(BTC).equals(List.of(1L, 2L)));
      assertThat(rig.events(Type.CLOSED).getFirst().detail()).contains("no frame and no ping");
    }
  }

  @Test
  void shouldSayOnceThatItFailsAndComeBack() {
    venue.refuseConnections(true);
    SpotFeedSettings settings = settings(venue, BTC).with(FeedRig.retry(4));
    try (FeedRig rig = new FeedRig(broker, venue, settings).start()) {
      await().until(() -> rig.feed().counts().reconnects() >= 8);
      await().until(() -> rig.events(Type.FAILING).size() == 1);
      assertThat(rig.feed().connected()).isFalse();
      assertThat(rig.events(Type.FAILING).getFirst().detail()).startsWith("4 failures in a row");
      assertThat(rig.events(Type.FAILING).getFirst().instrument()).isEqualTo("*");

      venue.refuseConnections(false);

      await().until(() -> rig.feed().connected());
      rig.subscribed(BTC);
      rig.trades(BTC, 1, 1);
      await().until(() -> rig.ids(BTC).equals(List.of(1L)));
      assertThat(rig.events(Type.FAILING)).hasSize(1);
    }
  }

  @Test
  void shouldRaiseTheEpochAtEachConnection() {
    try (FeedRig rig = new FeedRig(broker, venue, settings(venue, BTC)).start()) {
      for (int i = 1; i <= 3; i++) {
        int connections = i;
        await().until(() -> rig.events(Type.CONNECTED).size() == connections);
        rig.subscribed(BTC);
        rig.trades(BTC, i, i);
        await().until(() -> rig.ids(BTC).size() == connections);
        venue.dropConnections();
      }

      List<Long> epochs =
          rig.raw(BTC).stream()
              .map(r -> RawHeaders.number(r.headers(), RawHeaders.EPOCH).orElseThrow())
              .toList();
      assertThat(epochs).isSorted().doesNotHaveDuplicates().hasSize(3);
      assertThat(rig.raw(BTC))
          .extracting(r -> header(r, RawHeaders.CONNECTION))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldRotateWithoutLosingATrade() {
    try (FeedRig rig = new FeedRig(broker, venue, rotating(Duration.ofMillis(800))).start()) {
      rig.subscribed(BTC);
      long id = tradeFrom(rig, 0, () -> rig.events(Type.ROTATED).size() >= 1);
      id = tradeFrom(rig, id, () -> venue.connectionCount() == 1);

      long last = id;
      await().until(() -> rig.ids(BTC).contains(last));
      assertThat(rig.ids(BTC).stream().distinct())
          .containsExactlyElementsOf(LongStream.rangeClosed(1, last).boxed().toList());
      assertThat(rig.feed().counts().gaps()).isZero();
      assertThat(rig.state(BTC)).isEqualTo(SubscriptionState.LIVE);
    }
  }

  @Test
  void shouldMoveAtOnceWhenTheVenueAnnouncesAShutdown() {
    try (FeedRig rig = new FeedRig(broker, venue, rotating(Duration.ofHours(23))).start()) {
      rig.subscribed(BTC);
      rig.trades(BTC, 1, 1);
      await().until(() -> rig.ids(BTC).size() == 1);

      venue.announceShutdown();
      long id = tradeFrom(rig, 1, () -> !rig.events(Type.ROTATED).isEmpty());
      id = tradeFrom(rig, id, () -> !rig.events(Type.CLOSED).isEmpty());

      long last = id;
      await().until(() -> rig.ids(BTC).contains(last));
      assertThat(rig.ids(BTC).stream().distinct())
          .containsExactlyElementsOf(LongStream.rangeClosed(1, last).boxed().toList());
      FeedEvent rotated = rig.events(Type.ROTATED).getFirst();
      assertThat(rotated.detail()).contains("announced a shutdown");
      assertThat(rotated.replaces()).contains(rig.events(Type.LIVE).getFirst().connection());
      assertThat(rig.ids(BTC)).doesNotContain(0L);
    }
  }

  @Test
  void shouldSayThatItRotatedWhereAConnectionDiesWhileItsReplacementBringsData() {
    try (FeedRig rig = new FeedRig(broker, venue, settings(venue, BTC)).start()) {
      rig.subscribed(BTC);
      rig.trades(BTC, 1, 1);
      await().until(() -> rig.events(Type.LIVE).size() == 1);

      // Within a look of the keeper, of which there is one a second.
      ConditionFactory soon = await().pollInterval(Duration.ofMillis(5));
      venue.announceShutdown();
      soon.until(() -> venue.receivedMessages().size() == 2);
      rig.trades(BTC, 2, 2);
      soon.until(() -> rig.ids(BTC).stream().filter(id -> id == 2).count() == 2);
      venue.dropOldestConnection();

      await().until(() -> rig.events(Type.CLOSED).size() == 1);
      assertThat(types(rig)).containsSubsequence(Type.CONNECTED, Type.ROTATED, Type.CLOSED);
      assertThat(rig.state(BTC)).isEqualTo(SubscriptionState.LIVE);
      FeedEvent rotated = rig.events(Type.ROTATED).getFirst();
      assertThat(rotated.connection()).isEqualTo(rig.events(Type.CONNECTED).getLast().connection());
      assertThat(rotated.replaces()).contains(rig.events(Type.CLOSED).getFirst().connection());
    }
  }

  @Test
  void shouldSayThatDataIsBackWhereAConnectionDiesBeforeItsReplacementBringsAny() {
    try (FeedRig rig = new FeedRig(broker, venue, settings(venue, BTC)).start()) {
      rig.subscribed(BTC);
      rig.trades(BTC, 1, 1);
      await().until(() -> rig.events(Type.LIVE).size() == 1);

      venue.announceShutdown();
      await().until(() -> rig.events(Type.CONNECTED).size() == 2);
      await().until(() -> venue.receivedMessages().size() == 2);
      venue.dropOldestConnection();
      await().until(() -> rig.events(Type.CLOSED).size() == 1);
      await().until(() -> rig.state(BTC) != SubscriptionState.LIVE);
      rig.trades(BTC, 2, 2);

      await().until(() -> rig.events(Type.LIVE).size() == 2);
      assertThat(types(rig))
          .containsSubsequence(Type.CONNECTED, Type.LIVE, Type.CONNECTED, Type.CLOSED, Type.LIVE)
          .doesNotContain(Type.ROTATED);
      assertThat(rig.events(Type.LIVE).getLast().connection())
          .isEqualTo(rig.events(Type.CONNECTED).getLast().connection());
      assertThat(rig.events(Type.CONNECTED)).hasSize(2);
    }
  }

  private static List<Type> types(FeedRig rig) {
    return rig.events().stream().map(FeedEvent::type).toList();
  }

  @Test
  void shouldRefuseAFrameOverTheLimitAndConnectAgain() {
    SpotFeedSettings.Connection defaults = SpotFeedSettings.Connection.DEFAULTS;
    SpotFeedSettings settings =
        settings(venue, BTC)
            .with(
                new SpotFeedSettings.Connection(
                    defaults.connectTimeout(),
                    defaults.silenceLimit(),
                    10_000,
                    defaults.rotateAfter(),
                    defaults.overlap(),
                    defaults.sendEvery()));
    try (FeedRig rig = new FeedRig(broker, venue, settings).start()) {
      rig.subscribed(BTC);
      venue.publishRaw("btcusdt@trade", "{\"stream\":\"" + "x".repeat(10_001) + "\"}");

      await().until(() -> rig.feed().counts().refusedFrames() == 1);
      await().until(() -> rig.events(Type.CONNECTED).size() == 2);
      assertThat(rig.events(Type.CLOSED).getFirst().detail())
          .contains("refused a frame over 10000 bytes");
      rig.subscribed(BTC);
      await().until(() -> rig.state(BTC) == SubscriptionState.ACKNOWLEDGED);
      rig.trades(BTC, 1, 1);
      await().until(() -> rig.ids(BTC).equals(List.of(1L)));
    }
  }

  @Test
  void shouldKeepRecordedTimesInAReplay() {
    ReceiveClock recorded = ReceiveClock.recorded(frame -> 1_723_161_253_937_085L);
    try (FeedRig rig = new FeedRig(broker, venue, settings(venue, BTC), recorded).start()) {
      rig.subscribed(BTC);
      rig.trades(BTC, 1, 1);

      await().until(() -> rig.raw(BTC).size() == 1);
      ConsumerRecord<String, byte[]> record = rig.raw(BTC).getFirst();
      assertThat(record.timestamp()).isEqualTo(1_723_161_253_937L);
      assertThat(header(record, RawHeaders.RECEIVED_US)).isEqualTo("1723161253937085");
      assertThat(header(record, RawHeaders.SOURCE)).isEqualTo("replay");
    }
  }

  @Test
  void shouldPublishWhatItWantsAndTakeBackWhatItDoesNot() {
    try (FeedRig rig = new FeedRig(broker, venue, settings(venue, BTC, ETH)).start()) {
      await()
          .until(() -> !rig.records(Topics.SUBSCRIPTIONS, "binance-spot/trades/ETHUSDT").isEmpty());
    }

    try (FeedRig rig = new FeedRig(broker, venue, settings(venue, BTC)).start()) {
      await()
          .until(() -> !rig.records(Topics.SUBSCRIPTIONS, "binance-spot/trades/ETHUSDT").isEmpty());
      assertThat(rig.records(Topics.SUBSCRIPTIONS, "binance-spot/trades/ETHUSDT"))
          .extracting(ConsumerRecord::value)
          .containsExactly((byte[]) null);
      assertThat(rig.records(Topics.SUBSCRIPTIONS, "binance-spot/trades/BTCUSDT"))
          .extracting(ConsumerRecord::value)
          .doesNotContainNull();
    }
  }

  @Test
  void shouldHaveWrittenEverythingWhenItIsClosed() {
    try (FeedRig rig = new FeedRig(broker, venue, settings(venue, BTC)).start()) {
      rig.subscribed(BTC);
      rig.trades(BTC, 1, 500);
      await().until(() -> rig.feed().counts().frames() == 500);

      rig.feed().close();

      await().until(() -> rig.ids(BTC).size() == 500);
      await().until(() -> venue.connectionCount() == 0);
      assertThat(rig.feed().counts().publishFailures()).isZero();
      assertThat(rig.feed().connected()).isFalse();
    }
  }

  private SpotFeedSettings rotating(Duration after) {
    SpotFeedSettings.Connection defaults = SpotFeedSettings.Connection.DEFAULTS;
    return settings(venue, BTC)
        .with(
            new SpotFeedSettings.Connection(
                defaults.connectTimeout(),
                defaults.silenceLimit(),
                defaults.maxFrameBytes(),
                after,
                Duration.ofMillis(200),
                defaults.sendEvery()));
  }

  private static long tradeFrom(FeedRig rig, long lastId, BooleanSupplier done) {
    long[] id = {lastId};
    await()
        .pollInterval(Duration.ofMillis(5))
        .until(() -> {
          id[0]++;
          rig.trades(BTC, id[0], id[0]);
          return done.getAsBoolean();
        });
    return id[0];
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
