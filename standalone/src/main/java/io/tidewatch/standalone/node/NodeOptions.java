package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.binance.spot.SpotFeedSettings;
import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.TopicLayout;
import io.tidewatch.query.MarketClock;
import io.tidewatch.query.http.HttpSettings;
import io.tidewatch.topology.futures.FuturesSettings;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import io.tidewatch.topology.orderbooks.OrderBooksSettings;
import io.tidewatch.topology.tokenpool.TokenPoolSettings;
import io.tidewatch.topology.whale.WhaleSettings;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a node is made of.
 *
 * @param kafka how it is reached; empty for a broker in this JVM
 * @param beforehand is given Kafka once the topics exist, before any detector reads
 * @param database empty for none; a pool may be on its topics all the same
 * @param http where the API listens; empty for none
 * @param alerts hears every alert, once committed
 * @param feedEvents hears what happens to feeds and books
 * @param cluster empty for a node that is alone
 * @param layout how topics are to be on Kafka
 */
public record NodeOptions(
    Optional<KafkaAccess> kafka,
    Consumer<KafkaAccess> beforehand,
    Feeds feeds,
    Detection detection,
    SinkOptions sinks,
    Optional<DatabaseOptions> database,
    Optional<HttpSettings> http,
    MarketClock marketClock,
    InstantSource wallClock,
    Consumer<Alert> alerts,
    Consumer<FeedEvent> feedEvents,
    Optional<ClusterOptions> cluster,
    TopicLayout layout) {
  public NodeOptions {
    requireNonNull(kafka, "kafka");
    requireNonNull(beforehand, "beforehand");
    requireNonNull(feeds, "feeds");
    requireNonNull(detection, "detection");
    requireNonNull(sinks, "sinks");
    requireNonNull(database, "database");
    requireNonNull(http, "http");
    requireNonNull(marketClock, "marketClock");
    requireNonNull(wallClock, "wallClock");
    requireNonNull(alerts, "alerts");
    requireNonNull(feedEvents, "feedEvents");
    requireNonNull(cluster, "cluster");
    requireNonNull(layout, "layout");
  }

  /** Of a node that is alone. */
  public NodeOptions(
      Optional<KafkaAccess> kafka,
      Consumer<KafkaAccess> beforehand,
      Feeds feeds,
      Detection detection,
      SinkOptions sinks,
      Optional<DatabaseOptions> database,
      Optional<HttpSettings> http,
      MarketClock marketClock,
      InstantSource wallClock,
      Consumer<Alert> alerts,
      Consumer<FeedEvent> feedEvents) {
    this(
        kafka,
        beforehand,
        feeds,
        detection,
        sinks,
        database,
        http,
        marketClock,
        wallClock,
        alerts,
        feedEvents,
        Optional.empty(),
        TopicLayout.OF_THE_CATALOGUE);
  }

  /** The same among others, if there are any. */
  public NodeOptions among(Optional<ClusterOptions> others) {
    return new NodeOptions(
        kafka,
        beforehand,
        feeds,
        detection,
        sinks,
        database,
        http,
        marketClock,
        wallClock,
        alerts,
        feedEvents,
        others,
        layout);
  }

  /** The same with topics that are laid out so. */
  public NodeOptions with(TopicLayout layoutOfTopics) {
    return new NodeOptions(
        kafka,
        beforehand,
        feeds,
        detection,
        sinks,
        database,
        http,
        marketClock,
        wallClock,
        alerts,
        feedEvents,
        cluster,
        layoutOfTopics);
  }

  /**
   * Where frames come from.
   *
   * @param binanceSpot empty for none
   * @param okx empty for none
   * @param binanceFutures empty for none
   * @param dbotx empty for none
   * @param hyperliquid empty for none
   * @param receiveClock tells when a frame came
   */
  public record Feeds(
      Optional<SpotFeedSettings> binanceSpot,
      Optional<OkxOptions> okx,
      Optional<FuturesOptions> binanceFutures,
      Optional<DbotxOptions> dbotx,
      Optional<HyperliquidOptions> hyperliquid,
      ReceiveClock receiveClock) {
    public Feeds {
      requireNonNull(binanceSpot, "binanceSpot");
      requireNonNull(okx, "okx");
      requireNonNull(binanceFutures, "binanceFutures");
      requireNonNull(dbotx, "dbotx");
      requireNonNull(hyperliquid, "hyperliquid");
      requireNonNull(receiveClock, "receiveClock");
    }
  }

  /** How detectors decide. */
  public record Detection(
      LargeTradesSettings largeTrades,
      OrderBooksSettings orderBooks,
      TokenPoolSettings tokenPool,
      FuturesSettings futures,
      WhaleSettings whales) {
    public static final Detection DEFAULT =
        new Detection(
            LargeTradesSettings.DEFAULT,
            OrderBooksSettings.DEFAULT,
            TokenPoolSettings.DEFAULT,
            FuturesSettings.DEFAULT,
            WhaleSettings.DEFAULT);

    public Detection {
      requireNonNull(largeTrades, "largeTrades");
      requireNonNull(orderBooks, "orderBooks");
      requireNonNull(tokenPool, "tokenPool");
      requireNonNull(futures, "futures");
      requireNonNull(whales, "whales");
    }
  }
}
