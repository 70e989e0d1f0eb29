package io.tidewatch.query.audit;

import io.tidewatch.contract.audit.AuditEntry;
import io.tidewatch.query.tail.NewestRecords;
import java.util.List;
import java.util.Optional;

/** The newest changes that were put on record. Thread-safe. */
public final class AuditLog {
  /** Older ones stand on the topic only. */
  public static final int KEPT = 1_000;

  private final NewestRecords<AuditEntry> entries = new NewestRecords<>(KEPT, AuditEntry::id);

  /** Takes the next record of the topic. */
  public void hear(AuditEntry entry) {
    entries.hear(entry);
  }

  /**
   * Those of a caller and of a target, or of all, the newest first.
   *
   * @param behind the id of the one that comes before the first of them
   * @return empty if that one is not kept
   */
  public Optional<List<AuditEntry>> find(
      Optional<String> caller, Optional<String> target, Optional<String> behind, int limit) {
    return entries.find(
        entry ->
            caller.map(entry.caller()::equals).orElse(true)
                && target.map(entry.target()::equals).orElse(true),
        behind,
        limit);
  }
}
