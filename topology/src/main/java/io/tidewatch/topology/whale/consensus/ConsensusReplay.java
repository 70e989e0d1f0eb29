package io.tidewatch.topology.whale.consensus;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.topology.whale.consensus.ConsensusEntry.Added;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What signals that were made again come to.
 *
 * @param value how many agree, if that is about enough money
 */
public record ConsensusReplay(BigDecimal value, Side side, Inputs.WhaleConsensus inputs) {
  /** An alert names no more moves than these. */
  public static final int MOST_MOVES = ConsensusInputs.MOST_MOVES;

  /** As they are kept. */
  private static final Comparator<Added> BY_TIME =
      Comparator.comparingLong(Added::at).thenComparing(Added::signal);

  public ConsensusReplay {
    requireNonNull(value, "value");
    requireNonNull(side, "side");
    requireNonNull(inputs, "inputs");
  }

  /** Gathers them as they were gathered then. */
  public static ConsensusReplay of(
      ConsensusGroup group, Collection<Added> added, WhaleConsensusRule rule) {
    List<Added> byTime = added.stream().sorted(BY_TIME).toList();
    Gathering gathering = Gathering.of(byTime);
    return new ConsensusReplay(
        gathering.value(rule),
        ConsensusVerdict.side(group.side()),
        ConsensusInputs.of(group, gathering));
  }
}
