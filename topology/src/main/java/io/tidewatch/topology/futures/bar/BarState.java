package io.tidewatch.topology.futures.bar;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Where the bars of a symbol stand. Immutable.
 *
 * @param running the bar that is not closed yet
 * @param closed the newest closed one; older than the running one
 */
public record BarState(Optional<RunningBar> running, Optional<ClosedMark> closed) {
  /** Of a symbol that nothing was said of. */
  public static final BarState INITIAL = new BarState(Optional.empty(), Optional.empty());

  public BarState {
    requireNonNull(running, "running");
    requireNonNull(closed, "closed");
  }

  BarState withRunning(RunningBar next) {
    return new BarState(Optional.of(next), closed);
  }

  BarState withClosed(ClosedMark next) {
    return new BarState(running, Optional.of(next));
  }

  BarState withoutRunning() {
    return new BarState(Optional.empty(), closed);
  }
}
