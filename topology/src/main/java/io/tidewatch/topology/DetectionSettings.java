package io.tidewatch.topology;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.Partitions;
import io.tidewatch.topology.futures.FuturesSettings;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRuleDefinition;
import io.tidewatch.topology.futures.rule.MarketMoveRuleDefinition;
import io.tidewatch.topology.largetrades.LargeTradesRuleDefinition;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import io.tidewatch.topology.orderbooks.OrderBooksSettings;
import io.tidewatch.topology.rule.RuleDefinition;
import io.tidewatch.topology.tokenpool.TokenPoolRuleDefinition;
import io.tidewatch.topology.tokenpool.TokenPoolSettings;
import io.tidewatch.topology.whale.WhaleSettings;
import io.tidewatch.topology.whale.consensus.WhaleConsensusRuleDefinition;
import io.tidewatch.topology.whale.signal.WhaleMoveRuleDefinition;
import java.util.ArrayList;
import java.util.List;

/**
 * How detectors decide, wherever each of them runs.
 *
 * @param partitions into how many parts the topics split their work
 */
public record DetectionSettings(
    LargeTradesSettings largeTrades,
    OrderBooksSettings orderBooks,
    TokenPoolSettings tokenPool,
    FuturesSettings futures,
    WhaleSettings whales,
    Partitions partitions) {
  public static final DetectionSettings DEFAULT =
      new DetectionSettings(
          LargeTradesSettings.DEFAULT,
          OrderBooksSettings.DEFAULT,
          TokenPoolSettings.DEFAULT,
          FuturesSettings.DEFAULT,
          WhaleSettings.DEFAULT,
          Partitions.OF_THE_CATALOGUE);

  public DetectionSettings {
    requireNonNull(largeTrades, "largeTrades");
    requireNonNull(orderBooks, "orderBooks");
    requireNonNull(tokenPool, "tokenPool");
    requireNonNull(futures, "futures");
    requireNonNull(whales, "whales");
    requireNonNull(partitions, "partitions");
  }

  /** The same with another way to look at books. */
  public DetectionSettings with(OrderBooksSettings books) {
    return new DetectionSettings(largeTrades, books, tokenPool, futures, whales, partitions);
  }

  /** The same over topics with another number of partitions. */
  public DetectionSettings with(Partitions others) {
    return new DetectionSettings(largeTrades, orderBooks, tokenPool, futures, whales, others);
  }

  /** Every rule of theirs. */
  public List<RuleDefinition> rules() {
    List<RuleDefinition> rules = new ArrayList<>();
    rules.add(new LargeTradesRuleDefinition(largeTrades.rule()));
    rules.addAll(orderBooks.rules());
    rules.add(new TokenPoolRuleDefinition(tokenPool.rule()));
    rules.add(new FuturesAnomalyRuleDefinition(futures.anomaly()));
    rules.add(new MarketMoveRuleDefinition(futures.market()));
    rules.add(new WhaleMoveRuleDefinition(whales.move()));
    rules.add(new WhaleConsensusRuleDefinition(whales.consensus()));
    return List.copyOf(rules);
  }
}
