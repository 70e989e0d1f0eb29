package io.tidewatch.topology.tokenpool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.alert.SubjectState;
import java.util.Optional;

/**
 * All that is kept of one token. Immutable.
 *
 * @param pair address of the pair that stands for it; empty if it left the pool
 * @param decisions where its rule stands: episode, cooldown, what is about to be told
 * @param detail sentence on the newest observation that waits to be told; empty if none waits
 * @param lastAt event time of the newest observation that could be judged, epoch milliseconds; 0
 *     before the first
 */
public record TokenState(
    Optional<String> pair, SubjectState decisions, String detail, long lastAt) {
  /** Of a token that nothing was said of. */
  public static final TokenState INITIAL =
      new TokenState(Optional.empty(), SubjectState.INITIAL, "", 0);

  public TokenState {
    requireNonNull(pair, "pair");
    requireNonNull(decisions, "decisions");
    requireNonNull(detail, "detail");
  }

  TokenState withPair(Optional<String> next) {
    return new TokenState(next, decisions, detail, lastAt);
  }

  TokenState withDecisions(SubjectState next) {
    return new TokenState(pair, next, next.pending().isEmpty() ? "" : detail, lastAt);
  }

  TokenState withDetail(String next) {
    return new TokenState(pair, decisions, next, lastAt);
  }

  TokenState observedAt(long timeMs) {
    return new TokenState(pair, decisions, detail, Math.max(lastAt, timeMs));
  }
}
