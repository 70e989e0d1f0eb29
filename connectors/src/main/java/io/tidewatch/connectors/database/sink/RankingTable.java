package io.tidewatch.connectors.database.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.database.FuturesTable;
import io.tidewatch.contract.futures.Ranking;
import io.tidewatch.contract.futures.Ranking.Coin;
import io.tidewatch.contract.futures.Ranking.Contract;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The tables {@code ai_coins} and {@code oi_rankings}. Each holds the newest ranking and nothing
 * else, as in the original design: whoever reads the table has the ranking, and a new one takes the
 * place of the old one in one transaction.
 */
final class RankingTable implements RowStore<Ranking> {
  private static final String INSERT_COIN =
      Upsert.insert(
          FuturesTable.AI_COINS.table(),
          List.of(
              "symbol",
              "rank",
              "score",
              "start_time",
              "start_price",
              "current_price",
              "max_price",
              "increase_percent",
              "volume_24h",
              "price_change_24h",
              "updated_at"));

  private static final String INSERT_CONTRACT =
      Upsert.insert(
          FuturesTable.OI_RANKINGS.table(),
          List.of(
              "symbol",
              "rank",
              "current_oi",
              "oi_delta",
              "oi_delta_percent",
              "oi_delta_value",
              "price_delta_percent",
              "net_long",
              "net_short",
              "volume_24h",
              "updated_at"));

  final Columns columns;

  private final Jdbi jdbi;

  RankingTable(Database database) {
    requireNonNull(database, "database");
    this.jdbi = database.jdbi();
    this.columns = new Columns(database.settings());
  }

  @Override
  public void write(List<Ranking> rankings) {
    Map<String, Ranking> newest = new LinkedHashMap<>();
    rankings.forEach(ranking -> newest.put(ranking.key(), ranking));
    jdbi.useTransaction(handle -> newest.values().forEach(ranking -> replace(handle, ranking)));
  }

  @Override
  public String name(Ranking ranking) {
    return "ranking " + ranking.key() + " of " + ranking.asOf();
  }

  private void replace(Handle handle, Ranking ranking) {
    switch (ranking) {
      case Ranking.Coins coins ->
          replace(
              handle,
              FuturesTable.AI_COINS,
              INSERT_COIN,
              coins.coins().stream().map(coin -> values(coin, coins.asOf())).toList());
      case Ranking.OpenInterest interest ->
          replace(
              handle,
              FuturesTable.OI_RANKINGS,
              INSERT_CONTRACT,
              interest.contracts().stream().map(one -> values(one, interest.asOf())).toList());
    }
  }

  private static void replace(
      Handle handle, FuturesTable table, String insert, List<Map<String, Object>> rows) {
    handle.execute("DELETE FROM " + table.table());
    if (!rows.isEmpty()) {
      PreparedBatch batch = handle.prepareBatch(insert);
      rows.forEach(row -> batch.bindMap(row).add());
      batch.execute();
    }
  }

  private Map<String, Object> values(Coin coin, long asOf) {
    Map<String, Object> values = new HashMap<>();
    values.put("symbol", coin.symbol());
    values.put("rank", coin.rank());
    values.put("score", figure(coin.score()));
    values.put("start_time", coin.startTime());
    values.put("start_price", columns.price(coin.startPrice()));
    values.put("current_price", columns.price(coin.currentPrice()));
    values.put("max_price", columns.price(coin.maxPrice()));
    values.put("increase_percent", figure(coin.increasePercent()));
    values.put("volume_24h", columns.amount(coin.volume24h()));
    values.put("price_change_24h", figure(coin.priceChange24h()));
    values.put("updated_at", asOf);
    return values;
  }

  private Map<String, Object> values(Contract contract, long asOf) {
    Map<String, Object> values = new HashMap<>();
    values.put("symbol", contract.symbol());
    values.put("rank", contract.rank());
    values.put("current_oi", columns.amount(contract.currentOi()));
    values.put("oi_delta", columns.amount(contract.oiDelta()));
    values.put("oi_delta_percent", figure(contract.oiDeltaPercent()));
    values.put("oi_delta_value", columns.amount(contract.oiDeltaValue()));
    values.put("price_delta_percent", figure(contract.priceDeltaPercent()));
    values.put("net_long", columns.figure(contract.netLong()));
    values.put("net_short", columns.figure(contract.netShort()));
    values.put("volume_24h", columns.amount(contract.volume24h()));
    values.put("updated_at", asOf);
    return values;
  }

  private BigDecimal figure(BigDecimal number) {
    return columns.figure(Optional.ofNullable(number));
  }
}
