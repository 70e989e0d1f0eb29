package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

/** The whole configuration. */
public record TidewatchSettings(
    SpotFeed binanceSpot,
    OkxFeed okx,
    FuturesFeed binanceFutures,
    Dbotx dbotx,
    Hyperliquid hyperliquid,
    LargeTrades largeTrades,
    OrderBooks orderBooks,
    FuturesAnomalies futuresAnomalies,
    TokenPool tokenPool,
    WhaleSignals whaleSignals,
    Database database,
    Retention futuresRetention,
    Redis redis,
    TimeSeries timeSeries,
    Nats nats,
    Telegram telegram,
    WeCom weCom,
    Webhook webhook,
    Telling telling,
    Http http,
    CallerLimits callerLimits,
    HttpTls httpTls,
    Kafka kafka,
    Cluster cluster,
    Simulation simulation,
    Language language) {
  public TidewatchSettings {
    requireNonNull(binanceSpot, "binanceSpot");
    requireNonNull(okx, "okx");
    requireNonNull(binanceFutures, "binanceFutures");
    requireNonNull(dbotx, "dbotx");
    requireNonNull(hyperliquid, "hyperliquid");
    requireNonNull(largeTrades, "largeTrades");
    requireNonNull(orderBooks, "orderBooks");
    requireNonNull(futuresAnomalies, "futuresAnomalies");
    requireNonNull(tokenPool, "tokenPool");
    requireNonNull(whaleSignals, "whaleSignals");
    requireNonNull(database, "database");
    requireNonNull(futuresRetention, "futuresRetention");
    requireNonNull(redis, "redis");
    requireNonNull(timeSeries, "timeSeries");
    requireNonNull(nats, "nats");
    requireNonNull(telegram, "telegram");
    requireNonNull(weCom, "weCom");
    requireNonNull(webhook, "webhook");
    requireNonNull(telling, "telling");
    requireNonNull(http, "http");
    requireNonNull(callerLimits, "callerLimits");
    requireNonNull(httpTls, "httpTls");
    requireNonNull(kafka, "kafka");
    requireNonNull(cluster, "cluster");
    requireNonNull(simulation, "simulation");
    requireNonNull(language, "language");
  }
}
