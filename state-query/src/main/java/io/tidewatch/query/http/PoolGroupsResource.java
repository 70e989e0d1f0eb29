package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.tidewatch.query.pool.BatchView;
import io.tidewatch.query.pool.PoolGroupReads;
import io.tidewatch.query.pool.TemplateView;
import io.tidewatch.query.store.Coverage;
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
   * @param source standby if a copy answered for a partition
   * @param lag how far it was behind
   */
  record Batches(
      List<BatchView> batches,
      int partitionsAnswered,
      int partitionsTotal,
      String source,
      long lag) {
    static Batches of(List<BatchView> batches, Coverage coverage) {
      return new Batches(
          batches, coverage.answered(), coverage.total(), coverage.source(), coverage.lag());
    }
  }

  /**
   * Every template.
   *
   * @param templates by id
   * @param partitionsAnswered if less than {@code partitionsTotal}, pairs are missing
   * @param source standby if a copy answered for a partition
   * @param lag how far it was behind
   */
  record Templates(
      List<TemplateView> templates,
      int partitionsAnswered,
      int partitionsTotal,
      String source,
      long lag) {
    static Templates of(PoolGroupReads.Templates found) {
      Coverage coverage = found.coverage();
      return new Templates(
          found.templates(),
          coverage.answered(),
          coverage.total(),
          coverage.source(),
          coverage.lag());
    }
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/api/pool/batches", this::batches)
            .named(
                Tag.POOL,
                "poolBatches",
                "Frames, alerts and errors of each batch, and its subscription")
            .answering(Batches.class),
        Operation.get("/api/pool/templates", this::templates)
            .named(Tag.POOL, "poolTemplates", "Templates, with the number of their pairs")
            .answering(Templates.class)
            .tagged());
  }

  private void batches(Context context) {
    Scan<List<BatchView>> scan = reads.batches();
    List<BatchView> batches =
        scan.elements(found -> found).sorted(Comparator.comparingInt(BatchView::batch)).toList();
    Answers.ok(context, Batches.of(batches, scan.coverage()));
  }

  private void templates(Context context) {
    Answers.tagged(context, Templates.of(reads.templates()));
  }
}
