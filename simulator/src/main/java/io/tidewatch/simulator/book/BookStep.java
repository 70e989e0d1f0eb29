package io.tidewatch.simulator.book;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.okx.MarketStep;

/** One thing that happens to a book. */
public sealed interface BookStep {
  /** Event time, epoch milliseconds. */
  long timeMs();

  /** The book changes, and something may be traded. */
  record Moves(MarketStep step) implements BookStep {
    public Moves {
      requireNonNull(step, "step");
    }

    @Override
    public long timeMs() {
      return step.change().timeMs();
    }
  }

  /** The next update is lost on its way to every subscriber. */
  record LosesNext(long timeMs) implements BookStep {}

  /** By now a client has to have asked for a new snapshot; the books stand still until it has. */
  record HealsBy(long timeMs) implements BookStep {}
}
