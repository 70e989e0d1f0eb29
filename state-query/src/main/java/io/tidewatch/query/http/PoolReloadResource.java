package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.tidewatch.contract.audit.AuditEntry;
import io.tidewatch.query.change.Author;
import io.tidewatch.query.change.ConfirmedWriter;
import io.tidewatch.query.pool.PoolReload;
import io.tidewatch.query.pool.PoolReload.Outcome;
import io.tidewatch.query.store.StoreNotReadyException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads the database of the token pool again: {@code POST /reload}. Connections stay open; the
 * answer says what changed. If the database or a row is bad, nothing is published.
 */
public final class PoolReloadResource implements Resource {
  private static final String TARGET = "pool";
  private static final int MAX_FINDINGS = 100;
  private static final int MAX_LENGTH = 300;

  private final PoolReload reload;
  private final ConfirmedWriter<AuditEntry> audit;
  private final ReentrantLock running = new ReentrantLock();

  /**
   * @param audit where it is put on record before anything is read, and again when it has ended
   */
  public PoolReloadResource(PoolReload reload, ConfirmedWriter<AuditEntry> audit) {
    this.reload = requireNonNull(reload, "reload");
    this.audit = requireNonNull(audit, "audit");
  }

  /**
   * Rows that cannot be used.
   *
   * @param malformed the first of them
   * @param total how many there are
   */
  record Unusable(List<String> malformed, int total) {}

  /**
   * It broke off.
   *
   * @param failed by what
   */
  record Failed(String failed) {}

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/reload", this::reload)
            .named(
                Tag.POOL,
                "reloadPool",
                "Reads the database of the pool again and publishes what is different")
            .answering(PoolReload.Changes.class)
            .refusing(409, "a reload is under way, or rows cannot be used: see `findings`")
            .refusing(503, "the database or Kafka did not answer"));
  }

  private void reload(Context context) {
    if (!running.tryLock()) {
      throw ApiException.conflict("a reload is under way; ask again when it has ended");
    }
    try {
      Author author = Gate.author(context);
      audit(author.entry("pool.reload-begun", TARGET, Optional.empty(), Optional.empty()));
      Outcome outcome = reloaded(author);
      audit(author.entry("pool.reload-ended", TARGET, Optional.empty(), recorded(outcome)));
      answer(context, outcome);
    } finally {
      running.unlock();
    }
  }

  private Outcome reloaded(Author author) {
    try {
      return reload.reload();
    } catch (RuntimeException e) {
      Failed failed = new Failed(e.getClass().getSimpleName());
      try {
        audit(author.entry("pool.reload-ended", TARGET, Optional.empty(), Optional.of(failed)));
      } catch (StoreNotReadyException unrecorded) {
        e.addSuppressed(unrecorded);
      }
      throw e;
    }
  }

  /** What came of it, as far as a record has room for it. */
  private static Optional<?> recorded(Outcome outcome) {
    return Optional.of(
        switch (outcome) {
          case Outcome.Published(PoolReload.Changes changes) ->
              new Outcome.Published(printable(changes));
          case Outcome.Unreachable(String reason) -> new Outcome.Unreachable(printable(reason));
          case Outcome.Malformed(List<String> findings) ->
              new Unusable(printable(findings), findings.size());
        });
  }

  private void audit(AuditEntry entry) {
    audit.write(entry.target(), entry);
  }

  private static String printable(String text) {
    return Problem.printable(text, MAX_LENGTH);
  }

  private static List<String> printable(List<String> sentences) {
    return sentences.stream().limit(MAX_FINDINGS).map(PoolReloadResource::printable).toList();
  }

  private static PoolReload.Changes printable(PoolReload.Changes changes) {
    return new PoolReload.Changes(
        changes.templatesAdded(),
        changes.templatesChanged(),
        changes.templatesRemoved(),
        changes.pairsAdded(),
        changes.pairsChanged(),
        changes.pairsMoved(),
        changes.pairsRemoved(),
        changes.unchanged(),
        printable(changes.warnings()));
  }

  private static void answer(Context context, Outcome outcome) {
    switch (outcome) {
      case Outcome.Published(PoolReload.Changes changes) -> Answers.ok(context, printable(changes));
      case Outcome.Unreachable(String reason) ->
          Answers.problem(
              context,
              Problem.of(
                  Trouble.UNREACHABLE, "the reload did not come to its end: " + printable(reason)));
      case Outcome.Malformed(List<String> findings) ->
          Answers.problem(
              context,
              Problem.of(
                      Trouble.UNUSABLE_ROWS,
                      "nothing was published, since the database has rows that cannot be used")
                  .with(printable(findings), findings.size()));
    }
  }
}
