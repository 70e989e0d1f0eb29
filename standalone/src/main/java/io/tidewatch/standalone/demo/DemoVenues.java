package io.tidewatch.standalone.demo;

import io.tidewatch.connectors.binance.spot.SpotFeedSettings;
import io.tidewatch.connectors.feed.Retry;
import io.tidewatch.connectors.okx.OkxFeedSettings;
import io.tidewatch.contract.instrument.SpotSymbol;
import io.tidewatch.simulator.binance.BinanceSpotServer;
import io.tidewatch.simulator.binance.Settings;
import io.tidewatch.simulator.book.BookScenes;
import io.tidewatch.simulator.market.ScriptedMarket;
import io.tidewatch.simulator.okx.OkxServer;
import io.tidewatch.simulator.okx.OkxSettings;
import io.tidewatch.standalone.node.OkxOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The simulated venues of the demo, and feeds that know their addresses. */
record DemoVenues(BinanceSpotServer binance, OkxServer okx) implements AutoCloseable {
  static DemoVenues start(BookScenes scenes) {
    BinanceSpotServer binance = BinanceSpotServer.start(Settings.standard());
    try {
      OkxServer okx = OkxServer.start(OkxSettings.standard());
      scenes.list(okx);
      return new DemoVenues(binance, okx);
    } catch (RuntimeException e) {
      binance.close();
      throw e;
    }
  }

  /**
   * The feed of trades.
   *
   * @param holdFor how long frames wait for lost ones to be fetched
   */
  SpotFeedSettings spotFeed(ScriptedMarket script, Duration holdFor) {
    SpotFeedSettings defaults =
        SpotFeedSettings.defaults(
            script.openingPrices().keySet().stream().map(SpotSymbol::parse).toList());
    Retry retry = defaults.retry();
    return defaults
        .with(
            new SpotFeedSettings.Endpoints(
                URI.create(binance.webSocketUri() + "/stream"),
                Optional.of(binance.restUri()),
                Optional.empty()))
        // An outage of the script is short: waiting as for the real venue would double it.
        .with(
            new Retry(
                List.of(Duration.ofMillis(200)),
                retry.stableAfter(),
                Integer.MAX_VALUE,
                retry.seed()))
        // At this speed a second is a minute of the market.
        .with(
            new SpotFeedSettings.Backfill(
                holdFor, defaults.backfill().holdLimit(), defaults.backfill().overlapGrace()));
  }

  OkxOptions okxFeed(BookScenes scenes) {
    return new OkxOptions(
        OkxFeedSettings.DEFAULTS.with(
            new OkxFeedSettings.Endpoints(okx.webSocketUri(), Optional.of(okx.restUri()))),
        scenes.instruments(),
        Optional.empty());
  }

  @Override
  public void close() {
    try (binance) {
      okx.close();
    }
  }
}
