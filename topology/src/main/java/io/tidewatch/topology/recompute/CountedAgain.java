package io.tidewatch.topology.recompute;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Inputs.ConsensusMember;
import io.tidewatch.contract.whale.CountedMove;
import io.tidewatch.contract.whale.Flush;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent;
import io.tidewatch.topology.whale.OrderPart;
import io.tidewatch.topology.whale.OrderReplay;
import io.tidewatch.topology.whale.OrderReplay.Found;
import io.tidewatch.topology.whale.consensus.ConsensusEntry.Added;
import io.tidewatch.topology.whale.consensus.ConsensusGroup;
import io.tidewatch.topology.whale.order.OrderState;
import io.tidewatch.topology.whale.signal.WhaleMoveRule;
import java.util.Optional;

/** One move of a consensus, made again of its fills. Not thread-safe. */
final class CountedAgain {
  private final ConsensusMember member;
  private final CountedMove told;
  private final OrderPart part;
  private final OrderReplay replay;

  CountedAgain(ConsensusMember member, ConsensusGroup group, CountedMove told) {
    this.member = requireNonNull(member, "member");
    this.told = requireNonNull(told, "told");
    this.part = OrderPart.of(member.address(), group, told);
    this.replay = new OrderReplay(part);
  }

  String address() {
    return member.address();
  }

  void take(HyperliquidEvent event, long receivedMs, long offset) {
    replay.take(event, receivedMs, offset);
  }

  int held() {
    return replay.held();
  }

  Found found() {
    return replay.found();
  }

  /** What it adds; nothing if its fills did not do what was told. */
  Optional<Added> added(OrderState order) {
    // A consensus asks neither what ended an order nor how large a signal is.
    return part.signals(order, member.label(), Flush.STATUS, WhaleMoveRule.DEFAULT).stream()
        .filter(signal -> signal.direction() == told.direction())
        .filter(signal -> signal.notionalUsd().isPresent())
        .findFirst()
        .map(signal -> Added.of(signal, CountedMove.of(signal, told.basis())));
  }
}
