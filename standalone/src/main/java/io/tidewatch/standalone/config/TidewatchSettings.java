package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

/** The whole configuration. */
public record TidewatchSettings(
    SpotFeed binanceSpot, LargeTrades largeTrades, Http http, Kafka kafka, Language language) {
  public TidewatchSettings {
    requireNonNull(binanceSpot, "binanceSpot");
    requireNonNull(largeTrades, "largeTrades");
    requireNonNull(http, "http");
    requireNonNull(kafka, "kafka");
    requireNonNull(language, "language");
  }
}
