package io.tidewatch.connectors.database.retention;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How the regular clean-up is doing.
 *
 * @param runs that came to their end
 * @param deleted rows since the start
 * @param failures runs that failed; the next one does what they left
 * @param lastError what the last failed run said
 */
public record RetentionStatus(long runs, long deleted, long failures, Optional<String> lastError) {
  public RetentionStatus {
    requireNonNull(lastError, "lastError");
  }
}
