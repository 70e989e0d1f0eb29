package io.tidewatch.topology.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.alert.Inputs.ScoreMethod;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Anomaly.Level;
import io.tidewatch.contract.futures.Anomaly.Status;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.alert.AlertMachine;
import io.tidewatch.topology.alert.AlertPolicy;
import io.tidewatch.topology.alert.AlertState;
import io.tidewatch.topology.alert.DecisionFold;
import io.tidewatch.topology.alert.Outcome;
import io.tidewatch.topology.alert.SubjectState;
import io.tidewatch.topology.futures.market.Finding.Judged;
import io.tidewatch.topology.futures.market.MarketView;
import io.tidewatch.topology.futures.market.RoundEntry.Round;
import io.tidewatch.topology.futures.market.RoundEntry.Verdict;
import io.tidewatch.topology.futures.market.Rounds.Complete;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRule;
import io.tidewatch.topology.futures.rule.MarketMoveRule;
import io.tidewatch.topology.futures.score.Scorer;
import io.tidewatch.topology.rule.RuleInForce;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Asks the alert machines what becomes of a round: first that of the market, then those of the
 * symbols. Time of the machines is the end of the round, so that a cooldown of an hour is four bars
 * however late their last frames came. Not thread-safe.
 */
final class MarketJudge {
  private final FuturesRules rules;
  private final States states;
  private final long graceMs;
  private final DetectorCounters counters;
  private final Listener listener;

  /** What keeps a bar over the threshold from its alert machine. */
  private enum Obstacle {
    GATED(Reason.GATED, Counter.GATED),
    UNSURE(Reason.UNSURE, Counter.UNSURE),
    MARKET_WIDE(Reason.MARKET_WIDE, Counter.MARKET_WIDE);

    final Reason reason;
    final Counter counter;

    Obstacle(Reason reason, Counter counter) {
      this.reason = reason;
      this.counter = counter;
    }
  }

  /** Where each rule stands for each subject. */
  interface States {
    SubjectState get(String key);

    void put(String key, SubjectState state);
  }

  /** Hears what is to be sent. */
  @FunctionalInterface
  interface Listener {
    /**
     * Hears one thing.
     *
     * @param timeMs event time of it
     */
    void hear(String subject, MarketOutput output, long timeMs);
  }

  MarketJudge(
      FuturesRules rules,
      States states,
      long graceMs,
      DetectorCounters counters,
      Listener listener) {
    this.rules = requireNonNull(rules, "rules");
    this.states = requireNonNull(states, "states");
    this.graceMs = graceMs;
    this.counters = requireNonNull(counters, "counters");
    this.listener = requireNonNull(listener, "listener");
  }

  /** Decides a round. */
  Verdict decide(Complete complete) {
    Round round = complete.round();
    List<MarketView.Seen> seen =
        complete.compared().stream()
            .filter(judged -> judged.anomaly().status() != Status.WARMUP)
            .map(this::see)
            .toList();
    MarketView view = MarketView.of(seen);
    RuleInForce<MarketMoveRule> rule = rules.market(round.at() + graceMs);
    boolean isMarket = view.symbols() >= rule.rule().minSymbols();
    boolean wide = isMarket && view.share().compareTo(rule.rule().share()) >= 0;
    if (isMarket) {
      new MarketTurn(round, rule, view, complete.compared()).take();
    }
    Verdict verdict = new Verdict(round, wide, view.anomalous(), view.symbols());
    complete.all().forEach(judged -> judge(judged, verdict));
    return verdict;
  }

  private MarketView.Seen see(Judged judged) {
    return see(judged.anomaly(), rules.anomaly(judged.symbol(), judged.receivedAt()).rule());
  }

  /** A bar as its rule sees it. */
  static MarketView.Seen see(Anomaly anomaly, FuturesAnomalyRule rule) {
    BigDecimal score = score(anomaly, rule.method());
    boolean anomalous =
        switch (rule.method()) {
          case ROBUST -> anomaly.robust().level() != Level.NONE;
          case CLASSIC -> score.compareTo(rule.classicScore()) >= 0;
        };
    return new MarketView.Seen(anomaly, score, anomalous);
  }

  static BigDecimal score(Anomaly anomaly, ScoreMethod method) {
    return switch (method) {
      case ROBUST -> anomaly.robust().score();
      case CLASSIC -> anomaly.classic().score();
    };
  }

  /** Judges a symbol by what its round was. */
  void judge(Judged judged, Verdict verdict) {
    if (judged.anomaly().status() != Status.WARMUP) {
      new SymbolTurn(judged, verdict).take();
    }
  }

  private SubjectState state(String rule, String subject) {
    SubjectState state = states.get(rule + "/" + subject);
    return state == null ? SubjectState.INITIAL : state;
  }

  private AlertMachine.Step observe(
      String id, String subject, AlertPolicy policy, long timeMs, BigDecimal value, Side side) {
    counters.add(Counter.CHECKS);
    SubjectState before = state(id, subject);
    AlertMachine.Step step = AlertMachine.observe(before.alert(), policy, timeMs, value, side);
    SubjectState after = before.withAlert(step.state());
    if (!after.equals(before)) {
      states.put(id + "/" + subject, after);
    }
    return step;
  }

  /** The market in one round. */
  private final class MarketTurn {
    private final Round round;
    private final RuleInForce<MarketMoveRule> rule;
    private final MarketView view;
    private final List<Judged> compared;

    MarketTurn(
        Round round, RuleInForce<MarketMoveRule> rule, MarketView view, List<Judged> compared) {
      this.round = round;
      this.rule = rule;
      this.view = view;
      this.compared = compared;
    }

    void take() {
      AlertMachine.Step step =
          observe(
              MarketMoveRule.ID,
              MarketMoveRule.SUBJECT,
              rule.rule().policy(),
              round.at(),
              view.share(),
              view.side());
      switch (step.outcome()) {
        case Outcome.Raised raised -> {
          counters.add(Counter.ALERTS);
          listener.hear(
              MarketMoveRule.SUBJECT,
              new MarketOutput.Raised(
                  FuturesAlerts.market(
                      round,
                      view,
                      compared,
                      ComparedContracts.of(round, compared, rules),
                      rule,
                      raised)),
              round.at());
        }
        case Outcome.HeldBack(Reason reason) -> {
          counters.add(Counter.SUPPRESSED);
          explain(
              DecisionFold.of(
                  reason, Optional.of(view.side()), round.at(), Optional.of(view.share()), 0),
              step.state());
        }
        case Outcome.Ended(Reason reason, long since, BigDecimal peak) ->
            explain(
                new DecisionFold(
                    reason, Optional.empty(), since, round.at(), 1, Optional.of(peak), 0, 0),
                step.state());
        case Outcome.Nothing nothing -> {}
      }
    }

    private void explain(DecisionFold fold, AlertState state) {
      listener.hear(
          MarketMoveRule.SUBJECT,
          new MarketOutput.Explained(
              fold.toDecision(
                  MarketMoveRule.ID,
                  MarketMoveRule.SUBJECT,
                  rule.rule().share(),
                  rule.version(),
                  FuturesExplanation.of(fold, state, rule.rule().cooldown()))),
          round.at());
    }
  }

  /** One symbol in one round. */
  private final class SymbolTurn {
    private final Judged judged;
    private final Anomaly anomaly;
    private final Verdict verdict;
    private final RuleInForce<FuturesAnomalyRule> rule;
    private final BigDecimal value;

    SymbolTurn(Judged judged, Verdict verdict) {
      this.judged = judged;
      this.anomaly = judged.anomaly();
      this.verdict = verdict;
      this.rule = rules.anomaly(judged.symbol(), judged.receivedAt());
      this.value = score(anomaly, rule.rule().method());
    }

    void take() {
      Optional<Obstacle> obstacle =
          value.compareTo(rule.rule().threshold()) >= 0 ? obstacle() : Optional.empty();
      if (obstacle.isPresent()) {
        hold(obstacle.get());
      } else {
        ask();
      }
    }

    private Optional<Obstacle> obstacle() {
      boolean robust = rule.rule().method() == ScoreMethod.ROBUST;
      if (anomaly.quoteVolume24h().compareTo(rule.rule().minQuoteVolume()) < 0
          || robust && !Scorer.isAgreed(anomaly)) {
        return Optional.of(Obstacle.GATED);
      }
      if (robust && !Scorer.isSure(anomaly)) {
        return Optional.of(Obstacle.UNSURE);
      }
      return verdict.marketWide() ? Optional.of(Obstacle.MARKET_WIDE) : Optional.empty();
    }

    private void hold(Obstacle obstacle) {
      counters.add(obstacle.counter);
      explain(fold(obstacle.reason), state(FuturesAnomalyRule.ID, judged.symbol()).alert());
    }

    private void ask() {
      AlertMachine.Step step =
          observe(
              FuturesAnomalyRule.ID,
              judged.symbol(),
              rule.rule().policy(),
              judged.roundAt(),
              value,
              anomaly.direction());
      switch (step.outcome()) {
        case Outcome.Raised raised -> {
          counters.add(Counter.ALERTS);
          listener.hear(
              judged.symbol(),
              new MarketOutput.Raised(FuturesAlerts.symbol(judged, verdict, rule, raised)),
              anomaly.evaluatedAt());
        }
        case Outcome.HeldBack(Reason reason) -> {
          counters.add(Counter.SUPPRESSED);
          explain(fold(reason), step.state());
        }
        case Outcome.Ended(Reason reason, long since, BigDecimal peak) ->
            explain(
                new DecisionFold(
                    reason,
                    Optional.empty(),
                    since,
                    judged.roundAt(),
                    1,
                    Optional.of(peak),
                    judged.firstOffset(),
                    judged.lastOffset()),
                step.state());
        case Outcome.Nothing nothing -> {}
      }
    }

    private DecisionFold fold(Reason reason) {
      return new DecisionFold(
          reason,
          Optional.of(anomaly.direction()),
          judged.roundAt(),
          judged.roundAt(),
          1,
          Optional.of(value),
          judged.firstOffset(),
          judged.lastOffset());
    }

    private void explain(DecisionFold fold, AlertState state) {
      listener.hear(
          judged.symbol(),
          new MarketOutput.Explained(
              fold.toDecision(
                  FuturesAnomalyRule.ID,
                  judged.symbol(),
                  rule.rule().threshold(),
                  rule.version(),
                  FuturesExplanation.of(fold, state, anomaly, verdict, rule.rule()))),
          anomaly.evaluatedAt());
    }
  }
}
