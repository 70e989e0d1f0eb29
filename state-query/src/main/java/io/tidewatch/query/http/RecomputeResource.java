package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.tidewatch.query.history.AlertReads;
import io.tidewatch.query.recompute.Recompute;
import io.tidewatch.query.recompute.RecomputeAnswer;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Computes an alert once more: {@code POST /api/alerts/{id}/recompute}. It reads much and changes
 * nothing; one at a time.
 */
public final class RecomputeResource implements Resource {
  private final AlertReads alerts;
  private final Recompute recompute;
  private final ReentrantLock running = new ReentrantLock();

  public RecomputeResource(AlertReads alerts, Recompute recompute) {
    this.alerts = requireNonNull(alerts, "alerts");
    this.recompute = requireNonNull(recompute, "recompute");
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/api/alerts/{id}/recompute", this::recompute)
            .named(
                Tag.ALERTS,
                "recomputeAlert",
                "Reads the records that an alert names and computes it again")
            .says("Nothing is changed.")
            .taking(AlertStoryResource.ID)
            .answering(RecomputeAnswer.class)
            .refusing(404, AlertStoryResource.NO_SUCH_ALERT)
            .refusing(409, "another alert is being computed"));
  }

  private void recompute(Context context) {
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
