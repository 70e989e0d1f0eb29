package io.tidewatch.topology.whale.consensus;

import static java.util.Objects.requireNonNull;

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
   */
  record Added(
      String address,
      Optional<String> label,
      String signal,
      BigDecimal usd,
      long at,
      List<Range> records)
      implements ConsensusEntry {
    public Added {
      requireNonNull(address, "address");
      requireNonNull(label, "label");
      requireNonNull(signal, "signal");
      requireNonNull(usd, "usd");
      records = List.copyOf(records);
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
