package io.tidewatch.connectors.database.sink;

import static io.tidewatch.connectors.TestWhales.ADDRESS;
import static io.tidewatch.connectors.TestWhales.LAST_FILL;
import static io.tidewatch.connectors.TestWhales.OID;
import static io.tidewatch.connectors.TestWhales.account;
import static io.tidewatch.connectors.TestWhales.order;
import static io.tidewatch.connectors.TestWhales.signal;
import static io.tidewatch.connectors.database.sink.SinkFixture.untilAsserted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.database.DatabaseSettings;
import io.tidewatch.connectors.database.TestMariaDb;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.AssetType;
import io.tidewatch.contract.whale.PositionChange;
import io.tidewatch.contract.whale.WhaleAccount;
import io.tidewatch.contract.whale.WhaleOrder;
import io.tidewatch.contract.whale.WhaleSignal;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each test has ids and addresses of its own: they begin with its name. */
@ExtendWith({SharedBroker.class, TestMariaDb.Shared.class})
class WhaleSinksTest {
  private static final Instant NOW = Instant.parse("2025-11-01T00:00:02.900Z");

  private SinkFixture topics;
  private String id;

  /** Which database. */
  enum Kind {
    H2,
    MARIA_DB
  }

  @BeforeEach
  void open(EmbeddedBroker broker, TestInfo test) {
    topics = new SinkFixture(broker);
    String name = test.getTestMethod().orElseThrow().getName() + test.getDisplayName();
    id = "W" + Integer.toHexString(name.hashCode()) + "-";
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @ParameterizedTest
  @EnumSource
  void shouldWriteEveryColumnOfAnOrder(Kind kind, TestMariaDb server) {
    write(order(id + "1", Optional.of(OID), 1));

    try (Database database = open(kind, server);
        WhaleSinks _ = sinks(database)) {
      untilAsserted(() -> assertThat(orders(database)).hasSize(1));
      assertThat(orders(database).getFirst())
          .containsEntry("id", id + "1")
          .containsEntry("oid", "9007199254740993")
          .containsEntry("twap_id", "null")
          .containsEntry("part", "1")
          .containsEntry("address", ADDRESS)
          .containsEntry("coin", "HYPE")
          .containsEntry("symbol", "HYPE/USDC")
          .containsEntry("asset_type", "futures")
          .containsEntry("side", "sell")
          .containsEntry("total_size", "13.270000000000000000")
          .containsEntry("weighted_avg_px", "41.123456789012345678")
          .containsEntry("notional", "545.708270000000000000")
          .containsEntry("fills", "3")
          .containsEntry("maker_share", "0.250000000000")
          .containsEntry("fee", "0.190000000000000000")
          .containsEntry("fee_token", "USDC")
          .containsEntry("closed_pnl", "-1.500000000000000000")
          .containsEntry("order_status", "filled")
          .containsEntry("flushed_by", "status")
          .containsEntry("seen_by", "user_channels")
          .containsEntry("first_fill_time", Long.toString(LAST_FILL - 333))
          .containsEntry("last_fill_time", Long.toString(LAST_FILL))
          .hasEntrySatisfying("signal_sent", sent -> assertThat(sent).isIn("1", "true"))
          .hasEntrySatisfying("created_at", text -> assertThat(text).contains("00:00:02"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldTellPartsAndOrdersWithoutANumberApart(Kind kind, TestMariaDb server) {
    write(order(id + "1", Optional.of(OID), 1));
    write(order(id + "2", Optional.of(OID), 2));
    write(order(id + "3", Optional.empty(), 1));
    write(order(id + "4", Optional.empty(), 1));

    try (Database database = open(kind, server);
        WhaleSinks _ = sinks(database)) {
      untilAsserted(() -> assertThat(orders(database)).hasSize(4));
      assertThat(orders(database))
          .extracting(row -> row.get("oid"))
          .containsExactly("9007199254740993", "9007199254740993", "null", "null");
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldWriteEveryColumnOfASignal(Kind kind, TestMariaDb server) {
    write(signal(id + "1"));
    write(signal(id + "2", AssetType.SPOT, PositionChange.OPEN, Optional.empty()));

    try (Database database = open(kind, server);
        WhaleSinks _ = sinks(database)) {
      untilAsserted(() -> assertThat(signals(database)).hasSize(2));
      assertThat(signals(database).getFirst())
          .containsEntry("signal_id", id + "1")
          .containsEntry("order_id", "order-" + id + "1")
          .containsEntry("oid", "9007199254740993")
          .containsEntry("part", "1")
          .containsEntry("address", ADDRESS)
          .containsEntry("label", "Trader A")
          .containsEntry("coin", "BTC")
          .containsEntry("symbol", "BTC/USDC")
          .containsEntry("asset_type", "futures")
          .containsEntry("direction", "close")
          .containsEntry("position_change", "reduce")
          .containsEntry("side", "LONG")
          .containsEntry("position_size", "Large")
          .containsEntry("size", "12.500000000000000000")
          .containsEntry("price", "101234.567000000000000000")
          .containsEntry("notional", "1265432.087500000000000000")
          .containsEntry("notional_usd", "1265432.087500000000000000")
          .containsEntry("open_interest_share", "0.000310000000")
          .containsEntry("close_rate", "0.250000000000")
          .containsEntry("position_before", "50.000000000000000000")
          .containsEntry("position_after", "37.500000000000000000")
          .containsEntry("realized_pnl", "12000.500000000000000000")
          .containsEntry("maker_share", "1.000000000000")
          .containsEntry("fills", "4")
          .containsEntry("order_status", "filled")
          .containsEntry("flushed_by", "status")
          .containsEntry("seen_by", "user_channels")
          .containsEntry("first_fill_time", Long.toString(LAST_FILL - 1_000))
          .containsEntry("timestamp", Long.toString(LAST_FILL))
          .hasEntrySatisfying("created_at", text -> assertThat(text).contains("00:00:02"));
      assertThat(signals(database).getLast())
          .containsEntry("asset_type", "spot")
          .containsEntry("direction", "open")
          .containsEntry("close_rate", "0.000000000000");
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepOneRowForEachAddress(Kind kind, TestMariaDb server) {
    write(account(id + "a", "100.10"));
    write(account(id + "b", "7"));
    write(account(id + "a", "123456789012345678.123456789012345678"));

    try (Database database = open(kind, server);
        WhaleSinks sinks = sinks(database)) {
      awaitRead(sinks, Topics.WHALE_ACCOUNTS);
      untilAsserted(() ->
          assertThat(accounts(database))
              .extracting(row -> row.get("account_value"))
              .containsExactly("123456789012345678.123456789012345678", "7"));
      assertThat(accounts(database).getFirst())
          .containsEntry("address", id + "a")
          .containsEntry("label", "Trader A")
          .containsEntry("seen_by", "user_channels")
          .containsEntry("spot_total_usd", "1500.25")
          .containsEntry("stated_at", Long.toString(LAST_FILL))
          .hasEntrySatisfying("updated_at", text -> assertThat(text).contains("00:00"));
      assertThat(
              Json.MAPPER.readTree(accounts(database).getFirst().get("spot_balances")).toString())
          .isEqualTo("[{\"token\":\"USDC\",\"total\":1500.25,\"hold\":0,\"usd\":1500.25}]");
      assertThat(
              Json.MAPPER
                  .readTree(accounts(database).getFirst().get("futures_positions"))
                  .toString())
          .isEqualTo(
              "[{\"coin\":\"BTC\",\"size\":-0.5,\"entryPrice\":100000.1,\"value\":50000.05,"
                  + "\"unrealizedPnl\":12.5,\"leverage\":20}]");
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldDeleteTheRowOfAnAddressThatNobodyFollowsAnyMore(Kind kind, TestMariaDb server) {
    write(account(id + "a", "1"));
    write(account(id + "b", "1"));
    write(account(id + "c", "1"));
    gone(id + "a");
    gone(id + "b");
    write(account(id + "b", "2"));
    gone(id + "never");

    try (Database database = open(kind, server);
        WhaleSinks sinks = sinks(database)) {
      awaitRead(sinks, Topics.WHALE_ACCOUNTS);
      untilAsserted(() ->
          assertThat(accounts(database))
              .extracting(row -> row.get("address") + "=" + row.get("account_value"))
              .containsExactly(id + "b=2", id + "c=1"));

      gone(id + "b");
      untilAsserted(() ->
          assertThat(accounts(database))
              .extracting(row -> row.get("address"))
              .containsExactly(id + "c"));
      assertThat(sinks.statuses().get("whale-accounts").refused()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldEndWithTheSameRowsWhenAllComesAgain(Kind kind, TestMariaDb server) {
    for (int i = 0; i < 130; i++) {
      write(order(id + i, Optional.of(OID + i), 1));
      write(signal(id + i));
      write(account(id + i % 3, Integer.toString(i)));
    }
    gone(id + 1);

    try (Database database = open(kind, server)) {
      try (WhaleSinks sinks = sinks(database)) {
        untilAsserted(() -> assertThat(orders(database)).hasSize(130));
        untilAsserted(() -> assertThat(signals(database)).hasSize(130));
        untilAsserted(() -> assertThat(accounts(database)).hasSize(2));
        untilAsserted(() -> assertThat(settled(sinks)).isTrue());
      }
      List<Map<String, String>> orders = orders(database);
      List<String> signals = ids(signals(database));
      topics.forgetCommits(Topics.WHALE_ORDERS, id + "-orders");
      topics.forgetCommits(Topics.WHALE_SIGNALS, id + "-signals");
      topics.forgetCommits(Topics.WHALE_ACCOUNTS, id + "-accounts");
      try (WhaleSinks sinks = sinks(database)) {
        awaitRead(sinks, Topics.WHALE_ORDERS);
        awaitRead(sinks, Topics.WHALE_SIGNALS);
        awaitRead(sinks, Topics.WHALE_ACCOUNTS);
        untilAsserted(
            () -> assertThat(sinks.statuses().get("whale-signals").written()).isPositive());
        untilAsserted(() -> assertThat(settled(sinks)).isTrue());
      }
      assertThat(orders(database)).isEqualTo(orders);
      assertThat(ids(signals(database))).isEqualTo(signals);
      assertThat(accounts(database))
          .extracting(row -> row.get("account_value"))
          .containsExactly("129", "128");
    }
  }

  @Test
  void shouldLoseAndDoubleNothingWhenTheDatabaseIsKilled(@TempDir Path directory)
      throws IOException {
    try (MortalMariaDb server = new MortalMariaDb(directory);
        Database database = awaitOpen(server.settings());
        WhaleSinks sinks = sinks(database)) {
      write(signal(id + "first"));
      untilAsserted(() -> assertThat(signals(database)).hasSize(1));

      server.kill();
      for (int i = 0; i < 250; i++) {
        write(signal(id + i));
      }
      write(account(id + "a", "5"));
      untilAsserted(
          () -> assertThat(sinks.statuses().get("whale-signals").failures()).isPositive());
      assertThat(sinks.statuses().get("whale-signals").connected()).isFalse();

      server.up();
      untilAsserted(() -> assertThat(signals(database)).hasSize(251));
      untilAsserted(() -> assertThat(accounts(database)).hasSize(1));
      untilAsserted(() -> assertThat(settled(sinks)).isTrue());
    }
  }

  private void write(WhaleOrder order) {
    topics.write(Topics.WHALE_ORDERS, order.address(), order);
  }

  private void write(WhaleSignal signal) {
    topics.write(Topics.WHALE_SIGNALS, signal.address(), signal);
  }

  private void write(WhaleAccount account) {
    topics.write(Topics.WHALE_ACCOUNTS, account.key(), account);
  }

  private void gone(String address) {
    topics.write(Topics.WHALE_ACCOUNTS, address, null);
  }

  private Database open(Kind kind, TestMariaDb server) {
    return Database.open(
        switch (kind) {
          case H2 -> DatabaseSettings.inMemory(id);
          case MARIA_DB -> server.newSchema();
        });
  }

  /** It takes a while to answer. */
  private static Database awaitOpen(DatabaseSettings settings) {
    return await()
        .atMost(SinkFixture.PATIENCE)
        .ignoreExceptions()
        .until(() -> Database.open(settings), database -> true);
  }

  private WhaleSinks sinks(Database database) {
    return WhaleSinks.start(
        KafkaAccess.open(topics.bootstrapServers),
        new TableSinkSettings(id, 100, Duration.ofMillis(100)),
        database,
        InstantSource.fixed(NOW),
        new SplittableRandom(1));
  }

  private static boolean settled(WhaleSinks sinks) {
    return sinks.statuses().values().stream().allMatch(status -> status.pending() == 0);
  }

  private void awaitRead(WhaleSinks sinks, Topic<?, ?> topic) {
    assertThat(sinks.awaitPositions(topics.ends(topic), SinkFixture.PATIENCE)).isTrue();
  }

  private List<Map<String, String>> orders(Database database) {
    return rows(database, "hl_order_aggregation", "id");
  }

  private List<Map<String, String>> signals(Database database) {
    return rows(database, "hl_address_signal", "signal_id");
  }

  private List<Map<String, String>> accounts(Database database) {
    return rows(database, "hl_position_cache", "address");
  }

  private static List<String> ids(List<Map<String, String>> rows) {
    return rows.stream().map(row -> row.get("id") + row.get("signal_id")).toList();
  }

  /** Rows of this test, as text. */
  private List<Map<String, String>> rows(Database database, String table, String key) {
    return database
        .jdbi()
        .withHandle(sql ->
            sql.createQuery("SELECT * FROM " + table + " WHERE " + key + " LIKE ? ORDER BY " + key)
                .bind(0, id + "%")
                .mapToMap()
                .map(WhaleSinksTest::text)
                .list());
  }

  private static Map<String, String> text(Map<String, Object> row) {
    Map<String, String> text = new HashMap<>();
    row.forEach((column, value) ->
        text.put(
            column,
            switch (value) {
              case BigDecimal number -> number.toPlainString();
              case java.sql.Clob clob -> content(clob);
              case null -> "null";
              default -> value.toString();
            }));
    return text;
  }

  private static String content(java.sql.Clob clob) {
    try {
      return clob.getSubString(1, (int) clob.length());
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException("a text cannot be read", e);
    }
  }
}
