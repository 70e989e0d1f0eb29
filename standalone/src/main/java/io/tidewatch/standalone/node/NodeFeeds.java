package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.binance.futures.BinanceFuturesFeed;
import io.tidewatch.connectors.binance.spot.BinanceSpotFeed;
import io.tidewatch.connectors.dbotx.DbotxFeed;
import io.tidewatch.connectors.feed.ConfiguredInstruments;
import io.tidewatch.connectors.feed.Feed;
import io.tidewatch.connectors.feed.WantedInstruments;
import io.tidewatch.connectors.hyperliquid.HyperliquidFeed;
import io.tidewatch.connectors.okx.OkxFeed;
import io.tidewatch.connectors.redis.RedisInstruments;
import io.tidewatch.contract.topic.KafkaAccess;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The feeds of a node.
 *
 * @param binanceSpot empty if the node has none
 * @param okx empty if the node has none
 * @param binanceFutures empty if the node has none
 * @param dbotx empty if the node has none
 * @param hyperliquid empty if the node has none
 */
public record NodeFeeds(
    Optional<BinanceSpotFeed> binanceSpot,
    Optional<OkxFeed> okx,
    Optional<BinanceFuturesFeed> binanceFutures,
    Optional<DbotxFeed> dbotx,
    Optional<HyperliquidFeed> hyperliquid) {
  private static final String OKX = "okx";
  private static final String BOOKS = "books";

  public NodeFeeds {
    requireNonNull(binanceSpot, "binanceSpot");
    requireNonNull(okx, "okx");
    requireNonNull(binanceFutures, "binanceFutures");
    requireNonNull(dbotx, "dbotx");
    requireNonNull(hyperliquid, "hyperliquid");
  }

  static NodeFeeds of(NodeOptions.Feeds options, KafkaAccess access, InstantSource clock) {
    Map<String, ?> kafka = access.client();
    return new NodeFeeds(
        options
            .binanceSpot()
            .map(feed -> new BinanceSpotFeed(feed, kafka, options.receiveClock(), clock)),
        options
            .okx()
            .map(okx ->
                new OkxFeed(
                    okx.feed(), wanted(okx, kafka, clock), kafka, options.receiveClock(), clock)),
        options
            .binanceFutures()
            .map(futures ->
                new BinanceFuturesFeed(
                    futures.feed(), kafka, futures.receiveClock(), futures.clock())),
        options
            .dbotx()
            .map(dbotx -> new DbotxFeed(dbotx.feed(), kafka, dbotx.receiveClock(), clock)),
        options
            .hyperliquid()
            .map(whales ->
                new HyperliquidFeed(whales.feed(), kafka, whales.receiveClock(), whales.clock())));
  }

  private static WantedInstruments wanted(
      OkxOptions okx, Map<String, ?> kafka, InstantSource clock) {
    return okx.redis()
        .<WantedInstruments>map(redis -> new RedisInstruments(redis, clock))
        .orElseGet(() -> new ConfiguredInstruments(okx.instruments(), kafka, OKX, BOOKS, clock));
  }

  List<Feed> all() {
    return Stream.<Optional<? extends Feed>>of(binanceSpot, okx, binanceFutures, dbotx, hyperliquid)
        .<Feed>flatMap(Optional::stream)
        .toList();
  }
}
