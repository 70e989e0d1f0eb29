package io.tidewatch.standalone.demo;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.simulator.market.ExpectedAlert;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Compares the alerts that came with those that a script must raise.
 *
 * @param missing what did not come
 * @param extra what came and should not have, or came again
 */
record AlertCheck(List<String> missing, List<String> extra) {
  AlertCheck {
    missing = List.copyOf(missing);
    extra = List.copyOf(extra);
  }

  static AlertCheck of(List<ExpectedAlert> expected, List<Alert> came) {
    List<ExpectedAlert> open = new ArrayList<>(expected);
    List<String> extra = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Alert alert : came) {
      if (!ids.add(alert.id())) {
        extra.add(describe(alert) + ", the same alert again");
      } else if (!open.removeIf(e -> matches(e, alert))) {
        extra.add(describe(alert));
      }
    }
    return new AlertCheck(open.stream().map(AlertCheck::describe).toList(), extra);
  }

  boolean isExact() {
    return missing.isEmpty() && extra.isEmpty();
  }

  private static boolean matches(ExpectedAlert expected, Alert alert) {
    return alert.evidence().inputs() instanceof Inputs.LargeTrades inputs
        && expected.symbol().equals(alert.subject())
        && expected.side() == alert.side()
        && expected.eventTimeMs() == alert.eventTime()
        && expected.tradeId() == inputs.completedBy()
        && expected.totalUsd().compareTo(alert.value()) == 0;
  }

  private static String describe(ExpectedAlert expected) {
    return line(
        expected.symbol(),
        expected.side().name(),
        expected.totalUsd().toPlainString(),
        expected.eventTimeMs(),
        Long.toString(expected.tradeId()));
  }

  private static String describe(Alert alert) {
    String completedBy =
        switch (alert.evidence().inputs()) {
          case Inputs.LargeTrades inputs -> Long.toString(inputs.completedBy());
          case Inputs.DepthAnomaly inputs -> Long.toString(inputs.seqId());
          case Inputs.LiquidityShrink inputs -> Long.toString(inputs.seqId());
          case Inputs.WallEvent inputs -> Long.toString(inputs.seqId());
          case Inputs.LevelBroken inputs -> Long.toString(inputs.seqId());
        };
    return line(
        alert.subject(),
        alert.side().name(),
        alert.value().toPlainString(),
        alert.eventTime(),
        completedBy);
  }

  private static String line(
      String symbol, String side, String usd, long timeMs, String completedBy) {
    return String.format(
        Locale.ROOT,
        "%s %s %s USD at %d, completed by trade %s",
        symbol,
        side,
        usd,
        timeMs,
        completedBy);
  }
}
