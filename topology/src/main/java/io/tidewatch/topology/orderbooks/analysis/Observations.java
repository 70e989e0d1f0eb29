package io.tidewatch.topology.orderbooks.analysis;

import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Inputs.WallFate;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.book.Absence;
import io.tidewatch.contract.book.BookAnalysis.Condition;
import io.tidewatch.contract.book.BookAnalysis.DepthAnomaly;
import io.tidewatch.topology.orderbooks.analysis.DepthBaseline.Comparison;
import io.tidewatch.topology.orderbooks.analysis.Observation.Happened;
import io.tidewatch.topology.orderbooks.analysis.Observation.Measured;
import io.tidewatch.topology.orderbooks.analysis.Observation.Unexplained;
import io.tidewatch.topology.orderbooks.rule.BookRuleKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Writes down what a look found in the form that rules judge. */
final class Observations {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final BookLook look;
  private final List<Observation> found = new ArrayList<>();

  Observations(BookLook look) {
    this.look = look;
  }

  List<Observation> sorted() {
    found.sort(Comparator.comparing(Observation::rule).thenComparing(Observation::side));
    return found;
  }

  /** A score that rests on too few parts to be an alert is not observed at all. */
  void anomaly(Comparison compared, DepthBaseline baseline, BaselineSettings settings) {
    DepthAnomaly anomaly = compared.anomaly();
    if (anomaly.score().value().isEmpty() || compared.sample().isEmpty()) {
      return;
    }
    BigDecimal score = anomaly.score().value().get();
    boolean capped =
        score.doubleValue() >= settings.alertScore() && anomaly.condition() != Condition.ALERT;
    if (!capped) {
      DepthSample sample = compared.sample().get();
      found.add(
          new Measured(
              BookRuleKind.DEPTH_ANOMALY,
              Side.BOTH,
              score,
              baseline.oldestMs(look.now()) - 1,
              inputs(anomaly.contributions(), anomaly.samples(), baseline, sample)));
    }
  }

  private Inputs inputs(
      Map<String, BigDecimal> contributions,
      int samples,
      DepthBaseline baseline,
      DepthSample sample) {
    return new Inputs.DepthAnomaly(
        look.instrument().base(),
        look.instrument().quote(),
        look.moment().seqId(),
        look.moment().bookEpoch(),
        contributions,
        samples,
        baseline.bandBps(),
        Rounded.usd(sample.bidUsd()),
        Rounded.usd(sample.askUsd()),
        Rounded.bps(sample.spreadBps()));
  }

  /** Each side by itself, in percent of its median. */
  void shrink(Comparison compared, DepthBaseline baseline, BaselineSettings settings) {
    if (!compared.sampled()) {
      return;
    }
    for (Side side : List.of(Side.BUY, Side.SELL)) {
      baseline
          .meter(side)
          .sustained()
          .ifPresent(ratio ->
              found.add(
                  new Measured(
                      BookRuleKind.LIQUIDITY_SHRINK,
                      side,
                      shrunkBy(ratio),
                      baseline.oldestMs(look.now()) - 1,
                      inputs(compared, baseline, settings))));
    }
  }

  private static BigDecimal shrunkBy(double ratio) {
    return HUNDRED.subtract(Rounded.score(100 * Math.min(1, ratio)));
  }

  private Inputs inputs(Comparison compared, DepthBaseline baseline, BaselineSettings settings) {
    DepthSample sample = compared.sample().orElseThrow();
    return new Inputs.LiquidityShrink(
        look.instrument().base(),
        look.instrument().quote(),
        look.moment().seqId(),
        look.moment().bookEpoch(),
        baseline.bandBps(),
        Rounded.usd(sample.bidUsd()),
        Rounded.usd(sample.askUsd()),
        Rounded.usd(compared.medianBidUsd()),
        Rounded.usd(compared.medianAskUsd()),
        settings.shrunkEvaluations(),
        baseline.samples());
  }

  void walls(Side side, List<WallOutcome> outcomes) {
    for (WallFate fate : WallFate.values()) {
      List<WallOutcome> same =
          outcomes.stream()
              .filter(outcome -> outcome.fate().filter(fate::equals).isPresent())
              .sorted(Comparator.comparingDouble(WallOutcome::usd).reversed())
              .toList();
      if (!same.isEmpty()) {
        found.add(happened(ruleOf(fate), side, fate, same));
      }
    }
    for (WallOutcome outcome : outcomes) {
      outcome.unknown().ifPresent(why -> found.add(unexplained(side, outcome, why)));
    }
  }

  private static Unexplained unexplained(Side side, WallOutcome outcome, Absence why) {
    return new Unexplained(BookRuleKind.WALL_PULLED, side, outcome.facts().notionalUsd(), why);
  }

  private Happened happened(
      BookRuleKind rule, Side side, WallFate fate, List<WallOutcome> outcomes) {
    long since =
        outcomes.stream().mapToLong(outcome -> outcome.facts().since()).min().orElseThrow();
    return new Happened(
        rule,
        side,
        outcomes.getFirst().facts().notionalUsd(),
        since - 1,
        new Inputs.WallEvent(
            look.instrument().base(),
            look.instrument().quote(),
            look.moment().seqId(),
            look.moment().bookEpoch(),
            fate,
            outcomes.stream().map(WallOutcome::facts).toList()));
  }

  private static BookRuleKind ruleOf(WallFate fate) {
    return switch (fate) {
      case APPEARED -> BookRuleKind.WALL_APPEARED;
      case ABSORBED -> BookRuleKind.WALL_ABSORBED;
      case PULLED -> BookRuleKind.WALL_PULLED;
    };
  }

  /** The strongest of those that broke at once stands for all: the mid went through each. */
  void broken(Side side, List<TrackedLevel> levels, double presenceSoFar) {
    if (levels.isEmpty()) {
      return;
    }
    TrackedLevel level = levels.getFirst();
    found.add(
        new Happened(
            BookRuleKind.LEVEL_BROKEN,
            side,
            Rounded.score(LevelTracker.strength(level, presenceSoFar)),
            level.since() - 1,
            new Inputs.LevelBroken(
                look.instrument().base(),
                look.instrument().quote(),
                look.moment().seqId(),
                look.moment().bookEpoch(),
                Rounded.price(level.price()),
                Rounded.price(level.low()),
                Rounded.price(level.high()),
                PriceFigures.exactMid(look),
                level.touches(),
                Rounded.share(LevelTracker.persistence(level, presenceSoFar)),
                level.since())));
  }
}
