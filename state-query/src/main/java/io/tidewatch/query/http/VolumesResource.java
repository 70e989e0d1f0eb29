package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidewatch.query.largetrades.LargeTradesReads;
import io.tidewatch.query.largetrades.VolumeView;
import io.tidewatch.query.store.Scan;
import java.util.Comparator;
import java.util.List;

/** Rolling volumes now: {@code /api/volumes} and {@code /api/volumes/{symbol}}. */
public final class VolumesResource implements Resource {
  private final LargeTradesReads reads;
  private final Subjects subjects;

  public VolumesResource(LargeTradesReads reads, Subjects subjects) {
    this.reads = requireNonNull(reads, "reads");
    this.subjects = requireNonNull(subjects, "subjects");
  }

  /**
   * Every symbol.
   *
   * @param volumes by symbol
   * @param partitionsAnswered if less than {@code partitionsTotal}, symbols are missing
   */
  record Volumes(List<VolumeView> volumes, int partitionsAnswered, int partitionsTotal) {}

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/api/volumes", this::all);
    routes.get("/api/volumes/{symbol}", this::one);
  }

  private void all(Context context) {
    Parameters.of(context);
    Scan<List<VolumeView>> scan = reads.volumes();
    List<VolumeView> volumes =
        scan.elements(found -> found).sorted(Comparator.comparing(VolumeView::symbol)).toList();
    Answers.ok(context, new Volumes(volumes, scan.partitionsAnswered(), scan.partitionsTotal()));
  }

  private void one(Context context) {
    Parameters.of(context);
    String symbol = subjects.canonical("symbol", context.pathParam("symbol"));
    Answers.ok(context, reads.volume(symbol).orElseThrow(() -> unknown(symbol)));
  }

  static ApiException unknown(String symbol) {
    return ApiException.notFound(
        "no trade of " + symbol + " was seen; /api/volumes lists the symbols that have some");
  }
}
