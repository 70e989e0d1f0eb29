package io.tidewatch.contract.price;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * What something cost at a time.
 *
 * @param venue as in feed events
 * @param instrument as the venue writes it
 * @param price in the quote asset of the instrument: last trade, mid, or close of the running bar
 * @param at event time, epoch milliseconds
 */
public record Price(String venue, String instrument, BigDecimal price, long at) {
  public Price {
    requireNonNull(venue, "venue");
    requireNonNull(instrument, "instrument");
    requireNonNull(price, "price");
    if (price.signum() <= 0) {
      throw new IllegalArgumentException("expected a price over 0, was " + price);
    }
  }

  /** The key on the topic. */
  public String key() {
    return key(venue, instrument);
  }

  /** The key of an instrument of a venue. */
  public static String key(String venue, String instrument) {
    return venue + "/" + instrument;
  }
}
