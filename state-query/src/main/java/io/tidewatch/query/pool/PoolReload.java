package io.tidewatch.query.pool;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Reads the database of the token pool again and publishes what is different there. Implemented
 * where the database is known. Called by one thread at a time.
 */
@FunctionalInterface
public interface PoolReload {
  /** Reloads; does not throw for what can go wrong with a database. */
  Outcome reload();

  /** What came of it. */
  sealed interface Outcome {
    /** The topics say what the database says. */
    record Published(Changes changes) implements Outcome {
      public Published {
        requireNonNull(changes, "changes");
      }
    }

    /**
     * The database or Kafka did not answer.
     *
     * @param reason what did not, and what to do, without credentials
     */
    record Unreachable(String reason) implements Outcome {
      public Unreachable {
        requireNonNull(reason, "reason");
      }
    }

    /**
     * Rows cannot be used, and nothing was published.
     *
     * @param findings one sentence for each
     */
    record Malformed(List<String> findings) implements Outcome {
      public Malformed {
        findings = List.copyOf(findings);
      }
    }
  }

  /**
   * What is different on the topics.
   *
   * @param pairsMoved to another batch, and perhaps changed besides
   * @param unchanged templates and pairs that stay as they were
   * @param warnings rows that were left out or make no sense, one sentence for each
   */
  record Changes(
      long templatesAdded,
      long templatesChanged,
      long templatesRemoved,
      long pairsAdded,
      long pairsChanged,
      long pairsMoved,
      long pairsRemoved,
      long unchanged,
      List<String> warnings) {
    public Changes {
      warnings = List.copyOf(warnings);
    }
  }
}
