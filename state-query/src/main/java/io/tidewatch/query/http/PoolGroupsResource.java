package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidewatch.query.pool.BatchView;
import io.tidewatch.query.pool.PoolGroupReads;
import io.tidewatch.query.store.Scan;
import java.util.Comparator;
import java.util.List;

/** Batches and templates now: {@code /api/pool/batches} and {@code /api/pool/templates}. */
public final class PoolGroupsResource implements Resource {
  private final PoolGroupReads reads;

  public PoolGroupsResource(PoolGroupReads reads) {
    this.reads = requireNonNull(reads, "reads");
  }

  /**
   * Every batch.
   *
   * @param batches by number
   * @param partitionsAnswered if less than {@code partitionsTotal}, batches are missing
   */
  record Batches(List<BatchView> batches, int partitionsAnswered, int partitionsTotal) {}

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/api/pool/batches", this::batches);
    routes.get("/api/pool/templates", this::templates);
  }

  private void batches(Context context) {
    Parameters.of(context);
    Scan<List<BatchView>> scan = reads.batches();
    List<BatchView> batches =
        scan.elements(found -> found).sorted(Comparator.comparingInt(BatchView::batch)).toList();
    Answers.ok(context, new Batches(batches, scan.partitionsAnswered(), scan.partitionsTotal()));
  }

  private void templates(Context context) {
    Parameters.of(context);
    Answers.ok(context, reads.templates());
  }
}
