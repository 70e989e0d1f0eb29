package io.tidewatch.topology.dbotx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.pool.PairFigures;

/**
 * What a frame says of one pair.
 *
 * @param pair address of the pool, upper and lower case as the venue wrote it
 */
public record PairRow(String pair, PairFigures figures) {
  public PairRow {
    requireNonNull(pair, "pair");
    requireNonNull(figures, "figures");
  }
}
