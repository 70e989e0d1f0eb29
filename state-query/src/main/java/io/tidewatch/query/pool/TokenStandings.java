package io.tidewatch.query.pool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.MarketClock;
import io.tidewatch.query.rule.RulesInForce;
import io.tidewatch.query.rule.Standing;
import io.tidewatch.query.rule.StandingReader;
import io.tidewatch.query.store.StoreElsewhereException;
import io.tidewatch.topology.alert.AlertState;
import io.tidewatch.topology.rule.InvalidRuleException;
import io.tidewatch.topology.rule.RuleVersions;
import io.tidewatch.topology.tokenpool.TokenPoolRule;
import io.tidewatch.topology.tokenpool.TokenPoolRuleDefinition;
import io.tidewatch.topology.tokenpool.TokenPoolSettings;
import io.tidewatch.topology.tokenpool.TokenState;
import io.tidewatch.topology.tokenpool.judge.Finding;
import io.tidewatch.topology.tokenpool.judge.PairState;
import java.util.Optional;

/** Knows where the token-pool rule stands for each token. Thread-safe. */
public final class TokenStandings implements StandingReader {
  private final PoolStores stores;
  private final RulesInForce rules;
  private final TokenPoolSettings settings;
  private final TokenPoolRuleDefinition definition;
  private final MarketClock clock;

  public TokenStandings(
      PoolStores stores, RulesInForce rules, TokenPoolSettings settings, MarketClock clock) {
    this.stores = requireNonNull(stores, "stores");
    this.rules = requireNonNull(rules, "rules");
    this.settings = requireNonNull(settings, "settings");
    this.definition = new TokenPoolRuleDefinition(settings.rule());
    this.clock = requireNonNull(clock, "clock");
  }

  /** A rule and the version it has. */
  private record Versioned(TokenPoolRule rule, int version) {}

  @Override
  public String rule() {
    return TokenPoolRule.ID;
  }

  @Override
  public Optional<Standing> standing(String token) {
    return stores.token(token).map(state -> standing(token, state));
  }

  private Standing standing(String token, TokenState state) {
    Versioned inForce = ruleOf(token);
    Optional<PairState> pair = state.pair().flatMap(this::pairIfHere);
    AlertState alert = state.decisions().alert();
    return new Standing(
        Math.max(
            state.lastAt(),
            pair.flatMap(PairState::last).map(item -> item.receivedAt()).orElse(0L)),
        pair.flatMap(TokenStandings::finding).flatMap(Finding::degree),
        TokenPoolRule.THRESHOLD,
        alert.label(clock.nowMs(), inForce.rule().policy()),
        inForce.version(),
        alert.lastSent().map(AlertState.Sent::at));
  }

  private Optional<PairState> pairIfHere(String address) {
    try {
      return stores.pair(address);
    } catch (StoreElsewhereException e) {
      // Pairs and tokens are spread apart. What is known of the token is worth an answer.
      return Optional.empty();
    }
  }

  /** What the template finds in what was said last; empty if either is missing. */
  static Optional<Finding> finding(PairState pair) {
    return pair.template()
        .flatMap(template -> pair.last().map(item -> Finding.of(template, item.figures())));
  }

  /** Where the rule stands, with all its parameters. */
  AlertingView view(String token, TokenState state) {
    Versioned inForce = ruleOf(token);
    long now = clock.nowMs();
    AlertState alert = state.decisions().alert();
    return new AlertingView(
        alert.label(now, inForce.rule().policy()),
        alert
            .lastSent()
            .map(sent -> Math.max(0, sent.at() + inForce.rule().cooldown().toMillis() - now))
            .orElse(0L),
        alert.lastSent().map(AlertState.Sent::at),
        inForce.version(),
        TokenPoolRuleDefinition.parameters(inForce.rule()));
  }

  private Versioned ruleOf(String token) {
    RuleVersions.InForce inForce = rules.of(TokenPoolRule.ID, token);
    try {
      return new Versioned(definition.rule(inForce.parameters()), inForce.version());
    } catch (InvalidRuleException e) {
      // Whoever wrote it went past the API. The detector keeps to the defaults too.
      return new Versioned(settings.rule(), 0);
    }
  }
}
