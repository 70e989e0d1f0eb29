package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

/** The whole configuration. */
public record TidewatchSettings(
    SpotFeed binanceSpot,
    OkxFeed okx,
    LargeTrades largeTrades,
    OrderBooks orderBooks,
    Redis redis,
    TimeSeries timeSeries,
    Http http,
    Kafka kafka,
    Language language) {
  public TidewatchSettings {
    requireNonNull(binanceSpot, "binanceSpot");
    requireNonNull(okx, "okx");
    requireNonNull(largeTrades, "largeTrades");
    requireNonNull(orderBooks, "orderBooks");
    requireNonNull(redis, "redis");
    requireNonNull(timeSeries, "timeSeries");
    requireNonNull(http, "http");
    requireNonNull(kafka, "kafka");
    requireNonNull(language, "language");
  }
}
