package io.tidewatch.topology.whale;

import io.tidewatch.contract.rule.RuleOverride;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.rule.RuleBook;
import io.tidewatch.topology.rule.RuleInForce;
import io.tidewatch.topology.rule.RuleTable;
import io.tidewatch.topology.whale.consensus.WhaleConsensusRule;
import io.tidewatch.topology.whale.consensus.WhaleConsensusRuleDefinition;
import io.tidewatch.topology.whale.signal.WhaleMoveRule;
import io.tidewatch.topology.whale.signal.WhaleMoveRuleDefinition;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/** Finds the rules in force. Not thread-safe. */
final class WhaleRules {
  private final RuleBook<WhaleMoveRule> move;
  private final RuleBook<WhaleConsensusRule> consensus;

  /**
   * Reads a table.
   *
   * @param overrides raw {@link RuleOverride} by key of the rules topic
   */
  WhaleRules(
      WhaleSettings settings,
      ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> overrides,
      DetectorCounters counters) {
    RuleTable table = new RuleTable(overrides, counters);
    this.move =
        new RuleBook<>(
            WhaleMoveRule.ID,
            settings.move(),
            new WhaleMoveRuleDefinition(settings.move())::rule,
            table,
            counters);
    this.consensus =
        new RuleBook<>(
            WhaleConsensusRule.ID,
            settings.consensus(),
            new WhaleConsensusRuleDefinition(settings.consensus())::rule,
            table,
            counters);
  }

  RuleInForce<WhaleMoveRule> move(String address, long receivedMs) {
    return move.of(address, receivedMs);
  }

  RuleInForce<WhaleConsensusRule> consensus(String coin, long receivedMs) {
    return consensus.of(coin, receivedMs);
  }
}
