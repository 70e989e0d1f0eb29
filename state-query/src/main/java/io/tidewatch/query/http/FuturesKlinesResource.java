package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidewatch.query.futures.KlineRow;
import io.tidewatch.query.futures.Rows;
import io.tidewatch.query.futures.SymbolReads;

/** Closed bars of a symbol in order of time: {@code /api/klines/{symbol}[?limit=]}. */
public final class FuturesKlinesResource implements Resource {
  private static final long DAY_OF_BARS = 96;
  private static final long WEEK_OF_BARS = 672;

  private final SymbolReads reads;

  public FuturesKlinesResource(SymbolReads reads) {
    this.reads = requireNonNull(reads, "reads");
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/api/klines/{symbol}", this::klines);
  }

  private void klines(Context context) {
    Parameters parameters = Parameters.of(context, "limit");
    long limit = parameters.number("limit", 1, WEEK_OF_BARS).orElse(DAY_OF_BARS);
    String symbol = FuturesNames.symbol("symbol", context.pathParam("symbol"));
    Rows<KlineRow> rows = reads.klines(symbol, Math.toIntExact(limit));
    if (rows.rows().isEmpty()) {
      throw FuturesNames.unknown(symbol);
    }
    Answers.ok(context, Envelope.of(rows));
  }
}
