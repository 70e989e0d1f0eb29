package io.tidewatch.connectors.pool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.pool.PoolTemplate;
import java.math.BigDecimal;

/**
 * A template that was checked.
 *
 * @param needsProfile whether a token needs the account of a person
 * @param eventsConfig as it stands in its row
 */
record Template(PoolTemplate terms, boolean needsProfile, String eventsConfig) {
  Template {
    requireNonNull(terms, "terms");
    requireNonNull(eventsConfig, "eventsConfig");
  }

  boolean covers(BigDecimal marketCap) {
    return marketCap.compareTo(terms.minMarketCap()) >= 0
        && terms.maxMarketCap().map(end -> marketCap.compareTo(end) < 0).orElse(true);
  }
}
