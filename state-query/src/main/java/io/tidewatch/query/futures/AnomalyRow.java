package io.tidewatch.query.futures;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Anomaly.Level;
import io.tidewatch.contract.futures.Anomaly.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Scores of a bar as the original API has them, and what is known beyond that.
 *
 * @param timestamp when the bar began
 * @param curReturn 0.01 is 1 %; null for the first bar and after a gap
 * @param priceZscore null without a baseline, or if that does not vary
 * @param anomalyScore 0 if nothing is anomalous
 * @param anomalyReasons price, volume, volatility
 * @param createdAt event time of the record that it was scored with
 * @param provisional whether the bar was still open
 * @param robustScore 0 to 100
 * @param level by the robust score
 * @param status whether the figures can be relied on
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AnomalyRow(
    String symbol,
    String timestamp,
    @JsonProperty("interval_type") String intervalType,
    @JsonProperty("cur_return") Optional<BigDecimal> curReturn,
    @JsonProperty("price_zscore") Optional<BigDecimal> priceZscore,
    @JsonProperty("volume_zscore") Optional<BigDecimal> volumeZscore,
    @JsonProperty("volatility_zscore") Optional<BigDecimal> volatilityZscore,
    @JsonProperty("anomaly_score") BigDecimal anomalyScore,
    @JsonProperty("anomaly_reasons") List<String> anomalyReasons,
    @JsonProperty("quote_volume_24h") BigDecimal quoteVolume24h,
    @JsonProperty("created_at") String createdAt,
    boolean provisional,
    @JsonProperty("robust_score") BigDecimal robustScore,
    Level level,
    Status status) {
  private static final String INTERVAL = "15m";

  static AnomalyRow of(Anomaly anomaly) {
    Anomaly.Classic classic = anomaly.classic();
    return new AnomalyRow(
        anomaly.symbol(),
        Instant.ofEpochMilli(anomaly.openTime()).toString(),
        INTERVAL,
        classic.curReturn(),
        classic.priceZscore(),
        classic.volumeZscore(),
        classic.volatilityZscore(),
        classic.score(),
        classic.reasons().stream().map(reason -> reason.name().toLowerCase(Locale.ROOT)).toList(),
        anomaly.quoteVolume24h(),
        Instant.ofEpochMilli(anomaly.evaluatedAt()).toString(),
        anomaly.provisional(),
        anomaly.robust().score(),
        anomaly.robust().level(),
        anomaly.status());
  }
}
