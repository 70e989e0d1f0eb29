package io.tidewatch.topology.recompute;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Evidence.OffsetRange;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Inputs.ContractTerms;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.futures.FuturesReplay;
import io.tidewatch.topology.futures.ReplayTarget;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRule;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRuleDefinition;
import io.tidewatch.topology.rule.InvalidRuleException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Scores the bar of a contract again, from its raw records and the closed bars before it. What the
 * market was in that moment is taken as told: it is of the other contracts, whose records the alert
 * does not name.
 */
final class FuturesAnomalyRecomputation implements Recomputation {
  private final Inputs.FuturesAnomaly told;
  private final FuturesAnomalyRule rule;
  private final FuturesReplay replay;

  private FuturesAnomalyRecomputation(
      Inputs.FuturesAnomaly told, FuturesAnomalyRule rule, FuturesReplay replay) {
    this.told = requireNonNull(told, "told");
    this.rule = requireNonNull(rule, "rule");
    this.replay = requireNonNull(replay, "replay");
  }

  static Attempt of(Alert alert, Inputs.FuturesAnomaly told) {
    if (told.contract().isEmpty()) {
      return new Attempt.Impossible(
          "it is of the time before alerts told what was known of the contract");
    }
    List<OffsetRange> records = alert.evidence().records();
    if (records.size() != 1) {
      return new Attempt.Impossible("it names " + records.size() + " ranges, and a bar is in one");
    }
    try {
      FuturesAnomalyRule rule =
          new FuturesAnomalyRuleDefinition(FuturesAnomalyRule.DEFAULT)
              .rule(alert.evidence().rule().parameters());
      return of(told, told.contract().get(), rule, alert.subject(), records.getFirst());
    } catch (InvalidRuleException e) {
      return new Attempt.Impossible("the rule that it names is none: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      // Alerts come from a topic, and who writes there names what he likes.
      return new Attempt.Impossible("what it names is nowhere: " + e.getMessage());
    }
  }

  private static Attempt of(
      Inputs.FuturesAnomaly told,
      ContractTerms contract,
      FuturesAnomalyRule rule,
      String symbol,
      OffsetRange range) {
    ReplayTarget target =
        new ReplayTarget(
            symbol,
            ReplayTarget.roundAt(told.anomaly()),
            told.anomaly().provisional(),
            range.partition(),
            range.last(),
            rule,
            contract);
    return new Attempt.Possible(
        new FuturesAnomalyRecomputation(told, rule, new FuturesReplay(target)),
        List.of(new Since(Topics.FUTURES_BARS.name(), target.partition(), target.from())));
  }

  @Override
  public void take(ConsumerRecord<String, byte[]> rawRecord) {
    replay.take(rawRecord);
  }

  @Override
  public Recomputed result() {
    return replay
        .found()
        .map(this::value)
        .orElseGet(() ->
            new Recomputed.NotPossible(
                "the last of the records that it names leads to no score of this bar"));
  }

  private Recomputed value(FuturesReplay.Found found) {
    Anomaly now = found.seen().anomaly();
    if (now.bars() != told.anomaly().bars()) {
      return new Recomputed.Lacking(
          "it was scored against "
              + told.anomaly().bars()
              + " bars, and on their topic are "
              + now.bars());
    }
    return new Recomputed.Value(
        found.seen().score(),
        now.direction(),
        new Inputs.FuturesAnomaly(
            told.base(),
            rule.method(),
            now,
            told.marketShare(),
            told.marketSymbols(),
            Optional.of(found.contract())));
  }
}
