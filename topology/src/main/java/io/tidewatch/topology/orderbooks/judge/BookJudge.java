package io.tidewatch.topology.orderbooks.judge;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.alert.AlertMachine;
import io.tidewatch.topology.alert.AlertState;
import io.tidewatch.topology.alert.AlertState.Firing;
import io.tidewatch.topology.alert.AlertState.Quiet;
import io.tidewatch.topology.alert.DecisionFold;
import io.tidewatch.topology.alert.DecisionFolding;
import io.tidewatch.topology.alert.Outcome;
import io.tidewatch.topology.alert.SubjectState;
import io.tidewatch.topology.orderbooks.OrderBooksOutput;
import io.tidewatch.topology.orderbooks.OrderBooksOutput.Explained;
import io.tidewatch.topology.orderbooks.OrderBooksOutput.Raised;
import io.tidewatch.topology.orderbooks.analysis.Moment;
import io.tidewatch.topology.orderbooks.analysis.Observation;
import io.tidewatch.topology.orderbooks.analysis.Observation.Happened;
import io.tidewatch.topology.orderbooks.analysis.Observation.Measured;
import io.tidewatch.topology.orderbooks.analysis.Observation.Unexplained;
import io.tidewatch.topology.orderbooks.analysis.Reading;
import io.tidewatch.topology.orderbooks.analysis.Worth;
import io.tidewatch.topology.orderbooks.rule.BookRuleKind;
import io.tidewatch.topology.orderbooks.rule.BookRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes alerts and decisions of what the looks at one instrument's book say. Its state survives
 * book epochs; it knows nothing of stores or of Kafka. Not thread-safe.
 *
 * <p>Each side of a rule has its own cooldown. When both sides pass a threshold at one look, that
 * is one alert of side {@code BOTH}.
 */
public final class BookJudge {
  private static final long UNRATED_EVERY_MS = 60_000;
  private static final DecisionFolding FOLDING = new DecisionFolding(Duration.ofSeconds(1));

  private final String instId;
  private final DetectorCounters counters;
  private JudgeMemory memory;

  /** What one call works with. */
  private record Turn(Moment moment, BookRules rules, List<OrderBooksOutput> out) {
    BookRules.InForce of(BookRuleKind rule) {
      return rules.of(rule);
    }
  }

  /** An alert that is due for one side. */
  private record Due(Measured measured, Outcome.Raised raised) {}

  public BookJudge(String instId, JudgeMemory memory, DetectorCounters counters) {
    this.instId = requireNonNull(instId, "instId");
    this.memory = requireNonNull(memory, "memory");
    this.counters = requireNonNull(counters, "counters");
  }

  public JudgeMemory memory() {
    return memory;
  }

  /** Judges a reading; answers with alerts and decisions only, never with the analysis itself. */
  public List<OrderBooksOutput> judge(
      Reading reading, Worth worth, Moment moment, BookRules rulesInForce) {
    Turn turn = new Turn(moment, rulesInForce, new ArrayList<>());
    settle(turn);
    noteUnrated(turn, worth);
    List<Measured> measured = new ArrayList<>();
    for (Observation observation : reading.observations()) {
      counters.add(Counter.CHECKS);
      switch (observation) {
        case Measured measure -> measured.add(measure);
        case Happened happened -> happened(turn, happened);
        case Unexplained unexplained -> unexplained(turn, unexplained);
      }
    }
    for (BookRuleKind rule : BookRuleKind.values()) {
      measured(turn, measured.stream().filter(measure -> measure.rule() == rule).toList());
    }
    return List.copyOf(turn.out());
  }

  /**
   * Closes what is open, as the book is no longer known to be right or was replaced. A new episode
   * begins with the new book; the cooldown goes on.
   *
   * @param moment of the record that broke or replaced it
   */
  public List<OrderBooksOutput> bookLost(Moment moment, BookRules rulesInForce) {
    Turn turn = new Turn(moment, rulesInForce, new ArrayList<>());
    for (BookRuleKind rule : BookRuleKind.values()) {
      for (Side side : Side.values()) {
        String key = JudgeMemory.key(rule, side);
        if (memory.states().containsKey(key)) {
          flush(turn, rule, side);
          close(turn, rule, side, key);
        }
      }
    }
    return List.copyOf(turn.out());
  }

  private void close(Turn turn, BookRuleKind rule, Side side, String key) {
    SubjectState state = memory.state(key);
    if (state.alert() instanceof Firing firing) {
      explain(turn, rule, ended(turn, Reason.RESOLVED_BOOK_LOST, side, firing));
    }
    memory = memory.with(key, state.withAlert(new Quiet(state.alert().lastSent())));
  }

  private static DecisionFold ended(Turn turn, Reason reason, Side side, Firing firing) {
    return ended(turn, reason, side, firing.episodeStart(), firing.peak());
  }

  private static DecisionFold ended(
      Turn turn, Reason reason, Side side, long since, BigDecimal peak) {
    long input = turn.moment().seqId();
    return new DecisionFold(
        reason,
        Optional.of(side),
        since,
        turn.moment().timeMs(),
        1,
        Optional.of(peak),
        input,
        input);
  }

  /** A measure of both sides, or of the book, at one evaluation. */
  private void measured(Turn turn, List<Measured> sides) {
    List<Due> due = new ArrayList<>();
    for (Measured measure : sides) {
      observe(turn, measure).ifPresent(raised -> due.add(new Due(measure, raised)));
    }
    if (due.isEmpty()) {
      return;
    }
    Due first = due.getFirst();
    BigDecimal value =
        due.stream().map(each -> each.measured().value()).reduce(BigDecimal::max).orElseThrow();
    raise(
        turn,
        new BookAlert(
            first.measured().rule(),
            due.size() > 1 ? Side.BOTH : first.measured().side(),
            value,
            first.measured().after(),
            first.measured().inputs()),
        first.raised());
  }

  private Optional<Outcome.Raised> observe(Turn turn, Measured measure) {
    BookRuleKind rule = measure.rule();
    Side side = measure.side();
    String key = JudgeMemory.key(rule, side);
    AlertMachine.Step step = step(turn, rule, side, measure.value());
    memory = memory.with(key, memory.state(key).withAlert(step.state()));
    return switch (step.outcome()) {
      case Outcome.Raised raised -> {
        flush(turn, rule, side);
        yield Optional.of(raised);
      }
      case Outcome.HeldBack held -> {
        holdBack(turn, rule, side, held.reason(), measure.value());
        yield Optional.empty();
      }
      case Outcome.Ended ended -> {
        flush(turn, rule, side);
        explain(turn, rule, ended(turn, ended.reason(), side, ended.since(), ended.peak()));
        yield Optional.empty();
      }
      case Outcome.Nothing nothing -> Optional.empty();
    };
  }

  /** Each is an episode of its own, which ends as it begins. */
  private void happened(Turn turn, Happened event) {
    BookRuleKind rule = event.rule();
    Side side = event.side();
    String key = JudgeMemory.key(rule, side);
    AlertMachine.Step step = step(turn, rule, side, event.value());
    AlertState over = new Quiet(step.state().lastSent());
    memory = memory.with(key, memory.state(key).withAlert(over));
    switch (step.outcome()) {
      case Outcome.Raised raised -> {
        flush(turn, rule, side);
        raise(
            turn, new BookAlert(rule, side, event.value(), event.after(), event.inputs()), raised);
      }
      case Outcome.HeldBack held -> holdBack(turn, rule, side, held.reason(), event.value());
      case Outcome.Ended ended -> {}
      case Outcome.Nothing nothing -> {}
    }
  }

  private AlertMachine.Step step(Turn turn, BookRuleKind rule, Side side, BigDecimal value) {
    return AlertMachine.observe(
        memory.state(JudgeMemory.key(rule, side)).alert(),
        turn.of(rule).rule().policy(),
        turn.moment().timeMs(),
        value,
        side);
  }

  /** Only what would have been worth an alert is worth a word. */
  private void unexplained(Turn turn, Unexplained event) {
    if (event.value().compareTo(turn.of(event.rule()).rule().threshold()) >= 0) {
      counters.add(Counter.SUPPRESSED);
      DecisionFold fold =
          DecisionFold.of(
              Reason.CAUSE_UNKNOWN,
              Optional.of(event.side()),
              turn.moment().timeMs(),
              Optional.of(event.value()),
              turn.moment().seqId());
      explain(turn, event.rule(), fold, BookExplanation.unknown(event.why()));
    }
  }

  private void noteUnrated(Turn turn, Worth worth) {
    boolean rated =
        worth.contractValue().isPresent() && (worth.inverse() || worth.usdPerQuote().isPresent());
    long timeMs = turn.moment().timeMs();
    if (!rated) {
      counters.add(Counter.UNRATED);
    }
    boolean told = memory.unratedAt() >= 0 && timeMs - memory.unratedAt() < UNRATED_EVERY_MS;
    if (rated || told) {
      return;
    }
    memory = memory.withUnratedAt(timeMs);
    for (BookRuleKind rule : BookRuleKind.values()) {
      explain(
          turn,
          rule,
          DecisionFold.of(
              Reason.NO_RATE, Optional.empty(), timeMs, Optional.empty(), turn.moment().seqId()));
    }
  }

  private void raise(Turn turn, BookAlert alert, Outcome.Raised raised) {
    counters.add(Counter.ALERTS);
    turn.out().add(new Raised(alert.raised(instId, turn.moment(), turn.of(alert.rule()), raised)));
  }

  private void holdBack(Turn turn, BookRuleKind rule, Side side, Reason reason, BigDecimal value) {
    counters.add(Counter.SUPPRESSED);
    Moment moment = turn.moment();
    String key = JudgeMemory.key(rule, side);
    fold(
        turn,
        rule,
        key,
        FOLDING.hold(
            memory.state(key),
            reason,
            Optional.of(side),
            moment.timeMs(),
            Optional.of(value),
            moment.seqId()));
  }

  private void flush(Turn turn, BookRuleKind rule, Side side) {
    String key = JudgeMemory.key(rule, side);
    fold(turn, rule, key, FOLDING.flush(memory.state(key)));
  }

  /** Sends out decisions that no further observation can join. */
  private void settle(Turn turn) {
    if (memory.states().values().stream().allMatch(state -> state.pending().isEmpty())) {
      return;
    }
    for (BookRuleKind rule : BookRuleKind.values()) {
      for (Side side : Side.values()) {
        String key = JudgeMemory.key(rule, side);
        SubjectState state = memory.state(key);
        fold(turn, rule, key, FOLDING.settle(state, turn.moment().timeMs()));
      }
    }
  }

  private void fold(Turn turn, BookRuleKind rule, String key, DecisionFolding.Step step) {
    step.out().ifPresent(fold -> explain(turn, rule, fold));
    memory = memory.with(key, step.state());
  }

  private void explain(Turn turn, BookRuleKind rule, DecisionFold fold) {
    AlertState state = memory.state(JudgeMemory.key(rule, fold.side().orElse(Side.BOTH))).alert();
    explain(turn, rule, fold, BookExplanation.of(fold, state, turn.of(rule).rule()));
  }

  private void explain(Turn turn, BookRuleKind rule, DecisionFold fold, String detail) {
    BookRules.InForce inForce = turn.of(rule);
    turn.out()
        .add(
            new Explained(
                fold.toDecision(
                    rule.id(), instId, inForce.rule().threshold(), inForce.version(), detail)));
  }
}
