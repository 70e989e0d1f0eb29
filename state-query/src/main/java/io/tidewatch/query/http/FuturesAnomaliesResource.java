package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.query.futures.AnomalyFilter;
import io.tidewatch.query.futures.AnomalyReads;
import io.tidewatch.query.futures.Explanation;
import io.tidewatch.query.futures.SymbolReads;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Scores of bars: {@code /api/anomalies/top[?limit=]}, {@code
 * /api/anomalies[?anomaly_only=&min_score=&symbol=&type=&since=&limit=]} and {@code
 * /api/anomalies/{symbol}/explain}.
 */
public final class FuturesAnomaliesResource implements Resource {
  private static final long DEFAULT_TOP = 20;
  private static final long MAX_TOP = 500;
  private static final BigDecimal MAX_SCORE = BigDecimal.valueOf(1_000);

  private final AnomalyReads anomalies;
  private final SymbolReads symbols;

  public FuturesAnomaliesResource(AnomalyReads anomalies, SymbolReads symbols) {
    this.anomalies = requireNonNull(anomalies, "anomalies");
    this.symbols = requireNonNull(symbols, "symbols");
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/api/anomalies/top", this::top);
    routes.get("/api/anomalies", this::find);
    routes.get("/api/anomalies/{symbol}/explain", this::explain);
  }

  private void top(Context context) {
    Parameters parameters = Parameters.of(context, "limit");
    long limit = parameters.number("limit", 1, MAX_TOP).orElse(DEFAULT_TOP);
    Answers.ok(context, Envelope.of(anomalies.top(Math.toIntExact(limit))));
  }

  private void find(Context context) {
    Parameters parameters =
        Parameters.of(context, "anomaly_only", "min_score", "symbol", "type", "since", "limit");
    int limit = parameters.limit();
    AnomalyFilter filter =
        new AnomalyFilter(
            parameters.flag("anomaly_only").orElse(false),
            parameters.decimal("min_score", BigDecimal.ZERO, MAX_SCORE),
            parameters.text("symbol").map(text -> FuturesNames.symbol("symbol", text)),
            parameters.text("type").map(FuturesAnomaliesResource::reason),
            parameters.instant("since").map(Instant::toEpochMilli));
    Answers.ok(context, Envelope.of(anomalies.find(filter, limit)));
  }

  private static Anomaly.Reason reason(String text) {
    return Arrays.stream(Anomaly.Reason.values())
        .filter(reason -> reason.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() -> ApiException.badInput("type", "price, volume or volatility", text));
  }

  private void explain(Context context) {
    Parameters.of(context);
    String symbol = FuturesNames.symbol("symbol", context.pathParam("symbol"));
    Explanation explanation =
        symbols.explain(symbol).orElseThrow(() -> FuturesNames.unknown(symbol));
    Optional<Anomaly> newest = explanation.running().or(explanation::closed);
    Answers.ok(context, Envelope.ofOne(explanation, newest.map(Anomaly::evaluatedAt).orElse(0L)));
  }
}
