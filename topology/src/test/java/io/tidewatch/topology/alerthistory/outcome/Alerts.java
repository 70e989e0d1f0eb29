package io.tidewatch.topology.alerthistory.outcome;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.alert.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Alerts as detectors raise them. */
final class Alerts {
  private Alerts() {}

  /** About trades of a symbol, whose price is that of Binance spot. */
  static Alert largeTrades(String id, String symbol, Side side, long timeMs) {
    return alert(
        id,
        "large-trades",
        symbol,
        side,
        timeMs,
        new Inputs.LargeTrades(
            "BTC",
            "USDT",
            BigDecimal.TEN,
            BigDecimal.ONE,
            2,
            1,
            2,
            BigDecimal.TEN,
            1,
            BigDecimal.ONE,
            BigDecimal.ONE,
            0));
  }

  /** About the market, which has no price. */
  static Alert marketMove(String id, long timeMs) {
    return alert(
        id,
        "futures-market-move",
        "market",
        Side.BOTH,
        timeMs,
        new Inputs.MarketMove(timeMs, 5, 10, 3, 2, BigDecimal.ONE, List.of(), Optional.empty()));
  }

  private static Alert alert(
      String id, String rule, String subject, Side side, long timeMs, Inputs inputs) {
    return new Alert(
        id,
        rule,
        subject,
        side,
        BigDecimal.TEN,
        BigDecimal.ONE,
        Severity.MAJOR,
        timeMs,
        new Evidence(
            new Evidence.RuleInForce(rule, 0, Map.of()),
            new Evidence.Episode(timeMs, 1),
            new Evidence.Window(timeMs - 300_000, timeMs),
            inputs,
            List.of(),
            new Evidence.FeedHealth(0, 0, 1, 0)));
  }
}
