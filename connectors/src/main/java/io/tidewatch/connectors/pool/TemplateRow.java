package io.tidewatch.connectors.pool;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** A row of {@code quick_monitor_template} that is not deleted, as it stands there. */
record TemplateRow(
    int id,
    Optional<String> name,
    Optional<String> minMarketCap,
    Optional<String> maxMarketCap,
    Optional<String> hasTwitter,
    Optional<String> eventsConfig,
    Optional<String> timeInterval,
    Optional<String> triggerLogic) {
  TemplateRow {
    requireNonNull(name, "name");
    requireNonNull(minMarketCap, "minMarketCap");
    requireNonNull(maxMarketCap, "maxMarketCap");
    requireNonNull(hasTwitter, "hasTwitter");
    requireNonNull(eventsConfig, "eventsConfig");
    requireNonNull(timeInterval, "timeInterval");
    requireNonNull(triggerLogic, "triggerLogic");
  }
}
