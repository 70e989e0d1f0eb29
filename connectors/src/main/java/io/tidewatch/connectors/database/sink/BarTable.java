package io.tidewatch.connectors.database.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.database.FuturesTable;
import io.tidewatch.contract.futures.Bar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code klines}. A bar that comes again, corrected, takes the place of the first. */
final class BarTable implements RowStore<Bar> {
  private static final String UPSERT =
      Upsert.into(
          FuturesTable.KLINES.table(),
          List.of("symbol", "open_time", "created_at"),
          List.of(
              "close_time",
              "open_price",
              "high_price",
              "low_price",
              "close_price",
              "volume",
              "quote_volume",
              "trades_count"));

  final Columns columns;

  private final Jdbi jdbi;
  private final CreationTime created;

  BarTable(Database database, CreationTime created) {
    requireNonNull(database, "database");
    this.jdbi = database.jdbi();
    this.created = requireNonNull(created, "created");
    this.columns = new Columns(database.settings());
  }

  @Override
  public void write(List<Bar> bars) {
    jdbi.useTransaction(handle -> {
      PreparedBatch batch = handle.prepareBatch(UPSERT);
      bars.forEach(bar -> batch.bindMap(values(bar)).add());
      batch.execute();
    });
  }

  @Override
  public String name(Bar bar) {
    return "bar " + bar.openTime() + " of " + bar.symbol();
  }

  private Map<String, Object> values(Bar bar) {
    Map<String, Object> values = new HashMap<>();
    values.put("symbol", bar.symbol());
    values.put("open_time", bar.openTime());
    values.put("close_time", bar.closeTime() - 1);
    values.put("open_price", columns.price(bar.open()));
    values.put("high_price", columns.price(bar.high()));
    values.put("low_price", columns.price(bar.low()));
    values.put("close_price", columns.price(bar.close()));
    values.put("volume", columns.amount(bar.baseVolume()));
    values.put("quote_volume", columns.amount(bar.quoteVolume()));
    values.put("trades_count", bar.trades().orElse(null));
    values.put("created_at", created.now());
    return values;
  }
}
