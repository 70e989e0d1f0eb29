package io.tidewatch.benchmarks.history;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.AlertId;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.largetrades.LargeTradesRule;
import io.tidewatch.topology.largetrades.LargeTradesRuleDefinition;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;

/** Alerts of a month: five rules, two hundred subjects, one about every two and a half seconds. */
public final class MadeAlerts {
  static final List<String> RULES =
      List.of("large-trades", "depth-anomaly", "liquidity-shrink", "wall-pulled", "level-broken");
  static final int SUBJECTS = 200;
  private static final long SPACING_MS = 2_500;

  private final long startMs;
  private final int count;

  /**
   * Makes so many.
   *
   * @param endMs event time of the newest
   */
  public MadeAlerts(int count, long endMs) {
    this.count = count;
    this.startMs = endMs - (count - 1) * SPACING_MS;
  }

  long timeMs(int i) {
    return startMs + i * SPACING_MS;
  }

  static String subject(int number) {
    return "S" + number + "USDT";
  }

  /** The alert with this number; the same each time. */
  public Alert alert(int i) {
    SplittableRandom chance = new SplittableRandom(i);
    String rule = RULES.get(chance.nextInt(RULES.size()));
    String subject = subject(chance.nextInt(SUBJECTS));
    int severity = chance.nextInt(20);
    long timeMs = timeMs(i);
    BigDecimal value = BigDecimal.valueOf(chance.nextLong(300_000_000_000_000L), 8);
    return new Alert(
        AlertId.of(rule, subject, Side.BUY, timeMs, 1),
        rule,
        subject,
        Side.BUY,
        value,
        LargeTradesRule.DEFAULT.thresholdUsd(),
        severity == 0 ? Severity.CRITICAL : severity < 8 ? Severity.MAJOR : Severity.MINOR,
        timeMs,
        evidence(rule, timeMs, value));
  }

  private static Evidence evidence(String rule, long timeMs, BigDecimal value) {
    return new Evidence(
        new Evidence.RuleInForce(
            rule, 0, LargeTradesRuleDefinition.parameters(LargeTradesRule.DEFAULT)),
        new Evidence.Episode(timeMs, 1),
        new Evidence.Window(timeMs - 300_000, timeMs),
        new Inputs.LargeTrades(
            "S",
            "USDT",
            value,
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
        new Evidence.FeedHealth(0, 0, 1_795_221_351, 12));
  }

  int count() {
    return count;
  }
}
