package io.tidewatch.connectors.database.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.database.DatabaseSettings;
import io.tidewatch.connectors.database.WhaleTable;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.whale.WhaleAccount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code hl_position_cache}: one row for each address that is followed. */
final class PositionCacheTable implements RowStore<AccountChange> {
  private static final String UPSERT =
      Upsert.into(
          WhaleTable.POSITIONS.table(),
          List.of("address", "created_at"),
          List.of(
              "label",
              "seen_by",
              "spot_balances",
              "spot_total_usd",
              "futures_positions",
              "account_value",
              "stated_at",
              "updated_at"));

  private static final String DELETE =
      "DELETE FROM " + WhaleTable.POSITIONS.table() + " WHERE address = :address";

  final Columns columns;

  private final Jdbi jdbi;
  private final DatabaseSettings settings;
  private final CreationTime created;

  PositionCacheTable(Database database, CreationTime created) {
    requireNonNull(database, "database");
    this.jdbi = database.jdbi();
    this.settings = database.settings();
    this.created = requireNonNull(created, "created");
    this.columns = new Columns(settings);
  }

  @Override
  public void write(List<AccountChange> changes) {
    Map<String, AccountChange> newest = new LinkedHashMap<>();
    changes.forEach(change -> newest.put(change.address, change));
    jdbi.useTransaction(handle -> {
      delete(handle, newest.values().stream().filter(its -> its.account.isEmpty()).toList());
      put(handle, newest.values().stream().flatMap(its -> its.account.stream()).toList());
    });
  }

  private static void delete(Handle handle, List<AccountChange> gone) {
    if (!gone.isEmpty()) {
      PreparedBatch batch = handle.prepareBatch(DELETE);
      gone.forEach(change -> batch.bind("address", change.address).add());
      batch.execute();
    }
  }

  private void put(Handle handle, List<WhaleAccount> accounts) {
    if (!accounts.isEmpty()) {
      PreparedBatch batch = handle.prepareBatch(UPSERT);
      accounts.forEach(account -> batch.bindMap(values(account)).add());
      batch.execute();
    }
  }

  @Override
  public String name(AccountChange change) {
    return "account " + change.address;
  }

  private Map<String, Object> values(WhaleAccount account) {
    Map<String, Object> values = new HashMap<>();
    values.put("address", account.address());
    values.put("label", account.label().map(text -> columns.text(text, 255)).orElse(null));
    values.put("seen_by", WhaleWords.lower(account.view()));
    values.put("spot_balances", Json.MAPPER.writeValueAsString(account.spotBalances()));
    values.put("spot_total_usd", figure(account.spotTotalUsd()));
    values.put("futures_positions", Json.MAPPER.writeValueAsString(account.positions()));
    values.put("account_value", figure(account.accountValue()));
    values.put("stated_at", account.at());
    values.put("created_at", created.now());
    values.put(
        "updated_at",
        settings.local(Instant.ofEpochMilli(account.at()).truncatedTo(ChronoUnit.SECONDS)));
    return values;
  }

  /** The original keeps these as texts; all digits stay. */
  private String figure(Optional<BigDecimal> value) {
    return Optional.ofNullable(columns.coins(value))
        .map(number -> number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString())
        .orElse(null);
  }
}
