package io.tidewatch.topology.tokenpool.judge;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.pool.PoolPair;
import java.util.Optional;

/**
 * Figures of a pair with the definition that they are judged by.
 *
 * @param definition of a pair that is in the pool
 * @param at event time, epoch milliseconds: receive time of the figures, or later the time at which
 *     a new template took force
 * @param templateChanged whether a new template, and not a new frame, brought it about
 */
public record Observation(
    PoolDefinition definition, PairItem item, long at, boolean templateChanged)
    implements TokenNews {
  public Observation {
    requireNonNull(definition, "definition");
    requireNonNull(item, "item");
    if (definition.pair().isEmpty()) {
      throw new IllegalArgumentException("expected an observation of a pair in the pool, was none");
    }
  }

  /** The pair. */
  public PoolPair pair() {
    return definition.pair().orElseThrow();
  }

  /** What the template finds in the figures; empty if there is no template. */
  public Optional<Finding> finding() {
    return definition.template().map(template -> Finding.of(template, item.figures()));
  }
}
