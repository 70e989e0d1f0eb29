package io.tidewatch.topology.recompute;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.whale.WhaleBasis;
import io.tidewatch.contract.whale.WhaleSignal;
import io.tidewatch.topology.rule.InvalidRuleException;
import io.tidewatch.topology.whale.OrderPart;
import io.tidewatch.topology.whale.OrderReplay;
import io.tidewatch.topology.whale.OrderReplay.Found;
import io.tidewatch.topology.whale.order.OrderState;
import io.tidewatch.topology.whale.signal.MoveAlert;
import io.tidewatch.topology.whale.signal.WhaleMoveRule;
import io.tidewatch.topology.whale.signal.WhaleMoveRuleDefinition;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Adds the fills of an order up again and looks what it did to the position. */
final class WhaleMoveRecomputation implements Recomputation {
  private final Alert alert;
  private final WhaleSignal told;
  private final OrderPart part;
  private final OrderReplay replay;
  private final WhaleMoveRule rule;

  private WhaleMoveRecomputation(
      Alert alert, WhaleSignal told, WhaleBasis basis, WhaleMoveRule rule) {
    this.alert = requireNonNull(alert, "alert");
    this.told = requireNonNull(told, "told");
    this.part = OrderPart.of(told, basis);
    this.replay = new OrderReplay(part);
    this.rule = requireNonNull(rule, "rule");
  }

  static Attempt of(Alert alert, Inputs.WhaleMove told) {
    requireNonNull(alert, "alert");
    if (told.basis().isEmpty()) {
      return new Attempt.Impossible(
          "it is of before alerts named what a move rests on besides its fills");
    }
    try {
      WhaleMoveRule rule =
          new WhaleMoveRuleDefinition(WhaleMoveRule.DEFAULT)
              .rule(alert.evidence().rule().parameters());
      return new Attempt.Possible(
          new WhaleMoveRecomputation(alert, told.signal(), told.basis().get(), rule));
    } catch (InvalidRuleException e) {
      return new Attempt.Impossible("the rule that it names is none: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      // Alerts come from a topic, and who writes there names what he likes.
      return new Attempt.Impossible("what it names makes no sense: " + e.getMessage());
    }
  }

  @Override
  public void take(ConsumerRecord<String, byte[]> rawRecord) {
    HyperliquidRecord.read(rawRecord)
        .ifPresent(event -> replay.take(event, rawRecord.timestamp(), rawRecord.offset()));
  }

  @Override
  public Recomputed result() {
    return switch (replay.found()) {
      case Found.Unclear(String why) -> new Recomputed.NotPossible(why);
      case Found.Order(OrderState order, boolean sure) -> of(order, sure);
    };
  }

  private Recomputed of(OrderState order, boolean sure) {
    List<WhaleSignal> signals = part.signals(order, told.label(), told.flush(), rule);
    Optional<WhaleSignal> signal =
        signals.stream()
            .filter(made -> made.direction() == told.direction())
            .findFirst()
            .or(() -> signals.stream().findFirst());
    if (signal.isEmpty()) {
      return new Recomputed.NotPossible("the fills that it names changed no position");
    }
    WhaleSignal now = ToldOfMove.like(told, signal.get());
    Recomputed.Value value =
        new Recomputed.Value(
            MoveAlert.value(now),
            MoveAlert.side(now),
            new Inputs.WhaleMove(now, Optional.of(part.basis())));
    return sure || Comparison.same(alert, value)
        ? value
        : new Recomputed.NotPossible(
            "the records that it names do not say in which order the fills of one block were");
  }
}
