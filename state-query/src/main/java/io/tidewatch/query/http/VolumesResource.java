package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.tidewatch.query.largetrades.LargeTradesReads;
import io.tidewatch.query.largetrades.VolumeView;
import io.tidewatch.query.store.Coverage;
import io.tidewatch.query.store.Scan;
import java.util.Comparator;
import java.util.List;

/** Rolling volumes now: {@code /api/volumes} and {@code /api/volumes/{symbol}}. */
public final class VolumesResource implements Resource {
  static final Parameter<String> SYMBOL =
      Parameter.path("symbol", Kind.text())
          .says("`BTCUSDT`, `btcusdt` and `BTC%2FUSDT` are the same")
          .example("BTCUSDT");

  private final LargeTradesReads reads;

  public VolumesResource(LargeTradesReads reads) {
    this.reads = requireNonNull(reads, "reads");
  }

  /**
   * Every symbol.
   *
   * @param volumes by symbol
   * @param partitionsAnswered if less than {@code partitionsTotal}, symbols are missing
   * @param source standby if a copy answered for a partition
   * @param lag how far it was behind
   */
  record Volumes(
      List<VolumeView> volumes,
      int partitionsAnswered,
      int partitionsTotal,
      String source,
      long lag) {
    static Volumes of(List<VolumeView> volumes, Coverage coverage) {
      return new Volumes(
          volumes, coverage.answered(), coverage.total(), coverage.source(), coverage.lag());
    }
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/api/volumes", this::all)
            .named(Tag.VOLUMES, "volumes", "Rolling totals of every symbol, now")
            .answering(Volumes.class),
        Operation.get("/api/volumes/{symbol}", this::one)
            .named(Tag.VOLUMES, "volume", "Rolling totals of a symbol, now")
            .taking(SYMBOL)
            .answering(VolumeView.class)
            .refusing(404, "no trade of it was counted"));
  }

  private void all(Context context) {
    Scan<List<VolumeView>> scan = reads.volumes();
    List<VolumeView> volumes =
        scan.elements(found -> found).sorted(Comparator.comparing(VolumeView::symbol)).toList();
    Answers.ok(context, Volumes.of(volumes, scan.coverage()));
  }

  private void one(Context context) {
    String symbol = Subjects.canonical("symbol", SYMBOL.of(context));
    Answers.ok(context, reads.volume(symbol).orElseThrow(() -> unknown(symbol)));
  }

  static ApiException unknown(String symbol) {
    return ApiException.notFound(
        "there is no total of "
            + symbol
            + ": no trade of it was counted; /api/volumes lists the symbols that have one");
  }
}
