package io.tidewatch.query.futures;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tidewatch.contract.futures.Bar;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A closed bar as the original table has it.
 *
 * @param closeTime last millisecond of the bar, as the venue writes it
 * @param tradesCount null where it was not sent
 * @param createdAt event time at which the bar was closed
 * @param approximated whether the quote volume is an estimate
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record KlineRow(
    String symbol,
    @JsonProperty("open_time") String openTime,
    @JsonProperty("close_time") String closeTime,
    @JsonProperty("open_price") BigDecimal openPrice,
    @JsonProperty("high_price") BigDecimal highPrice,
    @JsonProperty("low_price") BigDecimal lowPrice,
    @JsonProperty("close_price") BigDecimal closePrice,
    BigDecimal volume,
    @JsonProperty("quote_volume") BigDecimal quoteVolume,
    @JsonProperty("trades_count") Optional<Long> tradesCount,
    @JsonProperty("created_at") String createdAt,
    boolean approximated) {
  static KlineRow of(Bar bar) {
    return new KlineRow(
        bar.symbol(),
        Instant.ofEpochMilli(bar.openTime()).toString(),
        Instant.ofEpochMilli(bar.closeTime() - 1).toString(),
        bar.open(),
        bar.high(),
        bar.low(),
        bar.close(),
        bar.baseVolume(),
        bar.quoteVolume(),
        bar.trades(),
        Instant.ofEpochMilli(bar.closedAt()).toString(),
        bar.approximated());
  }
}
