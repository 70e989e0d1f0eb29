package io.tidewatch.query.futures;

/** Knows how much a database keeps. */
@FunctionalInterface
public interface StorageSource {
  /**
   * How much it keeps now.
   *
   * @throws RuntimeException if the database does not answer
   */
  Storage read();
}
