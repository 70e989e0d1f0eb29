package io.tidewatch.topology.largetrades;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.alert.AlertMachine;
import io.tidewatch.topology.alert.AlertMachine.Step;
import io.tidewatch.topology.alert.AlertState;
import io.tidewatch.topology.alert.AlertState.Sent;
import io.tidewatch.topology.alert.DecisionFold;
import io.tidewatch.topology.alert.DecisionFolding;
import io.tidewatch.topology.alert.Outcome;
import io.tidewatch.topology.binance.SpotTrade;
import io.tidewatch.topology.largetrades.LargeTradesOutput.Explained;
import io.tidewatch.topology.largetrades.LargeTradesOutput.Raised;
import io.tidewatch.topology.largetrades.LargeTradesOutput.Rolled;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * Looks at the totals of a symbol after each change, asks the alert machine, and says what came of
 * it. It knows nothing of stores or of Kafka.
 */
final class LargeTradesJudge {
  private static final long SECOND = 1_000;

  /** Back-fill comes row by row; so many seconds without one, and no more is waited for. */
  private static final int PATIENCE_TICKS = 10;

  private static final DecisionFolding FOLDING = new DecisionFolding(Duration.ofSeconds(1));

  private final long windowMs;
  private final long latenessMs;
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
    void hear(LargeTradesOutput output, long timeMs);
  }

  LargeTradesJudge(long windowMs, long latenessMs, DetectorCounters counters, Listener listener) {
    this.windowMs = windowMs;
    this.latenessMs = latenessMs;
    this.counters = requireNonNull(counters, "counters");
    this.listener = requireNonNull(listener, "listener");
  }

  /** Judges the window that the newest trade completed. */
  void appended(SymbolTracker tracker) {
    RollingWindow window = tracker.window;
    if (window.fellBelow()) {
      apply(tracker, AlertMachine.leave(tracker.state.alert()), window.lastPosition());
    }
    counters.add(Counter.CHECKS);
    if (window.totalUsd() >= tracker.exitUnits
        || !(tracker.state.alert() instanceof AlertState.Quiet)) {
      observe(tracker, window.lastPosition(), window.totals());
    }
    tellTotals(tracker);
  }

  /**
   * Judges the windows that a late trade changed, in the order of their ends: the first that
   * reaches the threshold, and the newest. Where trades are still missing after this one, the
   * windows beyond them wait: when back-fill brings one trade after the other, the first window to
   * reach the threshold is then the one that would have been first without a gap.
   */
  void inserted(SymbolTracker tracker) {
    RollingWindow window = tracker.window;
    counters.add(Counter.CHECKS);
    if (window.keptUsd() < tracker.exitUnits) {
      return;
    }
    long exact = window.asOf() - latenessMs;
    long notBefore =
        tracker
            .state
            .alert()
            .lastSent()
            .map(Sent::at)
            .map(at -> earliestNext(tracker, at))
            .map(next -> Math.max(next, exact))
            .orElse(exact);
    int newest = window.size() - 1;
    long hole = window.nextHole();
    noteCrossingBeforeLastAlert(tracker, exact, hole);
    int first =
        window.firstAtOrOver(window.lastPosition(), tracker.thresholdUnits, notBefore, hole);
    if (first >= 0 && first < newest) {
      observe(tracker, first, window.totalsAt(first));
    }
    boolean whole = hole == Long.MAX_VALUE;
    if (whole) {
      observe(tracker, newest, window.totals());
    }
    tracker.state = tracker.state.withUnjudged(!whole);
    tellTotals(tracker);
  }

  /** A late trade may show that the threshold was passed earlier than the last alert says. */
  private void noteCrossingBeforeLastAlert(SymbolTracker tracker, long exact, long hole) {
    RollingWindow window = tracker.window;
    Optional<Sent> last = tracker.state.alert().lastSent();
    if (last.isEmpty() || window.timeAt(window.lastPosition()) >= last.get().at()) {
      return;
    }
    int earlier = window.firstAtOrOver(window.lastPosition(), tracker.thresholdUnits, exact, hole);
    if (earlier >= 0 && window.timeAt(earlier) < last.get().at()) {
      observe(tracker, earlier, window.totalsAt(earlier));
    }
  }

  /**
   * Judges the newest window if that waited for missing trades: they did not come before the next
   * live trade, or before nothing came at all for a while. A sum over a gap is at most too low.
   */
  void catchUp(SymbolTracker tracker) {
    if (tracker.state.unjudged()) {
      tracker.state = tracker.state.withUnjudged(false);
      counters.add(Counter.CHECKS);
      observe(tracker, tracker.window.size() - 1, tracker.window.totals());
    }
  }

  /** Takes note of a trade that cannot be counted. */
  void setAside(SymbolTracker tracker, Reason reason, SpotTrade trade) {
    hold(tracker, reason, Optional.empty(), trade.timeMs(), Optional.empty(), trade.lastId());
  }

  /**
   * Takes note that nothing came for a while.
   *
   * @param nowMs event time as far as one can tell
   */
  void idle(SymbolTracker tracker, long nowMs) {
    flush(tracker);
    if (tracker.window.isEmpty()) {
      return;
    }
    if (tracker.idleTicks >= PATIENCE_TICKS) {
      catchUp(tracker);
    }
    long asOf = Math.max(nowMs, tracker.window.asOf());
    Totals totals = tracker.window.totalsAsOf(asOf);
    if (!totals.equals(tracker.told)) {
      tell(tracker, totals, asOf);
    }
    boolean over = totals.totalUsd() < tracker.exitUnits;
    if (over && tracker.state.alert() instanceof AlertState.Firing firing) {
      announceEnd(tracker, firing, asOf);
    }
  }

  /** Sends out a decision that no further observation can join, as its second is over. */
  void settle(SymbolTracker tracker) {
    apply(tracker, FOLDING.settle(tracker.state, tracker.window.asOf()));
  }

  private void announceEnd(SymbolTracker tracker, AlertState.Firing firing, long asOf) {
    if (tracker.state.announcedEnd().equals(Optional.of(firing.episodeStart()))) {
      return;
    }
    // Only told, not decided: should late trades show that the total held, the episode goes on.
    tracker.state = tracker.state.withAnnouncedEnd(firing.episodeStart());
    explain(
        tracker,
        ended(Reason.RESOLVED_NO_DATA, firing.episodeStart(), asOf, firing.peak(), tracker));
  }

  private void observe(SymbolTracker tracker, int position, Totals totals) {
    BigDecimal value = Totals.usd(totals.totalUsd());
    Side side = tracker.rule.side(totals);
    long timeMs = tracker.window.timeAt(position);
    Step step = AlertMachine.observe(tracker.state.alert(), tracker.policy, timeMs, value, side);
    tracker.state = tracker.state.withAlert(step.state());
    switch (step.outcome()) {
      case Outcome.Raised raised -> raise(tracker, raised, position, totals, side);
      case Outcome.HeldBack held -> {
        counters.add(Counter.SUPPRESSED);
        hold(
            tracker,
            held.reason(),
            Optional.of(side),
            timeMs,
            Optional.of(value),
            tracker.window.lastIdAt(position));
      }
      case Outcome.Ended ended -> end(tracker, ended, position);
      case Outcome.Nothing nothing -> {}
    }
  }

  private void apply(SymbolTracker tracker, Step step, int position) {
    tracker.state = tracker.state.withAlert(step.state());
    if (step.outcome() instanceof Outcome.Ended ended) {
      end(tracker, ended, position);
    }
  }

  private void raise(
      SymbolTracker tracker, Outcome.Raised raised, int position, Totals totals, Side side) {
    flush(tracker);
    counters.add(Counter.ALERTS);
    listener.hear(
        new Raised(LargeTradesAlert.of(tracker, windowMs, raised, position, totals, side)),
        tracker.window.timeAt(position));
  }

  private void end(SymbolTracker tracker, Outcome.Ended ended, int position) {
    flush(tracker);
    boolean told = tracker.state.announcedEnd().equals(Optional.of(ended.since()));
    if (!told || ended.reason() != Reason.RESOLVED) {
      long timeMs = tracker.window.timeAt(position);
      explain(tracker, ended(ended.reason(), ended.since(), timeMs, ended.peak(), tracker));
    }
  }

  private static DecisionFold ended(
      Reason reason, long since, long until, BigDecimal peak, SymbolTracker tracker) {
    long input = tracker.window.lastIdAt(tracker.window.size() - 1);
    return new DecisionFold(
        reason, Optional.empty(), since, until, 1, Optional.of(peak), input, input);
  }

  private void hold(
      SymbolTracker tracker,
      Reason reason,
      Optional<Side> side,
      long timeMs,
      Optional<BigDecimal> value,
      long input) {
    apply(tracker, FOLDING.hold(tracker.state, reason, side, timeMs, value, input));
  }

  private void flush(SymbolTracker tracker) {
    apply(tracker, FOLDING.flush(tracker.state));
  }

  private void apply(SymbolTracker tracker, DecisionFolding.Step step) {
    step.out().ifPresent(fold -> explain(tracker, fold));
    tracker.state = step.state();
  }

  private void explain(SymbolTracker tracker, DecisionFold fold) {
    listener.hear(
        new Explained(
            fold.toDecision(
                LargeTradesRule.ID,
                tracker.symbol,
                tracker.rule.thresholdUsd(),
                tracker.ruleVersion,
                LargeTradesExplanation.of(fold, tracker))),
        fold.to());
  }

  private static long earliestNext(SymbolTracker tracker, long lastSentMs) {
    return tracker.policy.escalationFactor().isPresent()
        ? lastSentMs
        : lastSentMs + tracker.policy.cooldownMs();
  }

  /** Totals go out at most once a second of event time. */
  private void tellTotals(SymbolTracker tracker) {
    long second = Math.floorDiv(tracker.window.asOf(), SECOND);
    if (second != tracker.toldSecond) {
      tracker.toldSecond = second;
      tell(tracker, tracker.window.totals(), tracker.window.asOf());
    }
  }

  private void tell(SymbolTracker tracker, Totals totals, long asOf) {
    tracker.told = totals;
    listener.hear(new Rolled(totals.toVolume(tracker.symbol, asOf, windowMs)), asOf);
  }
}
