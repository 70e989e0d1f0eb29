package io.tidewatch.topology.binance;

import io.tidewatch.contract.futures.Bar;
import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.RejectReason;
import java.math.BigDecimal;

/** Refuses bars that cannot be. */
final class KlineFigures {
  private KlineFigures() {}

  static FuturesKline checked(FuturesKline kline) throws Refusal {
    if (Math.floorMod(kline.openTime(), Bar.LENGTH_MS) != 0) {
      throw new Refusal(
          RejectReason.OUT_OF_RANGE,
          "open time: expected a whole multiple of 15 minutes, was " + kline.openTime());
    }
    if (kline.high().compareTo(kline.low()) < 0) {
      throw new Refusal(
          RejectReason.OUT_OF_RANGE,
          "high: expected at least the low " + kline.low() + ", was " + kline.high());
    }
    within("open", kline.open(), kline);
    within("close", kline.close(), kline);
    return kline;
  }

  private static void within(String name, BigDecimal price, FuturesKline kline) throws Refusal {
    if (price.compareTo(kline.low()) < 0 || price.compareTo(kline.high()) > 0) {
      throw new Refusal(
          RejectReason.OUT_OF_RANGE,
          name
              + ": expected a price from "
              + kline.low()
              + " to "
              + kline.high()
              + ", was "
              + price);
    }
  }
}
