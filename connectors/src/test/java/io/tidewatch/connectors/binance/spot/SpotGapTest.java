package io.tidewatch.connectors.binance.spot;

import static io.tidewatch.connectors.binance.spot.FeedRig.BTC;
import static io.tidewatch.connectors.binance.spot.FeedRig.ETH;
import static io.tidewatch.connectors.binance.spot.FeedRig.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.feed.Gap;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.simulator.binance.BinanceSpotServer;
import io.tidewatch.simulator.binance.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class SpotGapTest {
  private final EmbeddedBroker broker;
  private BinanceSpotServer venue;

  SpotGapTest(EmbeddedBroker broker) {
    this.broker = broker;
  }

  @BeforeEach
  void startVenue() {
    venue = BinanceSpotServer.start(Settings.standard());
  }

  @AfterEach
  void stopVenue() {
    venue.close();
  }

  @Test
  void shouldFillAReconnectFromIndividualTrades() {
    SpotFeedSettings settings =
        settings(venue, BTC).with(FeedRig.endpoints(venue, Optional.of("key")));
    try (FeedRig rig = new FeedRig(broker, venue, settings).start()) {
      loseOverAReconnect(rig, 3_000);

      await().until(() -> rig.ids(BTC).size() == 3_020);
      assertThat(rig.ids(BTC)).containsExactlyElementsOf(range(1, 3_020));
      await().until(() -> !rig.events(Type.GAP_FILLED).isEmpty());
      assertThat(gap(rig, Type.GAP)).isEqualTo(new Gap(11, 3_010, time(10), time(3_011), 0));
      assertThat(gap(rig, Type.GAP_FILLED).recovered()).isEqualTo(3_000);
      assertThat(rig.raw(BTC).stream().filter(r -> RawHeaders.isBackfill(r.headers())))
          .hasSize(3_000);
      assertThat(rig.feed().counts().backfilled()).isEqualTo(3_000);
    }
  }

  @Test
  void shouldFillAReconnectFromAggregateTrades() {
    try (FeedRig rig = new FeedRig(broker, venue, settings(venue, BTC)).start()) {
      loseOverAReconnect(rig, 6_000);

      await().until(() -> rig.ids(BTC).contains(6_020L));
      assertThat(rig.ids(BTC).stream().distinct()).containsExactlyElementsOf(range(1, 6_020));
      await().until(() -> !rig.events(Type.GAP_FILLED).isEmpty());
      assertThat(gap(rig, Type.GAP_FILLED).recovered()).isEqualTo(6_000);
      // Aggregates of three: 2,000 rows and one at each edge at most, in three pages.
      assertThat(rig.feed().counts().backfilled()).isBetween(2_000L, 2_002L);
    }
  }

  @Test
  void shouldFillAJumpWithinAConnection() {
    try (FeedRig rig = new FeedRig(broker, venue, settings(venue, BTC, ETH)).start()) {
      rig.subscribed(BTC, ETH);
      rig.trades(BTC, 1, 9);
      rig.silentTrades(BTC, 10, 15);
      rig.trades(BTC, 16, 30);
      rig.trades(ETH, 1, 3);

      await().until(() -> rig.ids(BTC).contains(30L));
      assertThat(rig.ids(BTC).stream().distinct()).containsExactlyElementsOf(range(1, 30));
      await().until(() -> rig.ids(ETH).equals(List.of(1L, 2L, 3L)));
      await().until(() -> rig.events(Type.GAP_FILLED).size() == 1);
      assertThat(rig.events(Type.GAP_FILLED).getFirst().instrument()).isEqualTo("BTCUSDT");
      assertThat(venue.totalConnections()).isEqualTo(1);
    }
  }

  @Test
  void shouldRecordWhatCannotBeFetched() {
    try (FeedRig rig = new FeedRig(broker, venue, settings(venue, BTC)).start()) {
      rig.subscribed(BTC);
      rig.trades(BTC, 1, 6);
      rig.trades(BTC, 100, 103);

      await().until(() -> !rig.events(Type.GAP_OPEN).isEmpty());
      FeedEvent event = rig.events(Type.GAP_OPEN).getFirst();
      assertThat(event.gap().orElseThrow().recovered()).isZero();
      assertThat(event.detail()).contains("0 of 93 missing trades");
      await().until(() -> rig.ids(BTC).contains(103L));
      assertThat(rig.ids(BTC)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 100L, 101L, 102L, 103L);
      assertThat(rig.feed().counts().gapsOpen()).isEqualTo(1);
    }
  }

  @Test
  void shouldRecordAGapWithoutARestAddress() {
    SpotFeedSettings settings =
        settings(venue, BTC)
            .with(
                new SpotFeedSettings.Endpoints(
                    venue.webSocketUri(), Optional.empty(), Optional.empty()));
    try (FeedRig rig = new FeedRig(broker, venue, settings).start()) {
      rig.subscribed(BTC);
      rig.trades(BTC, 1, 1);
      rig.trades(BTC, 5, 5);

      await().until(() -> !rig.events(Type.GAP_OPEN).isEmpty());
      assertThat(rig.events(Type.GAP_OPEN).getFirst().detail()).contains("no REST address");
      await().until(() -> rig.ids(BTC).equals(List.of(1L, 5L)));
    }
  }

  @Test
  void shouldWaitAsLongAsTheVenueSaysAndThenFill() {
    try (FeedRig rig = new FeedRig(broker, venue, settings(venue, BTC)).start()) {
      rig.subscribed(BTC);
      venue.restFault(429, 1, 1);
      rig.trades(BTC, 1, 3);
      rig.silentTrades(BTC, 4, 6);
      rig.trades(BTC, 7, 9);

      await().until(() -> !rig.events(Type.GAP_FILLED).isEmpty());
      FeedEvent found = rig.events(Type.GAP).getFirst();
      FeedEvent filled = rig.events(Type.GAP_FILLED).getFirst();
      assertThat(filled.at() - found.at()).isGreaterThanOrEqualTo(900);
      assertThat(rig.ids(BTC).stream().distinct()).containsExactlyElementsOf(range(1, 9));
    }
  }

  @Test
  void shouldTryAgainWhenTheVenueFailsForAMoment() {
    try (FeedRig rig = new FeedRig(broker, venue, settings(venue, BTC)).start()) {
      rig.subscribed(BTC);
      venue.restFault(503, 0, 2);
      rig.trades(BTC, 1, 3);
      rig.silentTrades(BTC, 4, 6);
      rig.trades(BTC, 7, 9);

      await().until(() -> rig.ids(BTC).contains(9L));
      assertThat(rig.ids(BTC).stream().distinct()).containsExactlyElementsOf(range(1, 9));
    }
  }

  @Test
  void shouldLetFramesGoWhenTheFetchTakesTooLongAndFillLate() {
    SpotFeedSettings settings = settings(venue, BTC).with(backfill(Duration.ofMillis(300), 1_000));
    try (FeedRig rig = new FeedRig(broker, venue, settings).start()) {
      rig.subscribed(BTC);
      venue.restFault(429, 2, 1);
      rig.trades(BTC, 1, 3);
      rig.silentTrades(BTC, 4, 6);
      rig.trades(BTC, 7, 9);

      await().until(() -> rig.ids(BTC).equals(List.of(1L, 2L, 3L, 7L, 8L, 9L)));
      await().until(() -> !rig.events(Type.GAP_FILLED).isEmpty());
      assertThat(rig.ids(BTC)).contains(4L, 5L, 6L);
    }
  }

  @Test
  void shouldLetTheSocketWaitWhenTooManyFramesDo() {
    SpotFeedSettings settings = settings(venue, BTC).with(backfill(Duration.ofSeconds(60), 10));
    try (FeedRig rig = new FeedRig(broker, venue, settings).start()) {
      rig.subscribed(BTC);
      venue.restFreeze(true);
      rig.trades(BTC, 1, 3);
      rig.silentTrades(BTC, 4, 6);
      rig.trades(BTC, 7, 30);
      await().until(() -> rig.feed().counts().holdOverflows() == 1);
      assertThat(rig.feed().subscriptions().getFirst().held()).isEqualTo(10);

      venue.restFreeze(false);

      await().until(() -> rig.ids(BTC).contains(30L));
      // Rows at the edges of the gap may repeat trades that the socket brought.
      assertThat(rig.ids(BTC).stream().distinct()).isSorted().hasSize(30);
    }
  }

  @Test
  void shouldRecordAGapThatIsOpenWhenTheFeedIsClosed() {
    try (FeedRig rig = new FeedRig(broker, venue, settings(venue, BTC)).start()) {
      rig.subscribed(BTC);
      venue.restFreeze(true);
      rig.trades(BTC, 1, 1);
      rig.silentTrades(BTC, 2, 3);
      rig.trades(BTC, 4, 5);
      await().until(() -> rig.feed().subscriptions().getFirst().held() == 2);

      rig.feed().close();

      await().until(() -> rig.ids(BTC).equals(List.of(1L, 4L, 5L)));
      await().until(() -> !rig.events(Type.GAP_OPEN).isEmpty());
      assertThat(rig.events(Type.GAP_OPEN).getFirst().detail()).contains("the feed was closed");
      venue.restFreeze(false);
    }
  }

  private void loseOverAReconnect(FeedRig rig, int lost) {
    rig.subscribed(BTC);
    rig.trades(BTC, 1, 10);
    await().until(() -> rig.ids(BTC).size() == 10);
    venue.refuseConnections(true);
    venue.dropConnections();
    await().until(() -> !rig.feed().connected());
    rig.silentTrades(BTC, 11, 10 + lost);
    venue.refuseConnections(false);
    await().until(() -> rig.feed().connected());
    rig.subscribed(BTC);
    rig.trades(BTC, 11 + lost, 20 + lost);
  }

  private static SpotFeedSettings.Backfill backfill(Duration holdFor, int holdLimit) {
    return new SpotFeedSettings.Backfill(holdFor, holdLimit, Duration.ofMillis(200));
  }

  private static Gap gap(FeedRig rig, Type type) {
    return rig.events(type).getFirst().gap().orElseThrow();
  }

  private static long time(long id) {
    return FeedRig.trade(BTC, id).timeMs();
  }

  private static List<Long> range(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }
}
