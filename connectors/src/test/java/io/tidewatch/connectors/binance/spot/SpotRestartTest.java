package io.tidewatch.connectors.binance.spot;

import static io.tidewatch.connectors.binance.spot.FeedRig.BTC;
import static io.tidewatch.connectors.binance.spot.FeedRig.ETH;
import static io.tidewatch.connectors.binance.spot.FeedRig.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.feed.Gap;
import io.tidewatch.contract.instrument.SpotSymbol;
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

/** A feed ends, the market goes on, and another feed starts on the same topic. */
@ExtendWith(SharedBroker.class)
class SpotRestartTest {
  private final EmbeddedBroker broker;
  private BinanceSpotServer venue;

  SpotRestartTest(EmbeddedBroker broker) {
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
  void shouldFetchWhatHappenedWhileNoFeedRan() {
    SpotFeedSettings settings =
        settings(venue, BTC, ETH).with(FeedRig.endpoints(venue, Optional.of("key")));
    try (FeedRig first = new FeedRig(broker, venue, settings).start().subscribed(BTC, ETH)) {
      first.trades(BTC, 1, 10);
      first.trades(ETH, 1, 4);
      await().until(() -> first.ids(BTC).size() == 10 && first.ids(ETH).size() == 4);
      stop(first);
      first.silentTrades(BTC, 11, 1_500);
      first.silentTrades(ETH, 5, 6);

      try (FeedRig second = first.next(settings).start().subscribed(BTC, ETH)) {
        second.trades(BTC, 1_501, 1_510);
        second.trades(ETH, 7, 7);

        await().until(() -> second.events(Type.GAP_FILLED).size() == 2);
        await().until(() -> first.ids(BTC).contains(1_510L) && first.ids(ETH).contains(7L));
        assertThat(first.ids(BTC)).containsExactlyElementsOf(range(1, 1_510));
        assertThat(first.ids(ETH)).containsExactlyElementsOf(range(1, 7));
        assertThat(second.events(Type.GAP))
            .extracting(event -> event.gap().orElseThrow())
            .containsExactlyInAnyOrder(
                new Gap(11, 1_500, time(BTC, 10), time(BTC, 1_501), 0),
                new Gap(5, 6, time(ETH, 4), time(ETH, 7), 0));
      }
    }
  }

  @Test
  void shouldGoOnAfterRowsThatWereFetched() {
    SpotFeedSettings settings = settings(venue, BTC);
    try (FeedRig first = new FeedRig(broker, venue, settings).start().subscribed(BTC)) {
      first.trades(BTC, 1, 3);
      first.silentTrades(BTC, 4, 9);
      first.trades(BTC, 10, 10);
      await().until(() -> first.ids(BTC).contains(10L));
      stop(first);
      first.silentTrades(BTC, 11, 20);

      try (FeedRig second = first.next(settings).start().subscribed(BTC)) {
        second.trades(BTC, 21, 22);

        await().until(() -> !second.events(Type.GAP_FILLED).isEmpty());
        await().until(() -> first.ids(BTC).contains(22L));
        assertThat(first.ids(BTC).stream().distinct()).containsExactlyElementsOf(range(1, 22));
        assertThat(second.events(Type.GAP)).hasSize(1);
      }
    }
  }

  @Test
  void shouldFillAHoleThatTheEarlierRunLeft() {
    SpotFeedSettings settings =
        settings(venue, BTC).with(FeedRig.endpoints(venue, Optional.of("key")));
    try (FeedRig first = new FeedRig(broker, venue, settings).start().subscribed(BTC)) {
      venue.restFreeze(true);
      first.trades(BTC, 1, 2);
      first.silentTrades(BTC, 3, 5);
      first.trades(BTC, 6, 7);
      await().until(() -> first.feed().subscriptions().getFirst().held() == 2);
      stop(first);
      await().until(() -> first.ids(BTC).equals(List.of(1L, 2L, 6L, 7L)));
      venue.restFreeze(false);

      try (FeedRig second = first.next(settings).start()) {
        await().until(() -> !second.events(Type.GAP_FILLED).isEmpty());
        assertThat(second.events(Type.GAP_FILLED).getFirst().gap())
            .contains(new Gap(3, 5, time(BTC, 2), time(BTC, 6), 3));
        await().until(() -> first.ids(BTC).equals(List.of(1L, 2L, 6L, 7L, 3L, 4L, 5L)));
      }
    }
  }

  @Test
  void shouldShowNoGapWhenNothingHappenedMeanwhile() {
    SpotFeedSettings settings = settings(venue, BTC);
    try (FeedRig first = new FeedRig(broker, venue, settings).start().subscribed(BTC)) {
      first.trades(BTC, 1, 5);
      await().until(() -> first.ids(BTC).size() == 5);
      stop(first);

      try (FeedRig second = first.next(settings).start().subscribed(BTC)) {
        second.trades(BTC, 6, 9);

        await().until(() -> first.ids(BTC).equals(range(1, 9)));
        assertThat(second.feed().counts().gaps()).isZero();
      }
    }
  }

  private static void stop(FeedRig rig) {
    rig.feed().close();
    await().atMost(Duration.ofSeconds(5)).until(() -> !rig.feed().connected());
  }

  private static long time(SpotSymbol symbol, long id) {
    return FeedRig.trade(symbol, id).timeMs();
  }

  private static List<Long> range(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }
}
