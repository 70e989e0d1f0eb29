package io.tidewatch.query.futures;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tidewatch.contract.futures.Ranking;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/** A ranked coin as the original table has it, with its place and what its score is made of. */
public record CoinRow(
    String symbol,
    BigDecimal score,
    @JsonProperty("start_time") String startTime,
    @JsonProperty("start_price") BigDecimal startPrice,
    @JsonProperty("current_price") BigDecimal currentPrice,
    @JsonProperty("max_price") BigDecimal maxPrice,
    @JsonProperty("increase_percent") BigDecimal increasePercent,
    @JsonProperty("volume_24h") BigDecimal volume24h,
    @JsonProperty("price_change_24h") BigDecimal priceChange24h,
    @JsonProperty("updated_at") String updatedAt,
    int rank,
    Map<String, BigDecimal> contributions) {
  static CoinRow of(Ranking.Coin coin, long asOf) {
    return new CoinRow(
        coin.symbol(),
        coin.score(),
        Instant.ofEpochMilli(coin.startTime()).toString(),
        coin.startPrice(),
        coin.currentPrice(),
        coin.maxPrice(),
        coin.increasePercent(),
        coin.volume24h(),
        coin.priceChange24h(),
        Instant.ofEpochMilli(asOf).toString(),
        coin.rank(),
        coin.contributions());
  }
}
