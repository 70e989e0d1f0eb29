package io.tidewatch.connectors.database.retention;

/** Follows a clean-up, and may end it early. */
@FunctionalInterface
public interface CleanupProgress {
  /** Lets it go on to its end. */
  CleanupProgress UNWATCHED = rows -> true;

  /**
   * A batch is deleted, and that is committed.
   *
   * @param rows of the batch
   * @return whether to go on
   */
  boolean deleted(long rows);
}
