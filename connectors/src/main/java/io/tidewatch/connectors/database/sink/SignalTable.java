package io.tidewatch.connectors.database.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.database.WhaleTable;
import io.tidewatch.contract.whale.WhaleSignal;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code hl_address_signal}: one row for each signal. */
final class SignalTable implements RowStore<WhaleSignal> {
  private static final String UPSERT =
      Upsert.into(
          WhaleTable.SIGNALS.table(),
          List.of("signal_id", "created_at"),
          List.of(
              "order_id",
              "oid",
              "twap_id",
              "part",
              "address",
              "label",
              "coin",
              "symbol",
              "asset_type",
              "direction",
              "position_change",
              "side",
              "flip",
              "position_size",
              "size",
              "price",
              "notional",
              "notional_usd",
              "open_interest_share",
              "close_rate",
              "position_before",
              "position_after",
              "realized_pnl",
              "maker_share",
              "fills",
              "liquidation",
              "order_status",
              "flushed_by",
              "seen_by",
              "first_fill_time",
              "timestamp"));

  final Columns columns;

  private final Jdbi jdbi;
  private final CreationTime created;

  SignalTable(Database database, CreationTime created) {
    requireNonNull(database, "database");
    this.jdbi = database.jdbi();
    this.created = requireNonNull(created, "created");
    this.columns = new Columns(database.settings());
  }

  @Override
  public void write(List<WhaleSignal> signals) {
    jdbi.useTransaction(handle -> {
      PreparedBatch batch = handle.prepareBatch(UPSERT);
      signals.forEach(signal -> batch.bindMap(values(signal)).add());
      batch.execute();
    });
  }

  @Override
  public String name(WhaleSignal signal) {
    return "signal " + signal.id() + " of " + signal.address();
  }

  private Map<String, Object> values(WhaleSignal signal) {
    Map<String, Object> values = new HashMap<>();
    values.put("signal_id", signal.id());
    values.put("order_id", signal.orderId());
    values.put("oid", signal.oid().orElse(null));
    values.put("twap_id", signal.twapId().orElse(null));
    values.put("part", signal.part());
    values.put("address", signal.address());
    values.put("label", signal.label().map(text -> columns.text(text, 255)).orElse(null));
    values.put("coin", signal.coin());
    values.put("symbol", columns.text(signal.symbol(), 64));
    values.put("asset_type", WhaleWords.lower(signal.assetType()));
    values.put("direction", WhaleWords.lower(signal.direction()));
    values.put("position_change", WhaleWords.lower(signal.change()));
    values.put("side", signal.side().name());
    values.put("flip", signal.flip() ? 1 : 0);
    values.put("position_size", WhaleWords.capitalized(signal.positionSize()));
    putFigures(signal, values);
    values.put("fills", signal.fills());
    values.put("liquidation", signal.liquidation() ? 1 : 0);
    values.put("order_status", signal.status().map(text -> columns.text(text, 64)).orElse(null));
    values.put("flushed_by", WhaleWords.lower(signal.flush()));
    values.put("seen_by", WhaleWords.lower(signal.view()));
    values.put("first_fill_time", signal.firstFillAt());
    values.put("timestamp", signal.timestamp());
    values.put("created_at", created.now());
    return values;
  }

  private void putFigures(WhaleSignal signal, Map<String, Object> values) {
    values.put("size", columns.coins(Optional.of(signal.size())));
    values.put("price", columns.coins(Optional.of(signal.price())));
    values.put("notional", columns.coins(Optional.of(signal.notional())));
    values.put("notional_usd", columns.coins(signal.notionalUsd()));
    values.put("open_interest_share", columns.share(signal.openInterestShare()));
    // The original's readers know a number only; it writes 0 for what opens.
    values.put(
        "close_rate", columns.share(Optional.of(signal.closeRate().orElse(BigDecimal.ZERO))));
    values.put("position_before", columns.coins(Optional.of(signal.positionBefore())));
    values.put("position_after", columns.coins(Optional.of(signal.positionAfter())));
    values.put("realized_pnl", columns.coins(signal.realizedPnl()));
    values.put("maker_share", columns.share(signal.makerShare()));
  }
}
