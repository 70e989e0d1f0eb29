package io.tidewatch.query.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.query.MarketClock;
import io.tidewatch.query.rule.RulesInForce;
import io.tidewatch.query.rule.Standing;
import io.tidewatch.query.rule.StandingReader;
import io.tidewatch.query.store.StoreElsewhereException;
import io.tidewatch.topology.alert.AlertState;
import io.tidewatch.topology.alert.SubjectState;
import io.tidewatch.topology.futures.FuturesSettings;
import io.tidewatch.topology.futures.SymbolScores;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRule;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRuleDefinition;
import io.tidewatch.topology.rule.InvalidRuleException;
import io.tidewatch.topology.rule.RuleVersions;
import java.math.BigDecimal;
import java.util.Optional;

/** Knows where the rule on single contracts stands for each of them. Thread-safe. */
public final class FuturesStandings implements StandingReader {
  private final FuturesStores stores;
  private final RulesInForce rules;
  private final FuturesSettings settings;
  private final FuturesAnomalyRuleDefinition definition;
  private final MarketClock clock;

  public FuturesStandings(
      FuturesStores stores, RulesInForce rules, FuturesSettings settings, MarketClock clock) {
    this.stores = requireNonNull(stores, "stores");
    this.rules = requireNonNull(rules, "rules");
    this.settings = requireNonNull(settings, "settings");
    this.definition = new FuturesAnomalyRuleDefinition(settings.anomaly());
    this.clock = requireNonNull(clock, "clock");
  }

  /** A rule and the version it has. */
  record Versioned(FuturesAnomalyRule rule, int version) {}

  @Override
  public String rule() {
    return FuturesAnomalyRule.ID;
  }

  @Override
  public Optional<Standing> standing(String symbol) {
    Optional<SubjectState> subject = stores.subject(FuturesAnomalyRule.ID, symbol);
    Optional<Anomaly> newest = newestIfHere(symbol);
    if (subject.isEmpty() && newest.isEmpty()) {
      return Optional.empty();
    }
    Versioned inForce = ruleOf(symbol);
    AlertState alert = subject.map(SubjectState::alert).orElse(AlertState.INITIAL);
    return Optional.of(
        new Standing(
            newest.map(Anomaly::evaluatedAt).orElseGet(clock::nowMs),
            newest.map(anomaly -> value(anomaly, inForce.rule())),
            inForce.rule().threshold(),
            alert.label(clock.nowMs(), inForce.rule().policy()),
            inForce.version(),
            alert.lastSent().map(AlertState.Sent::at)));
  }

  private static BigDecimal value(Anomaly anomaly, FuturesAnomalyRule rule) {
    return switch (rule.method()) {
      case ROBUST -> anomaly.robust().score();
      case CLASSIC -> anomaly.classic().score();
    };
  }

  /** Symbols and the market are spread apart: what is known of the rule is worth an answer. */
  private Optional<Anomaly> newestIfHere(String symbol) {
    try {
      return stores.scores(symbol).flatMap(SymbolScores::closed);
    } catch (StoreElsewhereException e) {
      return Optional.empty();
    }
  }

  Versioned ruleOf(String symbol) {
    RuleVersions.InForce inForce = rules.of(FuturesAnomalyRule.ID, symbol);
    try {
      return new Versioned(definition.rule(inForce.parameters()), inForce.version());
    } catch (InvalidRuleException e) {
      // Whoever wrote it went past the API. The detector keeps to the defaults too.
      return new Versioned(settings.anomaly(), 0);
    }
  }
}
