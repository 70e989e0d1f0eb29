package io.tidewatch.topology.alerthistory.outcome;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * A price at a time.
 *
 * @param at event time, epoch milliseconds
 */
record PricePoint(long at, BigDecimal price) {
  PricePoint {
    requireNonNull(price, "price");
  }
}
