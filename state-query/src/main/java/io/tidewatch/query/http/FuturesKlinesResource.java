package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.tidewatch.query.futures.KlineRow;
import io.tidewatch.query.futures.Rows;
import io.tidewatch.query.futures.SymbolReads;
import java.util.List;
import tools.jackson.core.type.TypeReference;

/** Closed bars of a symbol in order of time: {@code /api/klines/{symbol}[?limit=]}. */
public final class FuturesKlinesResource implements Resource {
  private static final int DAY_OF_BARS = 96;
  private static final int WEEK_OF_BARS = 672;
  private static final Parameter<Integer> LIMIT = Paging.limit(WEEK_OF_BARS, DAY_OF_BARS);

  private final SymbolReads reads;

  public FuturesKlinesResource(SymbolReads reads) {
    this.reads = requireNonNull(reads, "reads");
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/api/klines/{symbol}", this::klines)
            .named(Tag.FUTURES, "klines", "Closed bars of 15 minutes in order of time")
            .taking(FuturesNames.SYMBOL, LIMIT)
            .answering(new TypeReference<Envelope<List<KlineRow>>>() {}.getType())
            .refusing(404, FuturesNames.NOT_KNOWN));
  }

  private void klines(Context context) {
    String symbol = FuturesNames.SYMBOL.of(context);
    Rows<KlineRow> rows = reads.klines(symbol, LIMIT.of(context));
    if (rows.rows().isEmpty()) {
      throw FuturesNames.unknown(symbol);
    }
    Answers.ok(context, Envelope.of(rows));
  }
}
