package io.tidewatch.topology.tokenpool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.alert.AlertMachine;
import io.tidewatch.topology.alert.AlertState;
import io.tidewatch.topology.alert.DecisionFold;
import io.tidewatch.topology.alert.DecisionFolding;
import io.tidewatch.topology.alert.Outcome;
import io.tidewatch.topology.rule.RuleInForce;
import io.tidewatch.topology.tokenpool.TokenOutput.Explained;
import io.tidewatch.topology.tokenpool.TokenOutput.Raised;
import io.tidewatch.topology.tokenpool.judge.Finding;
import io.tidewatch.topology.tokenpool.judge.Observation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks the alert machine what becomes of an observation of a token, and says what came of it. It
 * knows nothing of stores or of Kafka. Not thread-safe.
 */
final class TokenJudge {
  /** Frames come once a second: a decision for each would be as many as the frames. */
  private static final DecisionFolding FOLDING = new DecisionFolding(Duration.ofSeconds(10));

  private final DetectorCounters counters;
  private final Listener listener;

  /** Hears what is to be sent. */
  @FunctionalInterface
  interface Listener {
    /**
     * Hears one thing.
     *
     * @param timeMs event time of it
     */
    void hear(TokenOutput output, long timeMs);
  }

  TokenJudge(DetectorCounters counters, Listener listener) {
    this.counters = requireNonNull(counters, "counters");
    this.listener = requireNonNull(listener, "listener");
  }

  /** The state of a token after an observation. */
  TokenState observe(
      String token, TokenState state, Observation observation, RuleInForce<TokenPoolRule> rule) {
    Turn turn = new Turn(token, state, rule);
    turn.endIfStale(observation.at());
    turn.observe(observation);
    return turn.state;
  }

  /**
   * The state of a token that nothing came of for a while.
   *
   * @param nowMs event time as far as one can tell
   */
  TokenState idle(String token, TokenState state, RuleInForce<TokenPoolRule> rule, long nowMs) {
    Turn turn = new Turn(token, state, rule);
    turn.apply(FOLDING.settle(turn.state.decisions(), nowMs));
    turn.announceEnd(nowMs);
    return turn.state;
  }

  /** Whether there is something to be told of a token though nothing more comes of it. */
  static boolean isOpen(TokenState state) {
    return state.decisions().pending().isPresent()
        || state.decisions().alert() instanceof AlertState.Firing firing
            && !state.decisions().announcedEnd().equals(Optional.of(firing.episodeStart()));
  }

  /** One token and its rule for as long as one input takes. */
  private final class Turn {
    private final String token;
    private final RuleInForce<TokenPoolRule> rule;
    private TokenState state;

    Turn(String token, TokenState state, RuleInForce<TokenPoolRule> rule) {
      this.token = token;
      this.state = state;
      this.rule = rule;
    }

    /** Ends an episode of which nothing came for so long that it was told to be over. */
    void endIfStale(long timeMs) {
      long overAt = staleAt();
      if (timeMs <= overAt) {
        return;
      }
      AlertMachine.Step step = AlertMachine.leave(state.decisions().alert());
      if (step.outcome() instanceof Outcome.Ended(Reason reason, long since, BigDecimal peak)) {
        flush();
        if (reason == Reason.NEAR_MISS) {
          explain(ended(reason, since, overAt, peak));
        } else {
          tellNoData(since, overAt, peak);
        }
        state = state.withDecisions(state.decisions().withAlert(step.state()));
      }
    }

    void announceEnd(long nowMs) {
      if (nowMs > staleAt() && state.decisions().alert() instanceof AlertState.Firing firing) {
        flush();
        // Only told, not decided: the clock may be ahead of what is still to come.
        tellNoData(firing.episodeStart(), staleAt(), firing.peak());
      }
    }

    private void tellNoData(long since, long overAt, BigDecimal peak) {
      if (!state.decisions().announcedEnd().equals(Optional.of(since))) {
        state = state.withDecisions(state.decisions().withAnnouncedEnd(since));
        explain(ended(Reason.RESOLVED_NO_DATA, since, overAt, peak));
      }
    }

    private long staleAt() {
      return state.lastAt() + rule.rule().staleAfter().toMillis();
    }

    void observe(Observation observation) {
      counters.add(Counter.CHECKS);
      Optional<PoolTemplate> template = observation.definition().template();
      if (template.isEmpty()) {
        counters.add(Counter.NO_TEMPLATE);
        String detail = PoolExplanation.noTemplate(observation.pair().templateId());
        hold(observation, Reason.NO_TEMPLATE, Optional.empty(), Optional.empty(), detail);
        return;
      }
      Finding finding = Finding.of(template.get(), observation.item().figures());
      switch (finding.state()) {
        case UNKNOWN ->
            unknown(
                observation, finding, PoolExplanation.unknown(finding, template.get().interval()));
        case MET -> passGate(observation, template.get(), finding);
        case NOT_MET -> judge(observation, template.get(), finding);
      }
    }

    private void unknown(Observation observation, Finding finding, String detail) {
      counters.add(Counter.UNKNOWN_CONDITIONS);
      hold(observation, Reason.CONDITION_UNKNOWN, Optional.empty(), finding.degree(), detail);
    }

    private void passGate(Observation observation, PoolTemplate template, Finding finding) {
      Gate gate = Gate.of(rule.rule(), template.interval(), observation.item().figures());
      switch (gate.state()) {
        case OPEN -> judge(observation, template, finding);
        case UNKNOWN -> unknown(observation, finding, gate.detail());
        case CLOSED -> {
          counters.add(Counter.GATED);
          hold(
              observation,
              Reason.GATED,
              Optional.of(finding.side()),
              finding.degree(),
              gate.detail());
        }
      }
    }

    private void judge(Observation observation, PoolTemplate template, Finding finding) {
      BigDecimal degree = finding.degree().orElse(BigDecimal.ZERO);
      // What cannot be judged keeps no episode alive.
      state = state.observedAt(observation.at());
      AlertMachine.Step step =
          AlertMachine.observe(
              state.decisions().alert(),
              rule.rule().policy(),
              observation.at(),
              degree,
              finding.side());
      state = state.withDecisions(state.decisions().withAlert(step.state()));
      switch (step.outcome()) {
        case Outcome.Raised raised -> raise(observation, template, finding, raised);
        case Outcome.HeldBack held -> {
          counters.add(Counter.SUPPRESSED);
          hold(
              observation,
              held.reason(),
              Optional.of(finding.side()),
              finding.degree(),
              PoolExplanation.cooldown(
                  finding,
                  template.interval(),
                  step.state().lastSent(),
                  observation.at(),
                  rule.rule().cooldown()));
        }
        case Outcome.Ended ended -> end(observation, ended);
        case Outcome.Nothing nothing -> {}
      }
    }

    private void raise(
        Observation observation, PoolTemplate template, Finding finding, Outcome.Raised raised) {
      flush();
      counters.add(Counter.ALERTS);
      listener.hear(
          new Raised(
              TokenPoolAlert.of(observation, template, finding, rule, raised),
              observation.pair().batch(),
              observation.item().live()),
          observation.at());
    }

    private void end(Observation observation, Outcome.Ended ended) {
      flush();
      boolean told = state.decisions().announcedEnd().equals(Optional.of(ended.since()));
      if (!told || ended.reason() != Reason.RESOLVED) {
        long offset = observation.item().offset();
        explain(
            new DecisionFold(
                ended.reason(),
                Optional.empty(),
                ended.since(),
                observation.at(),
                1,
                Optional.of(ended.peak()),
                offset,
                offset));
      }
    }

    /** Of an end that no input brought about. */
    private DecisionFold ended(Reason reason, long since, long until, BigDecimal peak) {
      return new DecisionFold(reason, Optional.empty(), since, until, 1, Optional.of(peak), 0, 0);
    }

    private void hold(
        Observation observation,
        Reason reason,
        Optional<Side> side,
        Optional<BigDecimal> value,
        String detail) {
      apply(
          FOLDING.hold(
              state.decisions(),
              reason,
              side,
              observation.at(),
              value,
              observation.item().offset()));
      state = state.withDetail(detail);
    }

    private void flush() {
      apply(FOLDING.flush(state.decisions()));
    }

    private void apply(DecisionFolding.Step step) {
      step.out().ifPresent(this::explain);
      state = state.withDecisions(step.state());
    }

    private void explain(DecisionFold fold) {
      listener.hear(
          new Explained(
              fold.toDecision(
                  TokenPoolRule.ID,
                  token,
                  TokenPoolRule.THRESHOLD,
                  rule.version(),
                  PoolExplanation.of(fold.reason(), state.detail(), rule.rule().staleAfter()))),
          fold.to());
    }
  }
}
