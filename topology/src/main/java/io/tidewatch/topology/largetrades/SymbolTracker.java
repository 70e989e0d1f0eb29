package io.tidewatch.topology.largetrades;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.instrument.SpotSymbol;
import io.tidewatch.topology.alert.AlertPolicy;
import io.tidewatch.topology.alert.SubjectState;
import io.tidewatch.topology.rate.UsdRate;
import io.tidewatch.topology.rule.LookUpGrid;
import io.tidewatch.topology.rule.RuleInForce;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** What the processor holds of one symbol between trades. Not thread-safe. */
final class SymbolTracker {
  final String symbol;
  final Optional<SpotSymbol> pair;
  final RollingWindow window;
  final KeptTrades kept;

  final RuleInForce<LargeTradesRule> inForce;

  /** When rule and rate have to be looked up again. */
  final LookUpGrid grid = new LookUpGrid();

  LargeTradesRule rule;

  int ruleVersion;
  AlertPolicy policy;
  long exitUnits;
  long thresholdUnits;
  Optional<UsdRate> rate = Optional.empty();

  /** Partition its records come from. */
  int partition;

  SubjectState state;

  /** The state as the store has it. */
  SubjectState storedState;

  /** Feed facts of the newest record. */
  Headers newestHeaders = new RecordHeaders();

  long receiveLagMs;

  /** Event second of the last totals that went out, and those totals. */
  long toldSecond = Long.MIN_VALUE;

  Totals told = Totals.NONE;

  /** Whether something came since the last tick of the wall clock. */
  boolean active;

  /** Ticks since something came. */
  int idleTicks;

  SymbolTracker(
      String symbol,
      RollingWindow window,
      KeptTrades kept,
      SubjectState state,
      RuleInForce<LargeTradesRule> inForce) {
    this.symbol = requireNonNull(symbol, "symbol");
    this.window = requireNonNull(window, "window");
    this.kept = requireNonNull(kept, "kept");
    this.state = requireNonNull(state, "state");
    this.storedState = state;
    this.inForce = requireNonNull(inForce, "inForce");
    this.pair = pair(symbol);
    setRule(inForce.rule(), inForce.version());
  }

  private static Optional<SpotSymbol> pair(String symbol) {
    try {
      return Optional.of(SpotSymbol.parse(symbol));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  void setRule(LargeTradesRule next, int version) {
    rule = next;
    ruleVersion = version;
    policy = next.policy();
    exitUnits = next.exitUnits();
    thresholdUnits = next.thresholdUnits();
  }
}
