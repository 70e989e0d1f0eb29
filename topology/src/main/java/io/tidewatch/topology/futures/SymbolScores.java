package io.tidewatch.topology.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Anomaly;
import java.util.Optional;

/**
 * The newest scores of one symbol. Immutable.
 *
 * @param closed of the newest closed bar that was judged
 * @param provisional of a running bar; the newest, may be older than that of the closed one
 */
public record SymbolScores(Optional<Anomaly> closed, Optional<Anomaly> provisional) {
  /** Of a symbol that was not judged yet. */
  public static final SymbolScores NONE = new SymbolScores(Optional.empty(), Optional.empty());

  public SymbolScores {
    requireNonNull(closed, "closed");
    requireNonNull(provisional, "provisional");
  }

  SymbolScores with(Anomaly next) {
    return next.provisional()
        ? new SymbolScores(closed, Optional.of(next))
        : new SymbolScores(Optional.of(next), provisional);
  }

  /** Of the bar that is open, unless a newer one was closed since. */
  public Optional<Anomaly> running() {
    long newestClosed = closed.map(Anomaly::openTime).orElse(Long.MIN_VALUE);
    return provisional.filter(anomaly -> anomaly.openTime() > newestClosed);
  }

  /** Of the running bar, else of the closed one. */
  public Optional<Anomaly> newest() {
    return running().or(() -> closed);
  }
}
