package io.tidewatch.topology.tokenpool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.rule.RuleOverride;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.rule.LookUpGrid;
import io.tidewatch.topology.rule.RuleInForce;
import io.tidewatch.topology.rule.RuleTable;
import io.tidewatch.topology.rule.RuleVersions;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * Finds the rule in force for a token. What was read of overrides is kept, as many tokens have the
 * same. Not thread-safe.
 */
final class TokenPoolRules {
  private static final int MAX_KEPT = 1_000;

  private final TokenPoolRule defaults;
  private final TokenPoolRuleDefinition definition;
  private final RuleTable table;
  private final DetectorCounters counters;
  private final Map<RuleVersions.InForce, RuleInForce<TokenPoolRule>> kept = new HashMap<>();

  /**
   * Reads a table.
   *
   * @param overrides raw {@link RuleOverride} by key of the rules topic
   */
  TokenPoolRules(
      TokenPoolRule defaults,
      ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> overrides,
      DetectorCounters counters) {
    this.defaults = requireNonNull(defaults, "defaults");
    this.definition = new TokenPoolRuleDefinition(defaults);
    this.counters = requireNonNull(counters, "counters");
    this.table = new RuleTable(overrides, counters);
  }

  /** The rule with its version for an event at this time, epoch milliseconds. */
  RuleInForce<TokenPoolRule> of(String token, long timeMs) {
    RuleVersions.InForce inForce = table.inForce(TokenPoolRule.ID, token, LookUpGrid.slot(timeMs));
    if (kept.size() > MAX_KEPT) {
      kept.clear();
    }
    return kept.computeIfAbsent(inForce, this::read);
  }

  private RuleInForce<TokenPoolRule> read(RuleVersions.InForce inForce) {
    RuleInForce<TokenPoolRule> rule = new RuleInForce<>(defaults, definition::rule, counters);
    rule.take(inForce);
    return rule;
  }
}
