package io.tidewatch.topology.tokenpool;

import io.tidewatch.contract.rule.RuleOverride;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.rule.RuleBook;
import io.tidewatch.topology.rule.RuleInForce;
import io.tidewatch.topology.rule.RuleTable;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/** Finds the rule in force for a token. Not thread-safe. */
final class TokenPoolRules {
  private final RuleBook<TokenPoolRule> book;

  /**
   * Reads a table.
   *
   * @param overrides raw {@link RuleOverride} by key of the rules topic
   */
  TokenPoolRules(
      TokenPoolRule defaults,
      ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> overrides,
      DetectorCounters counters) {
    this.book =
        new RuleBook<>(
            TokenPoolRule.ID,
            defaults,
            new TokenPoolRuleDefinition(defaults)::rule,
            new RuleTable(overrides, counters),
            counters);
  }

  /** The rule with its version for an event at this time, epoch milliseconds. */
  RuleInForce<TokenPoolRule> of(String token, long timeMs) {
    return book.of(token, timeMs);
  }
}
