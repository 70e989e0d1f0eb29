package io.tidewatch.connectors.binance.spot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.instrument.SpotSymbol;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.simulator.binance.BinanceSpotServer;
import io.tidewatch.simulator.binance.Settings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class QuotePricesTest {
  private static final SpotSymbol ETH_BTC = SpotSymbol.parse("ETHBTC");
  private static final SpotSymbol BTC_TRY = SpotSymbol.parse("BTCTRY");

  @Test
  void shouldWritePricesOfQuoteAssetsAndTellWhenTheyStop(EmbeddedBroker broker) {
    try (BinanceSpotServer venue = BinanceSpotServer.start(Settings.standard())) {
      venue.setPrice("BTCUSDT", new BigDecimal("65000.10"));
      venue.setPrice("USDTTRY", new BigDecimal("41.5"));
      try (FeedRig rig = new FeedRig(broker, venue, settings(venue)).start()) {
        await().until(() -> rig.records(Topics.BINANCE_SPOT_PRICES, "BTCUSDT").size() >= 2);
        await().until(() -> rig.records(Topics.BINANCE_SPOT_PRICES, "USDTTRY").size() >= 2);
        assertThat(
                new String(
                    rig.records(Topics.BINANCE_SPOT_PRICES, "BTCUSDT").getFirst().value(), UTF_8))
            .matches("\\{\"symbol\":\"BTCUSDT\",\"price\":\"65000\\.10*\"}");

        venue.restFault(400, 0, 5);

        await().until(() -> prices(rig, Type.STALE).size() == 1);
        await().until(() -> prices(rig, Type.LIVE).size() == 2);
        assertThat(prices(rig, Type.STALE)).hasSize(1);
      }
    }
  }

  private static List<FeedEvent> prices(FeedRig rig, Type type) {
    return rig.events(type).stream().filter(event -> event.channel().equals("prices")).toList();
  }

  private static SpotFeedSettings settings(BinanceSpotServer venue) {
    SpotFeedSettings base = FeedRig.settings(venue, ETH_BTC, BTC_TRY);
    return new SpotFeedSettings(
        base.endpoints(),
        base.symbols(),
        base.connection(),
        base.retry(),
        base.subscribing(),
        base.backfill(),
        Duration.ofMillis(100));
  }
}
