package io.tidewatch.topology.tokenpool;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.AlertId;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.alert.Outcome;
import io.tidewatch.topology.rule.RuleInForce;
import io.tidewatch.topology.tokenpool.judge.Finding;
import io.tidewatch.topology.tokenpool.judge.Observation;
import io.tidewatch.topology.tokenpool.judge.PairItem;
import java.util.List;

/** Writes an alert with all that is needed to compute it again. */
final class TokenPoolAlert {
  private TokenPoolAlert() {}

  static Alert of(
      Observation observation,
      PoolTemplate template,
      Finding finding,
      RuleInForce<TokenPoolRule> rule,
      Outcome.Raised raised) {
    PoolPair pair = observation.pair();
    PairItem item = observation.item();
    long at = observation.at();
    Evidence evidence =
        new Evidence(
            new Evidence.RuleInForce(
                TokenPoolRule.ID, rule.version(), TokenPoolRuleDefinition.parameters(rule.rule())),
            new Evidence.Episode(raised.episodeStart(), raised.number()),
            // The venue's own window: up to the figures, not up to a template that came later.
            new Evidence.Window(
                item.receivedAt() - template.interval().length().toMillis(), item.receivedAt()),
            new Inputs.TokenPool(
                pair.pair(),
                pair.symbol(),
                pair.name(),
                pair.batch(),
                template,
                finding.conditions(),
                item.figures(),
                item.receivedAt(),
                observation.templateChanged()),
            List.of(
                new Evidence.OffsetRange(
                    Topics.DBOTX_PAIRS.name(), item.partition(), item.offset(), item.offset())),
            new Evidence.FeedHealth(0, 0, item.epoch(), 0));
    return new Alert(
        AlertId.of(
            TokenPoolRule.ID, pair.token(), finding.side(), raised.episodeStart(), raised.number()),
        TokenPoolRule.ID,
        pair.token(),
        finding.side(),
        finding.degree().orElse(TokenPoolRule.THRESHOLD),
        TokenPoolRule.THRESHOLD,
        rule.rule().severity(),
        at,
        evidence);
  }
}
