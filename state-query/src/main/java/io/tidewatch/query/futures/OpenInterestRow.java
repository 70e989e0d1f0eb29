package io.tidewatch.query.futures;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tidewatch.contract.futures.Ranking;
import io.tidewatch.contract.futures.Ranking.Quadrant;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A ranked contract as the original table has it, and what is known beyond that.
 *
 * @param netLong share of top traders' positions that are long, 0 to 1; null where it is not known
 * @param netShort the rest
 * @param globalLong share of all accounts that are long; null where it is not known
 * @param confirmed whether takers agree; null where it is not known
 * @param stale whether the venue measured longer ago than two polls
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record OpenInterestRow(
    String symbol,
    int rank,
    @JsonProperty("current_oi") BigDecimal currentOi,
    @JsonProperty("oi_delta") BigDecimal oiDelta,
    @JsonProperty("oi_delta_percent") BigDecimal oiDeltaPercent,
    @JsonProperty("oi_delta_value") BigDecimal oiDeltaValue,
    @JsonProperty("price_delta_percent") BigDecimal priceDeltaPercent,
    @JsonProperty("net_long") Optional<BigDecimal> netLong,
    @JsonProperty("net_short") Optional<BigDecimal> netShort,
    @JsonProperty("volume_24h") BigDecimal volume24h,
    @JsonProperty("updated_at") String updatedAt,
    @JsonProperty("current_oi_value") BigDecimal currentOiValue,
    @JsonProperty("global_long") Optional<BigDecimal> globalLong,
    Quadrant quadrant,
    Optional<Boolean> confirmed,
    @JsonProperty("oi_at") String oiAt,
    boolean stale) {
  static OpenInterestRow of(Ranking.Contract contract, long asOf) {
    return new OpenInterestRow(
        contract.symbol(),
        contract.rank(),
        contract.currentOi(),
        contract.oiDelta(),
        contract.oiDeltaPercent(),
        contract.oiDeltaValue(),
        contract.priceDeltaPercent(),
        contract.netLong(),
        contract.netShort(),
        contract.volume24h(),
        Instant.ofEpochMilli(asOf).toString(),
        contract.currentOiValue(),
        contract.globalLong(),
        contract.quadrant(),
        contract.confirmed(),
        Instant.ofEpochMilli(contract.oiAt()).toString(),
        contract.stale());
  }
}
