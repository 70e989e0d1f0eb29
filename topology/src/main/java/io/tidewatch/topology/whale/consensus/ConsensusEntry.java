package io.tidewatch.topology.whale.consensus;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.CountedMove;
import io.tidewatch.contract.whale.WhaleSignal;
import io.tidewatch.topology.alert.AlertState;
import io.tidewatch.topology.whale.order.Offsets.Range;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What is kept of a coin and side: what each signal adds, and where the rule stands. */
public sealed interface ConsensusEntry {
  /**
   * A signal.
   *
   * @param usd what it opened; negative is what it closed
   * @param at time of its last fill, epoch milliseconds
   * @param move what it was made of; absent if it was kept before that was
   */
  record Added(
      String address,
      Optional<String> label,
      String signal,
      BigDecimal usd,
      long at,
      List<Range> records,
      Optional<CountedMove> move)
      implements ConsensusEntry {
    public Added {
      requireNonNull(address, "address");
      requireNonNull(label, "label");
      requireNonNull(signal, "signal");
      requireNonNull(usd, "usd");
      records = List.copyOf(records);
      requireNonNull(move, "move");
    }

    /** What is kept of a signal. */
    public static Added of(WhaleSignal signal, CountedMove move) {
      return new Added(
          signal.address(),
          signal.label(),
          signal.id(),
          move.usd(),
          signal.timestamp(),
          signal.records().stream().map(range -> new Range(range.first(), range.last())).toList(),
          Optional.of(move));
    }
  }

  /**
   * Where the rule stands.
   *
   * @param explained whether it was said since the last alert that more is held back
   */
  record Standing(AlertState state, boolean explained) implements ConsensusEntry {
    static final Standing INITIAL = new Standing(AlertState.INITIAL, false);

    public Standing {
      requireNonNull(state, "state");
    }
  }
}
