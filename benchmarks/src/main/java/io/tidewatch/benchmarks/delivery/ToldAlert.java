package io.tidewatch.benchmarks.delivery;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.AlertId;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.delivery.Notification;
import io.tidewatch.contract.topic.Topics;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An alert about a symbol of its own, to be told at once. */
record ToldAlert(int number, long timeMs) {
  static String base(int number) {
    return String.format(Locale.ROOT, "A%05d", number);
  }

  Alert alert() {
    String subject = base(number) + "USDT";
    return new Alert(
        AlertId.of("large-trades", subject, Side.BUY, timeMs, 1),
        "large-trades",
        subject,
        Side.BUY,
        new BigDecimal("2500000.75"),
        new BigDecimal("2000000"),
        Severity.MAJOR,
        timeMs,
        evidence());
  }

  Notification notification() {
    return new Notification(
        alert(),
        Notification.Kind.FIRED,
        new Notification.MarketEvent("e" + number, base(number), timeMs, 1));
  }

  private Evidence evidence() {
    return new Evidence(
        new Evidence.RuleInForce("large-trades", 0, Map.of("thresholdUsd", "2000000")),
        new Evidence.Episode(timeMs, 1),
        new Evidence.Window(timeMs - 300_000, timeMs),
        new Inputs.LargeTrades(
            base(number),
            "USDT",
            new BigDecimal("2500000.75"),
            BigDecimal.ONE,
            341,
            1_577_160,
            1_577_500,
            BigDecimal.TEN,
            1_577_486,
            new BigDecimal("0.0124"),
            BigDecimal.ONE,
            0),
        List.of(new Evidence.OffsetRange(Topics.BINANCE_SPOT_TRADES.name(), 1, 1_855, 3_197)),
        new Evidence.FeedHealth(0, 0, 1, 12));
  }
}
