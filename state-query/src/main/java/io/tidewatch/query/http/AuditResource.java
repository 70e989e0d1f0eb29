package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.tidewatch.contract.audit.AuditEntry;
import io.tidewatch.query.audit.AuditLog;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Who changed what: {@code /api/audit[?limit=&cursor=&caller=&target=]}. */
public final class AuditResource implements Resource {
  private static final Parameter<String> CALLER =
      Parameter.query("caller", Kind.text())
          .says("the name of the token of who did it")
          .example("admin");
  private static final Parameter<String> TARGET =
      Parameter.query("target", Kind.text()).says("what was changed").example("rules/large-trades");

  private static final Parameter<String> CURSOR = Paging.cursor(Kind.text());

  private final AuditLog log;
  private final BooleanSupplier read;

  /**
   * Answers from a log.
   *
   * @param read whether it has heard what stood on the topic at the start
   */
  public AuditResource(AuditLog log, BooleanSupplier read) {
    this.log = requireNonNull(log, "log");
    this.read = requireNonNull(read, "read");
  }

  /**
   * Changes, the newest first.
   *
   * @param next asks for those behind these as {@code cursor}; absent with the last that are kept
   */
  record Entries(List<AuditEntry> entries, Optional<String> next) {}

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/api/audit", this::newest)
            .openTo(Role.OPERATE)
            .named(Tag.OPERATION, "audit", "Who changed what, newest first, out of the last 1,000")
            .taking(Paging.LIMIT, CURSOR, CALLER, TARGET)
            .answering(Entries.class));
  }

  private void newest(Context context) {
    if (!read.getAsBoolean()) {
      throw ApiException.notReady("the record of changes is being read");
    }
    int limit = Paging.LIMIT.of(context);
    Optional<String> behind = CURSOR.find(context);
    List<AuditEntry> found =
        Paging.kept(
            log.find(CALLER.find(context), TARGET.find(context), behind, limit + 1), behind);
    Paging.Page<AuditEntry> page = Paging.Page.of(found, limit, AuditEntry::id);
    Answers.ok(context, new Entries(page.shown(), page.next()));
  }
}
