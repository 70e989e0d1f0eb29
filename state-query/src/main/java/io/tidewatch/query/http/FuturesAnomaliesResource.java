package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.query.futures.AnomalyFilter;
import io.tidewatch.query.futures.AnomalyPlace;
import io.tidewatch.query.futures.AnomalyReads;
import io.tidewatch.query.futures.AnomalyRow;
import io.tidewatch.query.futures.Explanation;
import io.tidewatch.query.futures.SymbolReads;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/**
 * Scores of bars: {@code /api/anomalies/top[?limit=]}, {@code
 * /api/anomalies[?anomaly_only=&min_score=&symbol=&type=&from=&limit=&cursor=]} and {@code
 * /api/anomalies/{symbol}/explain}.
 */
public final class FuturesAnomaliesResource implements Resource {
  private static final Parameter<Integer> TOP_LIMIT = Paging.limit(500, 20);

  private static final Parameter<Boolean> ANOMALY_ONLY =
      Parameter.query("anomaly_only", Kind.flag())
          .orElse(false)
          .says("`true`: only with an `anomaly_score` over 0");

  private static final Parameter<BigDecimal> MIN_SCORE =
      Parameter.query("min_score", Kind.decimal(0, 1_000)).says("the least `anomaly_score`");

  private static final Parameter<String> ONE_SYMBOL =
      Parameter.query("symbol", Kind.text().as(FuturesNames::symbol)).says("only of this contract");

  private static final Parameter<Anomaly.Reason> TYPE =
      Parameter.query("type", Kind.choice(Anomaly.Reason.class)).says("must be among the reasons");

  private static final Parameter<AnomalyPlace> BEHIND = Paging.cursor(AnomalyPlace::read);

  private final AnomalyReads anomalies;
  private final SymbolReads symbols;

  public FuturesAnomaliesResource(AnomalyReads anomalies, SymbolReads symbols) {
    this.anomalies = requireNonNull(anomalies, "anomalies");
    this.symbols = requireNonNull(symbols, "symbols");
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/api/anomalies/top", this::top)
            .named(Tag.FUTURES, "topAnomalies", "The newest score of each contract, highest first")
            .taking(TOP_LIMIT)
            .answering(new TypeReference<Envelope<List<AnomalyRow>>>() {}.getType()),
        Operation.get("/api/anomalies", this::find)
            .named(Tag.FUTURES, "anomalies", "Scores of bars, newest first")
            .says("Without a time those of 24 hours.")
            .taking(
                ANOMALY_ONLY,
                MIN_SCORE,
                ONE_SYMBOL,
                TYPE,
                Paging.FROM,
                Paging.SINCE,
                Paging.LIMIT,
                BEHIND)
            .answering(new TypeReference<Envelope<List<AnomalyRow>>>() {}.getType()),
        Operation.get("/api/anomalies/{symbol}/explain", this::explain)
            .named(
                Tag.FUTURES,
                "explainAnomaly",
                "Inputs, baseline and contributions of the newest scores of a contract")
            .taking(FuturesNames.SYMBOL)
            .answering(new TypeReference<Envelope<Explanation>>() {}.getType())
            .refusing(404, FuturesNames.NOT_KNOWN));
  }

  private void top(Context context) {
    Answers.ok(context, Envelope.of(anomalies.top(TOP_LIMIT.of(context))));
  }

  private void find(Context context) {
    AnomalyFilter filter =
        new AnomalyFilter(
            ANOMALY_ONLY.of(context),
            MIN_SCORE.find(context),
            ONE_SYMBOL.find(context),
            TYPE.find(context),
            Paging.from(context),
            BEHIND.find(context));
    Answers.ok(context, Envelope.of(anomalies.find(filter, Paging.LIMIT.of(context))));
  }

  private void explain(Context context) {
    String symbol = FuturesNames.SYMBOL.of(context);
    Explanation explanation =
        symbols.explain(symbol).orElseThrow(() -> FuturesNames.unknown(symbol));
    Optional<Anomaly> newest = explanation.running().or(explanation::closed);
    Answers.ok(context, Envelope.ofOne(explanation, newest.map(Anomaly::evaluatedAt).orElse(0L)));
  }
}
