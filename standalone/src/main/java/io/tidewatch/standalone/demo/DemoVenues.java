package io.tidewatch.standalone.demo;

import io.tidewatch.connectors.binance.spot.SpotFeedSettings;
import io.tidewatch.connectors.dbotx.DbotxFeedSettings;
import io.tidewatch.connectors.feed.Retry;
import io.tidewatch.connectors.okx.OkxFeedSettings;
import io.tidewatch.contract.instrument.SpotSymbol;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.simulator.binance.BinanceSpotServer;
import io.tidewatch.simulator.binance.Settings;
import io.tidewatch.simulator.book.BookScenes;
import io.tidewatch.simulator.dbotx.DbotxPool;
import io.tidewatch.simulator.dbotx.DbotxSearch;
import io.tidewatch.simulator.dbotx.DbotxServer;
import io.tidewatch.simulator.dbotx.DbotxSettings;
import io.tidewatch.simulator.market.ScriptedMarket;
import io.tidewatch.simulator.okx.OkxServer;
import io.tidewatch.simulator.okx.OkxSettings;
import io.tidewatch.simulator.pool.PoolScenes;
import io.tidewatch.simulator.venue.RestServer;
import io.tidewatch.standalone.node.OkxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The simulated venues of the demo, and feeds that know their addresses. */
record DemoVenues(
    BinanceSpotServer binance,
    OkxServer okx,
    DbotxServer dbotx,
    RestServer search,
    DemoFutures futures,
    DemoWhales whales)
    implements AutoCloseable {
  /** No secret: the simulated venue's own. */
  static final String KEY = DbotxSettings.STANDARD_KEY;

  static DemoVenues start(Scripts scripts, DemoClocks clocks) {
    BinanceSpotServer binance = BinanceSpotServer.start(Settings.standard());
    try {
      OkxServer okx = OkxServer.start(OkxSettings.standard());
      scripts.books().list(okx);
      RestServer search = new RestServer(new DbotxSearch(KEY, pools(scripts.pool())::get));
      search.start();
      DbotxServer dbotx = DbotxServer.start(DbotxSettings.standard().withApiKey(KEY));
      return new DemoVenues(
          binance,
          okx,
          dbotx,
          search,
          DemoFutures.start(scripts.futures(), clocks::futures),
          DemoWhales.start(scripts.whales()));
    } catch (IOException e) {
      binance.close();
      throw new UncheckedIOException("no port for the simulated search", e);
    } catch (RuntimeException e) {
      binance.close();
      throw e;
    }
  }

  private static Map<String, List<DbotxPool>> pools(PoolScenes scenes) {
    return scenes.pairs().stream()
        .collect(
            Collectors.toMap(
                PoolPair::token, pair -> List.of(DbotxPool.of(pair.pair(), 500, 10_000))));
  }

  /** Where pools of tokens are searched. */
  URI searchUri() {
    return search.uri().resolve(DbotxSearch.PATH);
  }

  /** The feed of pairs. */
  DbotxFeedSettings dbotxFeed() {
    DbotxFeedSettings defaults = DbotxFeedSettings.defaults(KEY);
    return defaults
        .with(new DbotxFeedSettings.Endpoint(dbotx.webSocketUri(), KEY))
        .with(defaults.connection().withStartEvery(Duration.ofMillis(50)));
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
    try (binance;
        okx;
        search;
        futures;
        whales) {
      dbotx.close();
    }
  }
}
