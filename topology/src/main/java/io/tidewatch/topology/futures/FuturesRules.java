package io.tidewatch.topology.futures;

import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRule;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRuleDefinition;
import io.tidewatch.topology.futures.rule.MarketMoveRule;
import io.tidewatch.topology.futures.rule.MarketMoveRuleDefinition;
import io.tidewatch.topology.rule.RuleBook;
import io.tidewatch.topology.rule.RuleInForce;
import io.tidewatch.topology.rule.RuleTable;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/** Finds the rules in force. Not thread-safe. */
final class FuturesRules {
  private final RuleBook<FuturesAnomalyRule> anomaly;
  private final RuleBook<MarketMoveRule> market;

  FuturesRules(
      FuturesSettings settings,
      ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> overrides,
      DetectorCounters counters) {
    RuleTable table = new RuleTable(overrides, counters);
    this.anomaly =
        new RuleBook<>(
            FuturesAnomalyRule.ID,
            settings.anomaly(),
            new FuturesAnomalyRuleDefinition(settings.anomaly())::rule,
            table,
            counters);
    this.market =
        new RuleBook<>(
            MarketMoveRule.ID,
            settings.market(),
            new MarketMoveRuleDefinition(settings.market())::rule,
            table,
            counters);
  }

  /** The rule on one contract, for a record received at this time, epoch milliseconds. */
  RuleInForce<FuturesAnomalyRule> anomaly(String symbol, long receivedMs) {
    return anomaly.of(symbol, receivedMs);
  }

  /** The rule on all of them. */
  RuleInForce<MarketMoveRule> market(long timeMs) {
    return market.of(MarketMoveRule.SUBJECT, timeMs);
  }
}
