package io.tidewatch.topology.futures.score;

import java.math.BigDecimal;

/** What scores are held against. */
public interface ScoreThresholds {
  /** Of the robust score for an alert, 0 to 100. */
  BigDecimal score();

  /** Of the robust score from which a bar is watched. */
  BigDecimal watchScore();

  /** Quote volume of 24 hours that an alert needs. */
  BigDecimal minQuoteVolume();

  /** Standard deviations from which a return counts, classic. */
  BigDecimal priceZ();

  /** The same of the quote volume. */
  BigDecimal volumeZ();

  /** The same of the volatility. */
  BigDecimal volatilityZ();

  /** Absolute return that a price anomaly needs, classic. */
  BigDecimal minReturn();
}
