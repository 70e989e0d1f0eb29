package io.tidewatch.query.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.MarketClock;
import io.tidewatch.query.rule.RulesInForce;
import io.tidewatch.query.rule.Standing;
import io.tidewatch.query.rule.StandingReader;
import io.tidewatch.topology.alert.AlertState;
import io.tidewatch.topology.alert.SubjectState;
import io.tidewatch.topology.futures.FuturesSettings;
import io.tidewatch.topology.futures.rule.MarketMoveRule;
import io.tidewatch.topology.futures.rule.MarketMoveRuleDefinition;
import io.tidewatch.topology.rule.InvalidRuleException;
import io.tidewatch.topology.rule.RuleVersions;
import java.util.Optional;

/** Knows where the rule on many contracts at once stands. Thread-safe. */
public final class MarketStandings implements StandingReader {
  private final FuturesStores stores;
  private final RulesInForce rules;
  private final FuturesSettings settings;
  private final MarketMoveRuleDefinition definition;
  private final MarketClock clock;

  public MarketStandings(
      FuturesStores stores, RulesInForce rules, FuturesSettings settings, MarketClock clock) {
    this.stores = requireNonNull(stores, "stores");
    this.rules = requireNonNull(rules, "rules");
    this.settings = requireNonNull(settings, "settings");
    this.definition = new MarketMoveRuleDefinition(settings.market());
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public String rule() {
    return MarketMoveRule.ID;
  }

  /** Without a value: the share of a round is only kept while the round is. */
  @Override
  public Optional<Standing> standing(String subject) {
    return stores.subject(MarketMoveRule.ID, subject).map(state -> standing(subject, state));
  }

  private Standing standing(String subject, SubjectState state) {
    RuleVersions.InForce inForce = rules.of(MarketMoveRule.ID, subject);
    MarketMoveRule rule = settings.market();
    int version = 0;
    try {
      rule = definition.rule(inForce.parameters());
      version = inForce.version();
    } catch (InvalidRuleException e) {
      // Whoever wrote it went past the API. The detector keeps to the defaults too.
      version = 0;
    }
    long now = clock.nowMs();
    AlertState alert = state.alert();
    return new Standing(
        now,
        Optional.empty(),
        rule.share(),
        alert.label(now, rule.policy()),
        version,
        alert.lastSent().map(AlertState.Sent::at));
  }
}
