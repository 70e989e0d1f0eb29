package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidewatch.query.history.AlertReads;
import io.tidewatch.query.recompute.Recompute;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Computes an alert once more: {@code POST /api/alerts/{id}/recompute}. It reads much and changes
 * nothing; one at a time.
 */
public final class RecomputeResource implements Resource {
  private final AlertReads alerts;
  private final Recompute recompute;
  private final Gate gate;
  private final ReentrantLock running = new ReentrantLock();

  public RecomputeResource(AlertReads alerts, Recompute recompute, Gate gate) {
    this.alerts = requireNonNull(alerts, "alerts");
    this.recompute = requireNonNull(recompute, "recompute");
    this.gate = requireNonNull(gate, "gate");
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post("/api/alerts/{id}/recompute", this::recompute);
  }

  private void recompute(Context context) {
    gate.check(context);
    Parameters.of(context);
    if (!running.tryLock()) {
      throw ApiException.conflict("another alert is being computed; ask again when it has ended");
    }
    try {
      Answers.ok(context, recompute.of(AlertStoryResource.alert(context, alerts)));
    } finally {
      running.unlock();
    }
  }
}
