package io.tidewatch.contract.alert;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;

/** What a detector measured; one record for each detector. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = Inputs.LargeTrades.class, name = "large-trades")})
public sealed interface Inputs {
  /**
   * Taker volume over the window.
   *
   * @param base base asset
   * @param quote quote asset
   * @param buyUsd notional of trades whose taker bought
   * @param sellUsd notional of trades whose taker sold
   * @param trades number of trades
   * @param firstTradeId id of the oldest trade of the window
   * @param completedBy id of the trade with which the window passed the threshold
   * @param largestTradeUsd notional of the largest trade
   * @param largestTradeId its id
   * @param largestShare its share of the total, 0 to 1: one whale or a crowd
   * @param usdRate USD for one unit of the quote asset at the completing trade
   * @param usdRateAgeMs age of that rate; 0 for stablecoins
   */
  record LargeTrades(
      String base,
      String quote,
      BigDecimal buyUsd,
      BigDecimal sellUsd,
      long trades,
      long firstTradeId,
      long completedBy,
      BigDecimal largestTradeUsd,
      long largestTradeId,
      BigDecimal largestShare,
      BigDecimal usdRate,
      long usdRateAgeMs)
      implements Inputs {}
}
