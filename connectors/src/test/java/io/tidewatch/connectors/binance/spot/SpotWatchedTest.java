package io.tidewatch.connectors.binance.spot;

import static io.tidewatch.connectors.binance.spot.FeedRig.BTC;
import static io.tidewatch.connectors.binance.spot.FeedRig.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.system.Responsibility;
import io.tidewatch.connectors.system.SystemWatch;
import io.tidewatch.connectors.system.WatchSettings;
import io.tidewatch.contract.delivery.SystemAlert;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.simulator.binance.BinanceSpotServer;
import io.tidewatch.simulator.binance.Settings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the watch of the system makes of a real feed. */
@ExtendWith(SharedBroker.class)
class SpotWatchedTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration GRACE = Duration.ofMillis(500);
  private static final WatchSettings QUICK =
      new WatchSettings(
          Duration.ofMillis(20),
          GRACE,
          GRACE,
          GRACE,
          Duration.ofMinutes(15),
          Duration.ofMillis(200),
          Duration.ZERO);

  private final EmbeddedBroker broker;

  SpotWatchedTest(EmbeddedBroker broker) {
    this.broker = broker;
  }

  @Test
  void shouldTellAnOutageAndNothingElse() {
    try (BinanceSpotServer venue = BinanceSpotServer.start(Settings.standard());
        SystemWatch watch = watch();
        FeedRig rig = new FeedRig(broker, venue, settings(venue, BTC)).start()) {
      rig.subscribed(BTC);
      rig.trades(BTC, 1, 1);
      await().until(() -> !rig.events(Type.LIVE).isEmpty());
      venue.announceShutdown();
      await().until(() -> rig.events(Type.CONNECTED).size() == 2);
      rig.subscribed(BTC);
      rig.trades(BTC, 2, 2);
      await().until(() -> !rig.events(Type.CLOSED).isEmpty());

      long outage = System.currentTimeMillis();
      venue.refuseConnections(true);
      venue.dropConnections();
      await().atMost(PATIENCE).until(() -> spot(watch).size() == 1);
      assertThat(spot(watch))
          .extracting(SystemAlert::key)
          .containsExactly("feed-down/binance-spot/trades");
      assertThat(spot(watch).getFirst().since()).isGreaterThanOrEqualTo(outage);

      venue.refuseConnections(false);
      await().atMost(PATIENCE).until(() -> spot(watch).isEmpty());
    }
  }

  private SystemWatch watch() {
    return SystemWatch.start(
        Map.of("bootstrap.servers", broker.bootstrapServers()),
        QUICK,
        Responsibility.EVERYTHING,
        List.of(),
        InstantSource.system());
  }

  private static List<SystemAlert> spot(SystemWatch watch) {
    return watch.status().standing().stream()
        .filter(alert -> alert.subject().startsWith("binance-spot/"))
        .toList();
  }
}
