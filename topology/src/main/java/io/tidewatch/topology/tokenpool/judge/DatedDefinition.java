package io.tidewatch.topology.tokenpool.judge;

import static java.util.Objects.requireNonNull;

/**
 * A definition with the time from which it is in force.
 *
 * @param since receive time of the first frame that it holds for, epoch milliseconds
 */
public record DatedDefinition(long since, PoolDefinition definition) {
  public DatedDefinition {
    requireNonNull(definition, "definition");
  }
}
