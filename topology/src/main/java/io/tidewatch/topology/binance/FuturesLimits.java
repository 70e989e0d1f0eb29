package io.tidewatch.topology.binance;

import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.ParsedSerde;
import io.tidewatch.topology.parse.RejectReason;
import java.math.BigDecimal;

/** What no figure of a contract can be. */
final class FuturesLimits {
  /** Far more than all contracts together are worth. */
  private static final BigDecimal MAX = BigDecimal.TEN.pow(18);

  private FuturesLimits() {}

  static BigDecimal sane(String name, BigDecimal value) throws Refusal {
    if (value.abs().compareTo(MAX) > 0) {
      throw new Refusal(RejectReason.OUT_OF_RANGE, name + ": expected at most 18 digits, was more");
    }
    return value;
  }

  static void notFromTheFuture(String name, long timeMs, long receivedMs) throws Refusal {
    if (timeMs - receivedMs > ParsedSerde.MAX_AHEAD_MS) {
      throw new Refusal(
          RejectReason.FUTURE_TIME,
          name
              + ": expected a time at most "
              + ParsedSerde.MAX_AHEAD_MS
              + " ms after the receive time, was "
              + (timeMs - receivedMs)
              + " ms after it");
    }
  }
}
