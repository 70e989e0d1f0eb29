package io.tidewatch.connectors.database.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.database.WhaleTable;
import io.tidewatch.contract.whale.WhaleOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The table {@code hl_order_aggregation}: one row for each part of an order that was sent. The
 * original's key, the order id, is a column like others: public trades have none, and fills that
 * come late make another part of the same order.
 */
final class OrderTable implements RowStore<WhaleOrder> {
  private static final String UPSERT =
      Upsert.into(
          WhaleTable.ORDERS.table(),
          List.of("id", "created_at"),
          List.of(
              "oid",
              "twap_id",
              "part",
              "address",
              "coin",
              "symbol",
              "asset_type",
              "side",
              "total_size",
              "weighted_avg_px",
              "notional",
              "fills",
              "maker_share",
              "fee",
              "fee_token",
              "closed_pnl",
              "liquidation",
              "order_status",
              "flushed_by",
              "seen_by",
              "first_fill_time",
              "last_fill_time",
              "signal_sent"));

  final Columns columns;

  private final Jdbi jdbi;
  private final CreationTime created;

  OrderTable(Database database, CreationTime created) {
    requireNonNull(database, "database");
    this.jdbi = database.jdbi();
    this.created = requireNonNull(created, "created");
    this.columns = new Columns(database.settings());
  }

  @Override
  public void write(List<WhaleOrder> orders) {
    jdbi.useTransaction(handle -> {
      PreparedBatch batch = handle.prepareBatch(UPSERT);
      orders.forEach(order -> batch.bindMap(values(order)).add());
      batch.execute();
    });
  }

  @Override
  public String name(WhaleOrder order) {
    return "order " + order.id() + " of " + order.address();
  }

  private Map<String, Object> values(WhaleOrder order) {
    Map<String, Object> values = new HashMap<>();
    values.put("id", order.id());
    values.put("oid", order.oid().orElse(null));
    values.put("twap_id", order.twapId().orElse(null));
    values.put("part", order.part());
    values.put("address", order.address());
    values.put("coin", order.coin());
    values.put("symbol", columns.text(order.symbol(), 64));
    values.put("asset_type", WhaleWords.lower(order.assetType()));
    values.put("side", order.buy() ? "buy" : "sell");
    values.put("total_size", columns.coins(Optional.of(order.size())));
    values.put("weighted_avg_px", columns.coins(Optional.of(order.averagePrice())));
    values.put("notional", columns.coins(Optional.of(order.notional())));
    values.put("fills", order.fills());
    values.put("maker_share", columns.share(order.makerShare()));
    values.put("fee", columns.coins(order.fee()));
    values.put("fee_token", order.feeToken().map(text -> columns.text(text, 64)).orElse(null));
    values.put("closed_pnl", columns.coins(order.closedPnl()));
    values.put("liquidation", order.liquidation() ? 1 : 0);
    values.put("order_status", order.status().map(text -> columns.text(text, 64)).orElse(null));
    values.put("flushed_by", order.flush().map(WhaleWords::lower).orElse(null));
    values.put("seen_by", WhaleWords.lower(order.view()));
    values.put("first_fill_time", order.firstFillAt());
    values.put("last_fill_time", order.lastFillAt());
    values.put("signal_sent", order.flush().isPresent() ? 1 : 0);
    values.put("created_at", created.now());
    return values;
  }
}
