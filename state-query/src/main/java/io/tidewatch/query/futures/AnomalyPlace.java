package io.tidewatch.query.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.serde.Json;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Where the score of a bar stands among others: by the bar, within it by the scores as {@link
 * AnomalyReads#BY_SCORE} has them. The bar that runs is scored anew again and again, and moves.
 *
 * @param openTime when the bar began, epoch milliseconds
 * @param score classic score
 * @param robustScore 0 to 100
 * @param quoteVolume24h in the quote asset
 * @param provisional whether the bar was still open
 */
public record AnomalyPlace(
    long openTime,
    BigDecimal score,
    BigDecimal robustScore,
    BigDecimal quoteVolume24h,
    String symbol,
    boolean provisional)
    implements Comparable<AnomalyPlace> {
  private static final Comparator<AnomalyPlace> OLDEST_FIRST =
      Comparator.comparingLong(AnomalyPlace::openTime)
          .thenComparing(AnomalyPlace::score)
          .thenComparing(AnomalyPlace::robustScore)
          .thenComparing(AnomalyPlace::quoteVolume24h)
          .thenComparing(Comparator.comparing(AnomalyPlace::symbol).reversed())
          .thenComparing(AnomalyPlace::provisional);

  public AnomalyPlace {
    requireNonNull(score, "score");
    requireNonNull(robustScore, "robustScore");
    requireNonNull(quoteVolume24h, "quoteVolume24h");
    requireNonNull(symbol, "symbol");
  }

  static AnomalyPlace of(Anomaly anomaly) {
    return new AnomalyPlace(
        anomaly.openTime(),
        anomaly.classic().score(),
        anomaly.robust().score(),
        anomaly.quoteVolume24h(),
        anomaly.symbol(),
        anomaly.provisional());
  }

  /** As text that goes into an address. */
  public String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Json.MAPPER.writeValueAsBytes(this));
  }

  /**
   * Reads {@link #text()}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static AnomalyPlace read(String text) {
    try {
      return Optional.ofNullable(
              Json.MAPPER.readValue(Base64.getUrlDecoder().decode(text), AnomalyPlace.class))
          .orElseThrow(() -> new IllegalArgumentException("expected a place, was null"));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("expected the place of a score", e);
    }
  }

  @Override
  public int compareTo(AnomalyPlace other) {
    return OLDEST_FIRST.compare(this, other);
  }
}
