package io.tidewatch.topology.whale.consensus;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.AlertId;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Evidence.OffsetRange;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.PositionSide;
import io.tidewatch.contract.whale.WhaleSignal;
import io.tidewatch.topology.alert.AlertState.Sent;
import io.tidewatch.topology.alert.DecisionFold;
import io.tidewatch.topology.alert.Explanation;
import io.tidewatch.topology.alert.Outcome;
import io.tidewatch.topology.rule.RuleInForce;
import io.tidewatch.topology.whale.consensus.ConsensusEntry.Added;
import io.tidewatch.topology.whale.order.Offsets;
import io.tidewatch.topology.whale.order.Offsets.Range;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What came of it that addresses agree: an alert, or why there is none. */
public sealed interface ConsensusVerdict {
  /** They agree. */
  record Agreed(Alert alert) implements ConsensusVerdict {
    public Agreed {
      requireNonNull(alert, "alert");
    }
  }

  /** They agree again, too soon after the last time. */
  record HeldBack(Decision decision) implements ConsensusVerdict {
    public HeldBack {
      requireNonNull(decision, "decision");
    }
  }

  /**
   * They agree.
   *
   * @param signal that completes it
   * @param receivedAt receive time of the record that made the signal, epoch milliseconds
   * @param epoch of that record's connection
   */
  static ConsensusVerdict agreed(
      WhaleSignal signal,
      RuleInForce<WhaleConsensusRule> rule,
      Outcome.Raised raised,
      Gathering gathering,
      long receivedAt,
      long epoch) {
    Side side = side(signal.side());
    long now = gathering.at();
    Evidence evidence =
        new Evidence(
            new Evidence.RuleInForce(
                WhaleConsensusRule.ID,
                rule.version(),
                WhaleConsensusRuleDefinition.parameters(rule.rule())),
            new Evidence.Episode(raised.episodeStart(), raised.number()),
            new Evidence.Window(now - rule.rule().within().toMillis(), now),
            ConsensusInputs.of(ConsensusGroup.of(signal), gathering),
            records(gathering),
            new Evidence.FeedHealth(0, 0, epoch, receivedAt - now));
    return new Agreed(
        new Alert(
            AlertId.of(
                WhaleConsensusRule.ID, signal.coin(), side, raised.episodeStart(), raised.number()),
            WhaleConsensusRule.ID,
            signal.coin(),
            side,
            gathering.value(rule.rule()),
            BigDecimal.valueOf(rule.rule().addresses()),
            rule.rule().severity(),
            now,
            evidence));
  }

  /**
   * They agree, and nobody is told.
   *
   * @param last what was told last
   */
  static ConsensusVerdict heldBack(
      WhaleSignal signal,
      RuleInForce<WhaleConsensusRule> rule,
      Reason reason,
      Gathering gathering,
      Optional<Sent> last) {
    DecisionFold fold =
        DecisionFold.of(
            reason,
            Optional.of(side(signal.side())),
            gathering.at(),
            Optional.of(gathering.value(rule.rule())),
            signal.records().getLast().last());
    return new HeldBack(
        fold.toDecision(
            WhaleConsensusRule.ID,
            signal.coin(),
            BigDecimal.valueOf(rule.rule().addresses()),
            rule.version(),
            Explanation.cooldown(fold, last, rule.rule().cooldown())));
  }

  /** The side of an alert about opening this side. */
  static Side side(PositionSide opened) {
    return opened == PositionSide.LONG ? Side.BUY : Side.SELL;
  }

  private static List<OffsetRange> records(Gathering gathering) {
    List<Range> records = List.of();
    for (Added entry : gathering.all()) {
      records = Offsets.plus(records, entry.records());
    }
    return records.stream()
        .map(range ->
            new OffsetRange(Topics.HYPERLIQUID_FRAMES.name(), 0, range.first(), range.last()))
        .toList();
  }
}
