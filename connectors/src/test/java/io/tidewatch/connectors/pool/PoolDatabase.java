package io.tidewatch.connectors.pool;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.simulator.dbotx.PoolData;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Rows of tests, into and out of a database. */
final class PoolDatabase {
  static final String ANY_CONFIG = "{\"priceChange\":{\"enabled\":true,\"risePercent\":10}}";

  private final Database database;

  PoolDatabase(Database database) {
    this.database = database;
  }

  Database database() {
    return database;
  }

  /** What others have put there before us. */
  PoolDatabase fill(PoolData data) {
    data.templates()
        .forEach(template ->
            run(
                "INSERT INTO quick_monitor_template (id, min_market_cap, has_twitter,"
                    + " events_config, time_interval, trigger_logic, del_flag)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                template.id(),
                template.minMarketCap(),
                template.hasTwitter(),
                template.eventsConfig(),
                template.interval(),
                template.logic(),
                template.deleted() ? 1 : 0));
    database
        .jdbi()
        .useTransaction(sql -> {
          PreparedBatch tokens =
              sql.prepareBatch(
                  "INSERT INTO token_launch_history (ca, token_symbol, token_name,"
                      + " highest_market_cap, twitter_url, source) VALUES (?, ?, ?, ?, ?, ?)");
          data.tokens()
              .forEach(token ->
                  tokens.add(
                      token.address(),
                      token.symbol(),
                      token.name(),
                      token.marketCap(),
                      token.twitterUrl(),
                      token.source()));
          tokens.execute();
          PreparedBatch accounts =
              sql.prepareBatch(
                  "INSERT INTO twitter_account_manage (twitter_url, twitter_type) VALUES (?, ?)");
          data.accounts().forEach(account -> accounts.add(account.url(), account.type()));
          accounts.execute();
        });
    return this;
  }

  PoolDatabase template(int id, long from, String eventsConfig) {
    run(
        "INSERT INTO quick_monitor_template (id, min_market_cap, has_twitter, events_config,"
            + " time_interval, trigger_logic, del_flag) VALUES (?, ?, '', ?, '1m', 'any', 0)",
        id,
        from,
        eventsConfig);
    return this;
  }

  PoolDatabase token(String address, long marketCap) {
    return token(address, marketCap, "TK", "Token");
  }

  PoolDatabase token(String address, long marketCap, String symbol, String name) {
    run(
        "INSERT INTO token_launch_history (ca, token_symbol, token_name, highest_market_cap,"
            + " source) VALUES (?, ?, ?, ?, 'pump')",
        address,
        symbol,
        name,
        BigDecimal.valueOf(marketCap));
    return this;
  }

  void run(String statement, Object... arguments) {
    database.jdbi().useHandle(sql -> sql.execute(statement, arguments));
  }

  List<Map<String, Object>> rows(String query, Object... arguments) {
    return database.jdbi().withHandle(sql -> sql.select(query, arguments).mapToMap().list());
  }

  List<String> texts(String query) {
    return database.jdbi().withHandle(sql -> sql.select(query).mapTo(String.class).list());
  }

  int number(String query) {
    return database.jdbi().withHandle(sql -> sql.select(query).mapTo(int.class).one());
  }

  /** Tokens of the pool in the order of their places. */
  List<String> pool() {
    return texts("SELECT ca FROM sol_ws_batch_pool ORDER BY batch_id, sort_order");
  }
}
