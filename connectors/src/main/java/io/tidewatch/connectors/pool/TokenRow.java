package io.tidewatch.connectors.pool;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/** A row of {@code token_launch_history}, as it stands there. */
record TokenRow(
    Optional<String> ca,
    Optional<String> symbol,
    Optional<String> name,
    BigDecimal marketCap,
    Optional<String> twitterUrl) {
  TokenRow {
    requireNonNull(ca, "ca");
    requireNonNull(symbol, "symbol");
    requireNonNull(name, "name");
    requireNonNull(marketCap, "marketCap");
    requireNonNull(twitterUrl, "twitterUrl");
  }
}
