package io.tidewatch.connectors.database.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.database.FuturesTable;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.serde.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The table {@code anomalies}: one row for each closed bar that was judged, with the figures of the
 * classic rule; its time is the bar's. What is anomalous has a score above 0.
 */
final class AnomalyTable implements RowStore<Anomaly> {
  private static final String INTERVAL = "15m";

  private static final String UPSERT =
      Upsert.into(
          FuturesTable.ANOMALIES.table(),
          List.of("symbol", "timestamp", "interval_type", "created_at"),
          List.of(
              "cur_return",
              "price_zscore",
              "volume_zscore",
              "volatility_zscore",
              "anomaly_score",
              "anomaly_reasons",
              "quote_volume_24h"));

  final Columns columns;

  private final Jdbi jdbi;
  private final CreationTime created;

  AnomalyTable(Database database, CreationTime created) {
    requireNonNull(database, "database");
    this.jdbi = database.jdbi();
    this.created = requireNonNull(created, "created");
    this.columns = new Columns(database.settings());
  }

  @Override
  public void write(List<Anomaly> anomalies) {
    jdbi.useTransaction(handle -> {
      PreparedBatch batch = handle.prepareBatch(UPSERT);
      anomalies.forEach(anomaly -> batch.bindMap(values(anomaly)).add());
      batch.execute();
    });
  }

  @Override
  public String name(Anomaly anomaly) {
    return "anomaly " + anomaly.openTime() + " of " + anomaly.symbol();
  }

  private Map<String, Object> values(Anomaly anomaly) {
    Anomaly.Classic classic = anomaly.classic();
    Map<String, Object> values = new HashMap<>();
    values.put("symbol", anomaly.symbol());
    values.put("timestamp", anomaly.openTime());
    values.put("interval_type", INTERVAL);
    values.put("cur_return", columns.decimal(classic.curReturn(), 24, 12));
    values.put("price_zscore", columns.figure(classic.priceZscore()));
    values.put("volume_zscore", columns.figure(classic.volumeZscore()));
    values.put("volatility_zscore", columns.figure(classic.volatilityZscore()));
    values.put("anomaly_score", columns.figure(Optional.of(classic.score())));
    values.put("anomaly_reasons", reasons(classic.reasons()));
    values.put("quote_volume_24h", columns.amount(anomaly.quoteVolume24h()));
    values.put("created_at", created.now());
    return values;
  }

  private static String reasons(List<Anomaly.Reason> reasons) {
    return Json.MAPPER.writeValueAsString(
        reasons.stream().map(reason -> reason.name().toLowerCase(Locale.ROOT)).toList());
  }
}
