package io.tidewatch.connectors.delivery;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.AlertId;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.delivery.Notification;
import io.tidewatch.contract.delivery.SystemAlert;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Things to tell people. */
public final class TestWishes {
  private TestWishes() {}

  /** Taker volume of a symbol, over its threshold. */
  public static Alert alert(String base, Severity severity, long eventTime, int number) {
    String id = AlertId.of("large-trades", base + "USDT", Side.BUY, eventTime, number);
    return new Alert(
        id,
        "large-trades",
        base + "USDT",
        Side.BUY,
        new BigDecimal("2500000.99"),
        new BigDecimal("2000000"),
        severity,
        eventTime,
        new Evidence(
            new Evidence.RuleInForce("large-trades", 0, Map.of("threshold", "2000000")),
            new Evidence.Episode(eventTime, number),
            new Evidence.Window(eventTime - 300_000, eventTime),
            new Inputs.LargeTrades(
                base,
                "USDT",
                new BigDecimal("1800000.99"),
                new BigDecimal("700000"),
                1_023,
                17,
                1_039,
                new BigDecimal("90000"),
                1_000,
                new BigDecimal("300000"),
                new BigDecimal("1000"),
                2),
            List.of(new Evidence.OffsetRange("raw", 0, 10, 1_032)),
            new Evidence.FeedHealth(0, 0, 1, 20)));
  }

  /** Such an alert, in a market event of its own. */
  public static Notification fired(String base, Severity severity, long eventTime, int number) {
    return of(alert(base, severity, eventTime, number), Notification.Kind.FIRED, 1);
  }

  /** Such an alert in the event of its asset. */
  public static Notification of(Alert alert, Notification.Kind kind, int number) {
    String asset = alert.subject().replace("USDT", "");
    return new Notification(
        alert,
        kind,
        new Notification.MarketEvent("event-" + asset, asset, alert.eventTime(), number));
  }

  /** Trouble of a feed. */
  public static SystemAlert feedDown(SystemAlert.State state, long since, long at) {
    return new SystemAlert(
        "system-" + since + "-" + state,
        SystemAlert.Kind.FEED_DOWN,
        "okx/books/BTC-USDT",
        Severity.MAJOR,
        state,
        since,
        at,
        "no data for 30 s <&> connection c1");
  }
}
