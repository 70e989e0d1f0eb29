package io.tidewatch.standalone.demo;

import io.tidewatch.connectors.binance.spot.SpotFeedSettings;
import io.tidewatch.connectors.dbotx.DbotxFeedSettings;
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
import io.tidewatch.standalone.node.Haste;
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

  static final Duration START_EVERY = Duration.ofMillis(50);

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
        .with(defaults.connection().withStartEvery(START_EVERY));
  }

  /** The feed of trades. */
  SpotFeedSettings spotFeed(ScriptedMarket script) {
    return Haste.on(
        SpotFeedSettings.defaults(
                script.openingPrices().keySet().stream().map(SpotSymbol::parse).toList())
            .with(
                new SpotFeedSettings.Endpoints(
                    tradesUri(), Optional.of(binance.restUri()), Optional.empty())));
  }

  URI tradesUri() {
    return URI.create(binance.webSocketUri() + "/stream");
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
