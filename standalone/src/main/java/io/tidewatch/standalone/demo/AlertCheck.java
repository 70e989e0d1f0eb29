package io.tidewatch.standalone.demo;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.simulator.book.BookScene;
import io.tidewatch.simulator.futures.FuturesScene;
import io.tidewatch.simulator.market.ExpectedAlert;
import io.tidewatch.simulator.pool.PoolScene;
import io.tidewatch.simulator.whale.WhaleScene;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Compares the alerts that came with those that the scripts must raise.
 *
 * @param missing what did not come
 * @param extra what came and should not have, or came again
 */
record AlertCheck(List<String> missing, List<String> extra) {
  AlertCheck {
    missing = List.copyOf(missing);
    extra = List.copyOf(extra);
  }

  /** An alert that must come: how to know it, and how to name it. */
  record Due(Predicate<Alert> is, String description) {}

  static AlertCheck of(List<Due> expected, List<Alert> came) {
    List<Due> open = new ArrayList<>(expected);
    List<String> extra = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Alert alert : came) {
      if (!ids.add(alert.id())) {
        extra.add(describe(alert) + ", the same alert again");
      } else if (!removeFirst(open, alert)) {
        extra.add(describe(alert));
      }
    }
    return new AlertCheck(open.stream().map(Due::description).toList(), extra);
  }

  private static boolean removeFirst(List<Due> open, Alert alert) {
    for (Due due : open) {
      if (due.is().test(alert)) {
        return open.remove(due);
      }
    }
    return false;
  }

  boolean isExact() {
    return missing.isEmpty() && extra.isEmpty();
  }

  /** What a script of trades must raise: every figure of it is known beforehand. */
  static Due due(ExpectedAlert expected) {
    return new Due(
        alert ->
            alert.evidence().inputs() instanceof Inputs.LargeTrades inputs
                && expected.symbol().equals(alert.subject())
                && expected.side() == alert.side()
                && expected.eventTimeMs() == alert.eventTime()
                && expected.tradeId() == inputs.completedBy()
                && expected.totalUsd().compareTo(alert.value()) == 0,
        line(
            "large-trades",
            expected.symbol(),
            expected.side().name(),
            expected.totalUsd().toPlainString(),
            expected.eventTimeMs()));
  }

  /** What a scene of a book must raise. */
  static Due due(String instId, BookScene.Expected expected) {
    return due(expected.rule(), instId, expected.side(), expected.fromMs(), expected.toMs());
  }

  /** What a scene of the token pool must raise. */
  static Due due(PoolScene.Expected expected) {
    return due(
        expected.rule(), expected.token(), expected.side(), expected.fromMs(), expected.toMs());
  }

  /** What a scene of futures must raise. */
  static Due due(FuturesScene.Expected expected) {
    return due(
        expected.rule(), expected.subject(), expected.side(), expected.fromMs(), expected.toMs());
  }

  /** What a scene of watched addresses must raise. */
  static Due due(WhaleScene.Expected expected) {
    return due(
        expected.rule(), expected.subject(), expected.side(), expected.fromMs(), expected.toMs());
  }

  /** Within a time, and of whatever value. */
  private static Due due(String rule, String subject, Side side, long fromMs, long toMs) {
    return new Due(
        alert ->
            rule.equals(alert.rule())
                && subject.equals(alert.subject())
                && side == alert.side()
                && fromMs <= alert.eventTime()
                && alert.eventTime() <= toMs,
        line(rule, subject, side.name(), "of some value", fromMs) + " or a little later");
  }

  private static String describe(Alert alert) {
    return line(
        alert.rule(),
        alert.subject(),
        alert.side().name(),
        alert.value().toPlainString(),
        alert.eventTime());
  }

  private static String line(String rule, String subject, String side, String value, long timeMs) {
    return String.format(Locale.ROOT, "%s %s %s %s at %d", rule, subject, side, value, timeMs);
  }
}
