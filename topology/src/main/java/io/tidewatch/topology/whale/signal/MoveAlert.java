package io.tidewatch.topology.whale.signal;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.AlertId;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.whale.PositionChange.Direction;
import io.tidewatch.contract.whale.PositionSide;
import io.tidewatch.contract.whale.WhaleBasis;
import io.tidewatch.contract.whale.WhaleSignal;
import io.tidewatch.topology.alert.AlertMachine;
import io.tidewatch.topology.alert.AlertPolicy;
import io.tidewatch.topology.alert.AlertState;
import io.tidewatch.topology.alert.Outcome;
import io.tidewatch.topology.rule.RuleInForce;
import java.math.BigDecimal;
import java.util.Optional;

/** Makes an alert of a signal that is large enough. Each signal is an episode of its own. */
public final class MoveAlert {
  private MoveAlert() {}

  /**
   * The alert, if the signal is one.
   *
   * @param basis what the signal rests on besides its fills
   * @param receivedAt receive time of the record that ended the order, epoch milliseconds
   * @param epoch of that record's connection
   */
  public static Optional<Alert> of(
      WhaleSignal signal,
      WhaleBasis basis,
      RuleInForce<WhaleMoveRule> rule,
      long receivedAt,
      long epoch) {
    BigDecimal threshold = rule.rule().threshold();
    BigDecimal usd = value(signal);
    Side side = side(signal);
    AlertPolicy policy = new AlertPolicy(threshold, threshold, 0, Optional.empty());
    AlertMachine.Step step =
        AlertMachine.observe(AlertState.INITIAL, policy, signal.timestamp(), usd, side);
    return step.outcome() instanceof Outcome.Raised raised
        ? Optional.of(alert(signal, basis, rule, raised, receivedAt, epoch))
        : Optional.empty();
  }

  private static Alert alert(
      WhaleSignal signal,
      WhaleBasis basis,
      RuleInForce<WhaleMoveRule> rule,
      Outcome.Raised raised,
      long receivedAt,
      long epoch) {
    Side side = side(signal);
    Evidence evidence =
        new Evidence(
            new Evidence.RuleInForce(
                WhaleMoveRule.ID, rule.version(), WhaleMoveRuleDefinition.parameters(rule.rule())),
            new Evidence.Episode(raised.episodeStart(), raised.number()),
            new Evidence.Window(signal.firstFillAt() - 1, signal.timestamp()),
            new Inputs.WhaleMove(signal, Optional.of(basis)),
            signal.records(),
            new Evidence.FeedHealth(0, 0, epoch, receivedAt - signal.timestamp()));
    return new Alert(
        AlertId.of(WhaleMoveRule.ID, signal.id(), side, raised.episodeStart(), raised.number()),
        WhaleMoveRule.ID,
        signal.address(),
        side,
        value(signal),
        rule.rule().threshold(),
        rule.rule().severity(),
        signal.timestamp(),
        evidence);
  }

  /** What an alert of it is about: its worth in USD, nothing if that is not known. */
  public static BigDecimal value(WhaleSignal signal) {
    return signal.notionalUsd().orElse(BigDecimal.ZERO);
  }

  /** The side of an alert of it: that of the trade. */
  public static Side side(WhaleSignal signal) {
    boolean opens = signal.direction() == Direction.OPEN;
    boolean isLong = signal.side() == PositionSide.LONG;
    return opens == isLong ? Side.BUY : Side.SELL;
  }
}
