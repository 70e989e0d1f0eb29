package io.tidewatch.query.streams;

import static java.util.Objects.requireNonNull;

/**
 * A copy of a store that another instance works on.
 *
 * @param lag how many offsets of the changelog it is behind
 */
public record StandbyCopy(String store, int partition, long lag) {
  public StandbyCopy {
    requireNonNull(store, "store");
  }
}
