package io.tidewatch.connectors.database.retention;

import static io.tidewatch.connectors.database.FuturesTable.AI_COINS;
import static io.tidewatch.connectors.database.FuturesTable.ANOMALIES;
import static io.tidewatch.connectors.database.FuturesTable.KLINES;
import static io.tidewatch.connectors.database.FuturesTable.OI_RANKINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.database.DatabaseSettings;
import io.tidewatch.connectors.database.TestMariaDb;
import io.tidewatch.connectors.database.WhaleTable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(TestMariaDb.Shared.class)
class CleanupTest {
  private static final Instant NOW = Instant.parse("2025-10-09T00:00:00Z");
  private static final long QUARTER_MS = 15 * 60_000L;
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration HOUR = Duration.ofHours(1);

  /** Which database. */
  enum Kind {
    H2,
    MARIA_DB
  }

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void shouldDeleteWhatIsOlder(Kind kind, TestMariaDb server) {
    try (Database database = open(kind, server)) {
      fill(database, 3, 200);
      rank(database, "ai_coins", NOW.minus(Duration.ofHours(25)));
      rank(database, "oi_rankings", NOW);

      Cleaned cleaned = cleanup(database, limits(DAY, 0, 0)).run(CleanupProgress.UNWATCHED);

      // Bars of 24 hours, and the one that is exactly as old.
      assertThat(cleaned.rows())
          .containsEntry(KLINES, 3L * (200 - 96))
          .containsEntry(ANOMALIES, 3L * (200 - 96))
          .containsEntry(AI_COINS, 1L)
          .containsEntry(OI_RANKINGS, 0L);
      assertThat(count(database, "klines")).isEqualTo(3 * 96);
      assertThat(cleanup(database, limits(DAY, 0, 0)).info().oldest())
          .containsEntry(KLINES, NOW.minus(DAY))
          .doesNotContainKey(AI_COINS);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepWhatWatchedAddressesDidForLonger(Kind kind, TestMariaDb server) {
    try (Database database = open(kind, server)) {
      for (int days : List.of(1, 29, 31, 89, 91)) {
        order(database, "day" + days, NOW.minus(Duration.ofDays(days)));
        signal(database, "day" + days, NOW.minus(Duration.ofDays(days)));
      }
      Cleanup cleanup = cleanup(database, limits(DAY, 0, 0));

      assertThat(cleanup.older(Duration.ofHours(1))).isEqualTo(3 + 1);
      assertThat(cleanup.older(Duration.ofDays(365))).isZero();
      Cleaned cleaned = cleanup.run(CleanupProgress.UNWATCHED);

      assertThat(cleaned.rows())
          .containsEntry(WhaleTable.ORDERS, 3L)
          .containsEntry(WhaleTable.SIGNALS, 1L);
      assertThat(count(database, "hl_order_aggregation")).isEqualTo(2);
      assertThat(count(database, "hl_address_signal")).isEqualTo(4);
    }
  }

  private static void order(Database database, String id, Instant at) {
    database
        .jdbi()
        .useHandle(sql ->
            sql.execute(
                "INSERT INTO hl_order_aggregation (id, part, address, coin, symbol, asset_type,"
                    + " side, fills, liquidation, seen_by, first_fill_time, last_fill_time,"
                    + " signal_sent)"
                    + " VALUES (?, 1, 'a', 'BTC', 'BTC', 'futures', 'buy', 1, 0, 'x', 0, ?, 1)",
                id,
                at.toEpochMilli()));
  }

  private static void signal(Database database, String id, Instant at) {
    database
        .jdbi()
        .useHandle(sql ->
            sql.execute(
                "INSERT INTO hl_address_signal (signal_id, order_id, part, address, coin, symbol,"
                    + " asset_type, direction, position_change, side, flip, position_size, fills,"
                    + " liquidation, flushed_by, seen_by, first_fill_time, `timestamp`)"
                    + " VALUES (?, 'o', 1, 'a', 'BTC', 'BTC', 'futures', 'open', 'open', 'LONG',"
                    + " 0, 'Large', 1, 0, 'status', 'x', 0, ?)",
                id,
                at.toEpochMilli()));
  }

  @ParameterizedTest
  @EnumSource
  void shouldDeleteInBatchesFromTheOldestOn(Kind kind, TestMariaDb server) {
    try (Database database = open(kind, server)) {
      fill(database, 7, 600);
      List<Long> batches = new ArrayList<>();
      List<Long> oldest = new ArrayList<>();

      cleanup(database, limits(DAY, 0, 0))
          .run(
              DAY,
              rows -> {
                batches.add(rows);
                oldest.add(oldest(database));
                return true;
              });

      assertThat(batches).hasSizeGreaterThan(6).allMatch(rows -> rows <= 1_000 + 7);
      assertThat(oldest).isSorted();
      assertThat(batches.stream().mapToLong(Long::longValue).sum()).isEqualTo(2L * 7 * (600 - 96));
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldEndAfterABatchIfItIsTold(Kind kind, TestMariaDb server) {
    try (Database database = open(kind, server)) {
      fill(database, 7, 600);

      Cleaned cleaned = cleanup(database, limits(DAY, 1, 1)).run(rows -> false);

      assertThat(cleaned.total()).isBetween(1_000L, 1_007L);
      assertThat(count(database, "klines")).isEqualTo(7 * 600 - cleaned.total());
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepTheNewestBarsOfASymbol(Kind kind, TestMariaDb server) {
    try (Database database = open(kind, server)) {
      fill(database, 2, 50);
      bars(database, "LONGUSDT", 1_500);

      Cleaned cleaned =
          cleanup(database, limits(Duration.ofDays(30), 60, 0)).run(CleanupProgress.UNWATCHED);

      assertThat(cleaned.rows()).containsEntry(KLINES, 1_440L).containsEntry(ANOMALIES, 0L);
      assertThat(
              database
                  .jdbi()
                  .<Long, RuntimeException>withHandle(sql ->
                      sql.createQuery("SELECT MIN(open_time) FROM klines WHERE symbol = 'LONGUSDT'")
                          .mapTo(Long.class)
                          .one()))
          .isEqualTo(NOW.toEpochMilli() - 60 * QUARTER_MS);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldDeleteTheOldestRowsOfATableThatIsTooLarge(Kind kind, TestMariaDb server) {
    try (Database database = openFile(kind, server)) {
      fill(database, 20, 1_500);
      Cleanup cleanup = cleanup(database, limits(Duration.ofDays(30), 0, 1));
      Space space = new Space(database);
      space.measure();
      assertThat(space.tableBytes()).isGreaterThan(1 << 20);

      Cleaned cleaned = cleanup.run(CleanupProgress.UNWATCHED);

      assertThat(space.tableBytes()).isLessThanOrEqualTo(1 << 20);
      long left = count(database, "klines");
      assertThat(left).isBetween(1L, 29_999L);
      assertThat(cleaned.rows()).containsEntry(KLINES, 30_000 - left);
      // The same times are left of each symbol and table: the newest.
      assertThat(count(database, "anomalies")).isEqualTo(left);
      assertThat(oldest(database)).isEqualTo(NOW.toEpochMilli() - left / 20 * QUARTER_MS);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldLeaveATableThatIsSmallEnough(Kind kind, TestMariaDb server) {
    try (Database database = openFile(kind, server)) {
      fill(database, 3, 50);

      Cleaned cleaned = cleanup(database, RetentionSettings.DEFAULT).run(CleanupProgress.UNWATCHED);

      assertThat(cleaned.total()).isZero();
      assertThat(count(database, "klines")).isEqualTo(150);
    }
  }

  @Test
  void shouldGiveTheRoomOfDeletedRowsBackToTheSystem(TestMariaDb server) {
    try (Database database = open(Kind.MARIA_DB, server)) {
      fill(database, 20, 1_500);
      Space space = new Space(database);
      space.measure();
      long before = space.tableBytes();

      Cleaned cleaned = cleanup(database, limits(DAY, 0, 0)).run(HOUR, CleanupProgress.UNWATCHED);

      assertThat(cleaned.total()).isGreaterThan(10_000);
      // OPTIMIZE counts anew as it ends: nobody asked for that here.
      assertThat(space.tableBytes()).isLessThan(before / 4);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldTellWhatThereIs(Kind kind, TestMariaDb server) {
    try (Database database = openFile(kind, server)) {
      fill(database, 3, 200);
      rank(database, "ai_coins", NOW);

      StorageInfo info = cleanup(database, limits(Duration.ofHours(36), 0, 0)).info();

      assertThat(info.symbolCount()).isEqualTo(3);
      assertThat(info.klineCount()).isEqualTo(600);
      assertThat(info.maxAgeHours()).isEqualTo(36);
      // Every other bar has a score; 96 are of the last 24 hours.
      assertThat(info.anomalyCount24h()).isEqualTo(3 * 48);
      assertThat(info.rows())
          .isEqualTo(
              Map.of(
                  KLINES,
                  600L,
                  ANOMALIES,
                  600L,
                  AI_COINS,
                  1L,
                  OI_RANKINGS,
                  0L,
                  WhaleTable.ORDERS,
                  0L,
                  WhaleTable.SIGNALS,
                  0L));
      assertThat(info.oldest())
          .isEqualTo(
              Map.of(
                  KLINES, NOW.minusMillis(200 * QUARTER_MS),
                  ANOMALIES, NOW.minusMillis(200 * QUARTER_MS),
                  AI_COINS, NOW));
      assertThat(info.fileSizeMb()).hasValueSatisfying(size -> assertThat(size).isPositive());
    }
  }

  @Test
  void shouldTellNoSizeOfADatabaseInMemory() {
    try (Database database = open(Kind.H2, null)) {
      StorageInfo info = cleanup(database, RetentionSettings.DEFAULT).info();

      assertThat(info.fileSizeMb()).isEmpty();
      assertThat(info.klineCount()).isZero();
      assertThat(info.oldest()).isEmpty();
    }
  }

  @Test
  void shouldCountWhatItWouldDelete() {
    try (Database database = open(Kind.H2, null)) {
      fill(database, 3, 200);
      Cleanup cleanup = cleanup(database, RetentionSettings.DEFAULT);

      assertThat(cleanup.older(DAY)).isEqualTo(2 * 3 * (200 - 96));
      assertThat(cleanup.run(DAY, CleanupProgress.UNWATCHED).total()).isEqualTo(2 * 3 * (200 - 96));
      assertThat(cleanup.older(DAY)).isZero();
    }
  }

  @Test
  void shouldCleanUpAtRegularTimes() {
    try (Database database = open(Kind.H2, null)) {
      Cleanup cleanup = cleanup(database, limits(DAY, 0, 0));
      try (RegularCleanup regular = RegularCleanup.start(cleanup, Duration.ofMillis(20))) {
        await().until(() -> regular.status().runs() >= 1);
        fill(database, 3, 200);
        await().until(() -> regular.status().deleted() == 2 * 3 * (200 - 96));

        assertThat(regular.status().failures()).isZero();
        assertThat(regular.status().lastError()).isEmpty();
      }
    }
  }

  @Test
  void shouldGoOnAfterARunThatFailed() {
    try (Database database = open(Kind.H2, null);
        RegularCleanup regular =
            RegularCleanup.start(cleanup(database, limits(DAY, 0, 0)), Duration.ofMillis(20))) {
      run(database, "ALTER TABLE oi_rankings RENAME TO elsewhere");
      await().until(() -> regular.status().failures() >= 2);
      assertThat(regular.status().lastError())
          .hasValueSatisfying(error -> assertThat(error).containsIgnoringCase("oi_rankings"));

      run(database, "ALTER TABLE elsewhere RENAME TO oi_rankings");
      long before = regular.status().runs();
      await().until(() -> regular.status().runs() > before);
    }
  }

  @Test
  void shouldRefuseLimitsThatAreNone() {
    assertThatThrownBy(() -> limits(Duration.ZERO, 0, 0)).hasMessageContaining("maxAge over 0");
    assertThatThrownBy(() -> limits(DAY, -1, 0)).hasMessageContaining("maxRowsPerSymbol");
    assertThatThrownBy(() -> limits(DAY, 0, -1)).hasMessageContaining("maxSizeMb");
    assertThatThrownBy(() -> new RetentionSettings(DAY, 0, 0, Duration.ZERO))
        .hasMessageContaining("every over 0");
  }

  private static RetentionSettings limits(Duration maxAge, int rows, int megabytes) {
    return new RetentionSettings(maxAge, rows, megabytes, HOUR);
  }

  private static Cleanup cleanup(Database database, RetentionSettings settings) {
    return new Cleanup(database, settings, InstantSource.fixed(NOW));
  }

  /** Bars and anomalies of some symbols, the newest 15 minutes ago; every other is anomalous. */
  private static void fill(Database database, int symbols, int bars) {
    for (int symbol = 0; symbol < symbols; symbol++) {
      String name = "S" + symbol + "USDT";
      bars(database, name, bars);
      batch(
          database,
          "INSERT INTO anomalies (symbol, `timestamp`, interval_type, anomaly_score)"
              + " VALUES (:symbol, :time, '15m', :score)",
          name,
          bars);
    }
  }

  private static void bars(Database database, String symbol, int bars) {
    batch(
        database,
        "INSERT INTO klines (symbol, open_time, close_time, close_price)"
            + " VALUES (:symbol, :time, :time, :score)",
        symbol,
        bars);
  }

  private static void batch(Database database, String insert, String symbol, int bars) {
    database
        .jdbi()
        .useTransaction(sql -> {
          PreparedBatch batch = sql.prepareBatch(insert);
          for (int i = 1; i <= bars; i++) {
            batch
                .bind("symbol", symbol)
                .bind("time", NOW.toEpochMilli() - i * QUARTER_MS)
                .bind("score", i % 2)
                .add();
          }
          batch.execute();
        });
  }

  private static void rank(Database database, String table, Instant updatedAt) {
    run(
        database,
        "INSERT INTO "
            + table
            + " (symbol, `rank`, updated_at) VALUES ('BTCUSDT', 1, "
            + updatedAt.toEpochMilli()
            + ")");
  }

  private static void run(Database database, String statement) {
    database.jdbi().useHandle(sql -> sql.execute(statement));
  }

  private static long count(Database database, String table) {
    return database
        .jdbi()
        .withHandle(
            sql -> sql.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Long.class).one());
  }

  private static long oldest(Database database) {
    return database
        .jdbi()
        .withHandle(
            sql -> sql.createQuery("SELECT MIN(open_time) FROM klines").mapTo(Long.class).one());
  }

  private Database open(Kind kind, TestMariaDb server) {
    return Database.open(
        switch (kind) {
          case H2 -> DatabaseSettings.inMemory("cleanup" + System.identityHashCode(this));
          case MARIA_DB -> server.newSchema();
        });
  }

  private Database openFile(Kind kind, TestMariaDb server) {
    return Database.open(
        switch (kind) {
          case H2 -> DatabaseSettings.embedded(directory.resolve("database"));
          case MARIA_DB -> server.newSchema();
        });
  }
}
