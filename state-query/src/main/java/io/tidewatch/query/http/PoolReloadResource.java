package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidewatch.query.pool.PoolReload;
import io.tidewatch.query.pool.PoolReload.Outcome;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads the database of the token pool again: {@code POST /reload}. Connections stay open; the
 * answer says what changed. If the database or a row is bad, nothing is published.
 */
public final class PoolReloadResource implements Resource {
  private static final int MAX_FINDINGS = 100;
  private static final int MAX_LENGTH = 300;

  private final PoolReload reload;
  private final Gate gate;
  private final ReentrantLock running = new ReentrantLock();

  public PoolReloadResource(PoolReload reload, Gate gate) {
    this.reload = requireNonNull(reload, "reload");
    this.gate = requireNonNull(gate, "gate");
  }

  /**
   * Why nothing was published.
   *
   * @param findings one sentence for each bad row, not more than a hundred
   * @param findingsTotal how many there are
   */
  record Refusal(String error, List<String> findings, int findingsTotal) {}

  @Override
  public void register(RoutesConfig routes) {
    routes.post("/reload", this::reload);
  }

  private void reload(Context context) {
    gate.check(context);
    Parameters.of(context);
    if (!running.tryLock()) {
      throw ApiException.conflict("a reload is under way; ask again when it has ended");
    }
    try {
      answer(context, reload.reload());
    } finally {
      running.unlock();
    }
  }

  private static String printable(String text) {
    return ErrorBody.printable(text, MAX_LENGTH);
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
          Answers.write(
              context,
              503,
              ErrorBody.of("the reload did not come to its end: " + printable(reason)));
      case Outcome.Malformed(List<String> findings) ->
          Answers.write(
              context,
              409,
              new Refusal(
                  "nothing was published, since the database has rows that cannot be used",
                  printable(findings),
                  findings.size()));
    }
  }
}
