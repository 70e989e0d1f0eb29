package io.tidewatch.query.futures;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How much is kept of futures.
 *
 * @param fileSizeMb size on disk in MB; absent where it is not known
 * @param maxAgeHours how long rows are kept
 * @param symbolCount contracts of which bars are kept
 * @param klineCount bars
 * @param anomalyCount24h anomalous bars of the last 24 hours
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Storage(
    @JsonProperty("file_size_mb") Optional<BigDecimal> fileSizeMb,
    @JsonProperty("max_age_hours") long maxAgeHours,
    @JsonProperty("symbol_count") long symbolCount,
    @JsonProperty("kline_count") long klineCount,
    @JsonProperty("anomaly_count_24h") long anomalyCount24h) {
  public Storage {
    requireNonNull(fileSizeMb, "fileSizeMb");
  }
}
