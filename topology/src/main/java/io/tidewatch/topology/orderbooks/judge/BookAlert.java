package io.tidewatch.topology.orderbooks.judge;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.AlertId;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Evidence.OffsetRange;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.alert.Outcome;
import io.tidewatch.topology.orderbooks.analysis.Moment;
import io.tidewatch.topology.orderbooks.rule.BookRuleKind;
import io.tidewatch.topology.orderbooks.rule.BookRules;
import java.math.BigDecimal;
import java.util.List;

/**
 * Writes an alert with all that is needed to compute it again: the records from the snapshot of the
 * book epoch on are enough, as no history reaches over it.
 *
 * @param after event time after which the history begins
 */
record BookAlert(BookRuleKind rule, Side side, BigDecimal value, long after, Inputs inputs) {
  Alert raised(String instId, Moment moment, BookRules.InForce inForce, Outcome.Raised raised) {
    Evidence evidence =
        new Evidence(
            new Evidence.RuleInForce(rule.id(), inForce.version(), inForce.parameters()),
            new Evidence.Episode(raised.episodeStart(), raised.number()),
            new Evidence.Window(after, moment.timeMs()),
            inputs,
            records(moment),
            new Evidence.FeedHealth(
                moment.missingTrades(),
                0,
                moment.connectionEpoch(),
                moment.receivedMs() - moment.timeMs()));
    return new Alert(
        AlertId.of(rule.id(), instId, side, raised.episodeStart(), raised.number()),
        rule.id(),
        instId,
        side,
        value,
        inForce.rule().threshold(),
        inForce.rule().severity(),
        moment.timeMs(),
        evidence);
  }

  private static List<OffsetRange> records(Moment moment) {
    // A trade that is newer than the snapshot may have come before it.
    long first =
        moment.firstTradeOffset() < 0
            ? moment.snapshotOffset()
            : Math.min(moment.snapshotOffset(), moment.firstTradeOffset());
    return List.of(
        new OffsetRange(Topics.OKX_FRAMES.name(), moment.partition(), first, moment.offset()));
  }
}
