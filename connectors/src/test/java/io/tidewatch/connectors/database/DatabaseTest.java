package io.tidewatch.connectors.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestMariaDb.Shared.class)
class DatabaseTest {
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final String TEXT = "'; DROP TABLE sol_ws_batch_pool; -- \"\\ \uD83D\uDE80 中文";

  @Test
  void shouldMakeTheTablesInH2() {
    try (Database database = Database.open(DatabaseSettings.inMemory("made"))) {
      assertThat(tables(database))
          .contains(
              "sol_ws_batch_pool",
              "sol_ws_alert_log",
              "sol_ws_batch_stats",
              "quick_monitor_template",
              "token_launch_history",
              "twitter_account_manage",
              "tidewatch_schema_history");
    }
  }

  @Test
  void shouldMakeTheTablesInMariaDb(TestMariaDb server) {
    try (Database database = Database.open(server.newSchema())) {
      assertThat(tables(database))
          .contains(
              "sol_ws_batch_pool",
              "sol_ws_alert_log",
              "sol_ws_batch_stats",
              "quick_monitor_template",
              "token_launch_history",
              "twitter_account_manage",
              "tidewatch_schema_history");
    }
  }

  @Test
  void shouldGiveH2AndMariaDbTheSameColumns(TestMariaDb server) {
    try (Database h2 = Database.open(DatabaseSettings.inMemory("same"));
        Database mariaDb = Database.open(server.newSchema())) {
      for (String table :
          List.of(
              "sol_ws_batch_pool",
              "sol_ws_alert_log",
              "sol_ws_batch_stats",
              "klines",
              "anomalies",
              "ai_coins",
              "oi_rankings",
              "hl_watch_addresses",
              "hl_position_cache",
              "hl_order_aggregation",
              "hl_address_signal")) {
        assertThat(columns(h2, table)).isNotEmpty().isEqualTo(columns(mariaDb, table));
      }
    }
  }

  @Test
  void shouldKeepTheOriginalColumnsKeysAndDefaults(TestMariaDb server) {
    try (Database database = Database.open(server.newSchema())) {
      assertThat(created(database, "sol_ws_batch_pool"))
          .contains("UNIQUE KEY `uk_ca` (`ca`)")
          .contains("KEY `idx_batch` (`batch_id`,`is_active`)")
          .contains("KEY `idx_priority` (`priority` DESC)")
          .contains("`trigger_logic` varchar(10) DEFAULT 'any'")
          .contains("`update_time` datetime DEFAULT current_timestamp() ON UPDATE")
          .contains("CHARSET=utf8mb4");
      assertThat(created(database, "sol_ws_alert_log"))
          .contains("KEY `idx_ca_time` (`ca`,`alert_time`)")
          .contains("`alert_id` varchar(64)")
          .contains("UNIQUE KEY `uk_alert_id` (`alert_id`)");
    }
  }

  @Test
  void shouldOpenWhatItOpenedBefore(TestMariaDb server) {
    DatabaseSettings settings = server.newSchema();
    Database.open(settings).close();
    try (Database again = Database.open(settings)) {
      assertThat(tables(again)).contains("sol_ws_batch_pool");
    }
  }

  @Test
  void shouldLeaveTablesOfOthersAsTheyAre(TestMariaDb server) throws SQLException {
    DatabaseSettings settings = server.newSchema();
    run(
        settings,
        "CREATE TABLE quick_monitor_template (id INT PRIMARY KEY, config_name TEXT)",
        "INSERT INTO quick_monitor_template VALUES (7, 'seven')");

    try (Database database = Database.open(settings)) {
      assertThat(columns(database, "quick_monitor_template")).containsExactly("id", "config_name");
      assertThat(one(database, "SELECT config_name FROM quick_monitor_template"))
          .isEqualTo("seven");
    }
  }

  @Test
  void shouldTellSymbolsOfFuturesApartByteByByte(TestMariaDb server) {
    try (Database database = Database.open(server.newSchema())) {
      for (FuturesTable table : FuturesTable.values()) {
        assertThat(created(database, table.table()))
            .contains("CHARSET=utf8mb4 COLLATE=utf8mb4_bin")
            .contains("(" + table.time() + ")");
      }
    }
  }

  @Test
  void shouldRefuseATableOfOthersWhoseRowsItWouldDelete(TestMariaDb server) throws SQLException {
    DatabaseSettings settings = server.newSchema();
    run(settings, "CREATE TABLE klines (symbol VARCHAR(20), open_time BIGINT)");

    assertThatThrownBy(() -> Database.open(settings))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("expected no tables of others named klines in jdbc:mariadb://")
        .hasMessageContaining("database.url")
        .hasNoCause();
    run(settings, "ALTER TABLE klines RENAME TO their_klines");

    try (Database database = Database.open(settings)) {
      assertThat(tables(database)).contains("klines", "their_klines");
    }
  }

  @Test
  void shouldRefuseATableOfOthersInH2() throws SQLException {
    DatabaseSettings settings = DatabaseSettings.inMemory("taken");
    try (Connection kept = DriverManager.getConnection(settings.url());
        Statement sql = kept.createStatement()) {
      sql.execute("CREATE TABLE oi_rankings (id INT) COMMENT 'ours'");

      assertThatThrownBy(() -> Database.open(settings))
          .hasMessageContaining("expected no tables of others named oi_rankings in jdbc:h2:mem");
    }
  }

  @Test
  void shouldGoOnWithTablesOfOursThatABrokenStartMade(TestMariaDb server) throws SQLException {
    DatabaseSettings settings = server.newSchema();
    Database.open(settings).close();
    run(
        settings,
        "DROP TABLE oi_rankings",
        "DELETE FROM tidewatch_schema_history WHERE version > 4");

    try (Database database = Database.open(settings)) {
      assertThat(columns(database, "oi_rankings")).contains("symbol", "rank", "updated_at");
    }
  }

  @Test
  void shouldAddTheAlertIdToALogThatIsThereAlready(TestMariaDb server) throws SQLException {
    DatabaseSettings settings = server.newSchema();
    run(
        settings,
        "CREATE TABLE sol_ws_alert_log (id BIGINT AUTO_INCREMENT PRIMARY KEY, batch_id INT)",
        "INSERT INTO sol_ws_alert_log (batch_id) VALUES (1), (2)");

    try (Database database = Database.open(settings)) {
      assertThat(columns(database, "sol_ws_alert_log"))
          .containsExactly("id", "batch_id", "alert_id");
      assertThat(created(database, "sol_ws_alert_log"))
          .contains("UNIQUE KEY `uk_alert_id` (`alert_id`)");
      assertThat(one(database, "SELECT count(*) FROM sol_ws_alert_log")).isEqualTo("2");
    }
  }

  @Test
  void shouldTakeALogThatHasTheAlertIdAlready(TestMariaDb server) throws SQLException {
    DatabaseSettings settings = server.newSchema();
    run(
        settings,
        "CREATE TABLE sol_ws_alert_log (id BIGINT PRIMARY KEY, alert_id VARCHAR(64),"
            + " UNIQUE KEY uk_alert_id (alert_id))");

    try (Database database = Database.open(settings)) {
      assertThat(columns(database, "sol_ws_alert_log")).containsExactly("id", "alert_id");
    }
  }

  @Test
  void shouldKeepAnyTextInH2() {
    try (Database database = Database.open(DatabaseSettings.inMemory("text"))) {
      assertThat(stored(database)).isEqualTo(TEXT);
    }
  }

  @Test
  void shouldKeepAnyTextInMariaDb(TestMariaDb server) {
    try (Database database = Database.open(server.newSchema())) {
      assertThat(stored(database)).isEqualTo(TEXT);
    }
  }

  @Test
  void shouldServeAnAddressOfMySql(TestMariaDb server) {
    DatabaseSettings maria = server.newSchema();
    DatabaseSettings mysql =
        new DatabaseSettings(
            maria.url().replace("jdbc:mariadb:", "jdbc:mysql:"),
            maria.user(),
            maria.password(),
            maria.zone());
    try (Database database = Database.open(mysql)) {
      assertThat(one(database, "SELECT 1 FROM tidewatch_lock")).isEqualTo("1");
    }
  }

  @Test
  void shouldKeepAFileDatabase(@TempDir Path directory) {
    DatabaseSettings settings = DatabaseSettings.embedded(directory.resolve("pool"));
    try (Database database = Database.open(settings)) {
      stored(database);
    }
    try (Database database = Database.open(settings)) {
      assertThat(one(database, "SELECT token_name FROM token_launch_history")).isEqualTo(TEXT);
    }
  }

  @Test
  void shouldShareAFileDatabaseWithAnotherProcess(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("pool");
    try (Database database = Database.open(DatabaseSettings.embedded(file))) {
      Process other = OtherProcess.write(file, "from next door");

      assertThat(other.waitFor()).isZero();
      assertThat(one(database, "SELECT token_name FROM token_launch_history"))
          .isEqualTo("from next door");
    }
  }

  @Test
  void shouldKeepInAFileWhatWasCommittedRightBeforeACrash(@TempDir Path directory)
      throws Exception {
    Path file = directory.resolve("pool");
    Database.open(DatabaseSettings.embedded(file)).close();

    assertThat(OtherProcess.writeAndDie(file, "last words").waitFor()).isZero();

    try (Database database = Database.open(DatabaseSettings.embedded(file))) {
      assertThat(one(database, "SELECT max(token_name) FROM token_launch_history"))
          .isEqualTo("last words");
    }
  }

  @Test
  void shouldShareAFileDatabaseOnLoopbackOnly(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("pool");
    try (Database database = Database.open(DatabaseSettings.embedded(file))) {
      assertThat(tables(database)).isNotEmpty();
      assertThat(Files.readString(directory.resolve("pool.lock.db")))
          .containsPattern("server=(localhost|127\\.0\\.0\\.1)");
    }
  }

  @Test
  void shouldSayWhichServerDoesNotAnswer() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    DatabaseSettings nobody =
        new DatabaseSettings(
            "jdbc:mariadb://127.0.0.1:" + port + "/pool?useSsl=false",
            Optional.of("tide"),
            Optional.of("sesame"),
            ZoneOffset.UTC,
            Duration.ofSeconds(1));

    assertThatThrownBy(() -> Database.open(nobody))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("jdbc:mariadb://127.0.0.1:" + port + "/pool could not be opened")
        .hasMessageContaining("for user tide")
        .hasMessageContaining("Check that the server runs")
        .hasMessageNotContaining("sesame")
        .hasNoCause();
  }

  @Test
  @Timeout(60)
  void shouldNotWaitForeverForAServerThatSaysNothing() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      DatabaseSettings settings =
          new DatabaseSettings(
              "jdbc:mariadb://127.0.0.1:" + mute.getLocalPort() + "/pool",
              Optional.of("tide"),
              Optional.of("sesame"),
              ZoneOffset.UTC,
              SHORT);

      assertThatThrownBy(() -> Database.open(settings)).isInstanceOf(DatabaseException.class);
    }
  }

  @Test
  void shouldNotWaitForeverForAnAnswerToAStatement(TestMariaDb server) {
    DatabaseSettings schema = server.newSchema();
    DatabaseSettings settings =
        new DatabaseSettings(schema.url(), schema.user(), schema.password(), schema.zone(), SHORT);

    try (Database database = Database.open(settings)) {
      assertThatThrownBy(() -> one(database, "SELECT SLEEP(40)"))
          .isInstanceOf(JdbiException.class)
          .rootCause()
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void shouldGiveTheMigrationOfALargeLogItsTime(TestMariaDb server) throws Exception {
    DatabaseSettings schema = server.newSchema();
    run(schema, "CREATE TABLE sol_ws_alert_log (id BIGINT PRIMARY KEY)");
    DatabaseSettings settings =
        new DatabaseSettings(schema.url(), schema.user(), schema.password(), schema.zone(), SHORT);

    CompletableFuture<Database> opening;
    try (Connection busy = connect(schema);
        Statement sql = busy.createStatement()) {
      sql.execute("LOCK TABLES sol_ws_alert_log READ");
      opening = CompletableFuture.supplyAsync(() -> Database.open(settings));
      // Far longer than an answer to any other statement may take.
      await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () -> opening.isDone() || longestWait(sql) > 2 * settings.answerWithin().toMillis());
    }
    try (Database database = opening.get(1, TimeUnit.MINUTES)) {
      assertThat(columns(database, "sol_ws_alert_log")).containsExactly("id", "alert_id");
    }
  }

  private static long longestWait(Statement sql) throws SQLException {
    try (ResultSet rows =
        sql.executeQuery(
            "SELECT COALESCE(MAX(time_ms), 0) FROM information_schema.processlist"
                + " WHERE state LIKE 'Waiting for table metadata lock%'")) {
      rows.next();
      return (long) rows.getDouble(1);
    }
  }

  @Test
  void shouldSayThatThePasswordIsWrong(TestMariaDb server) {
    DatabaseSettings right = server.newSchema();
    DatabaseSettings wrong =
        new DatabaseSettings(
            right.url(), right.user(), Optional.of("guessed"), right.zone(), Duration.ofSeconds(1));

    assertThatThrownBy(() -> Database.open(wrong))
        .hasMessageContaining("Access denied")
        .hasMessageNotContaining("guessed");
  }

  @Test
  void shouldSayThatTheFileIsNoDatabase(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("pool.mv.db"), "not a database".repeat(1_000));

    assertThatThrownBy(() -> Database.open(DatabaseSettings.embedded(directory.resolve("pool"))))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("its file is one of H2");
  }

  @Test
  void shouldRefuseAPasswordInTheAddress() {
    assertThatThrownBy(() ->
            new DatabaseSettings(
                "jdbc:mariadb://h/p?user=a&password=sesame",
                Optional.empty(),
                Optional.empty(),
                ZoneOffset.UTC))
        .hasMessageContaining("without a password")
        .hasMessageNotContaining("sesame");
  }

  @Test
  void shouldRefuseAnotherKindOfDatabase() {
    assertThatThrownBy(() ->
            new DatabaseSettings(
                "jdbc:oracle:x", Optional.empty(), Optional.empty(), ZoneOffset.UTC))
        .hasMessageContaining("jdbc:mariadb:");
  }

  @Test
  void shouldShowNoPassword() {
    assertThat(
            new DatabaseSettings(
                "jdbc:mariadb://h/p", Optional.of("tide"), Optional.of("sesame"), ZoneOffset.UTC))
        .hasToString("DatabaseSettings[jdbc:mariadb://h/p, user=tide, password=set, zone=Z]");
  }

  @Test
  void shouldWriteTimesInTheZoneOfTheDatabase() {
    assertThat(
            DatabaseSettings.inMemory("zone")
                .in(ZoneId.of("Asia/Shanghai"))
                .local(Instant.parse("2025-10-31T20:00:00Z")))
        .hasToString("2025-11-01T04:00");
  }

  private static String stored(Database database) {
    database
        .jdbi()
        .useHandle(sql ->
            sql.execute("INSERT INTO token_launch_history (ca, token_name) VALUES ('a', ?)", TEXT));
    return one(database, "SELECT token_name FROM token_launch_history");
  }

  private static List<String> tables(Database database) {
    return database
        .jdbi()
        .withHandle(sql ->
            sql.createQuery(
                    "SELECT lower(table_name) FROM information_schema.tables"
                        + " WHERE table_schema = schema()")
                .mapTo(String.class)
                .list());
  }

  private static List<String> columns(Database database, String table) {
    return database
        .jdbi()
        .withHandle(sql ->
            sql.createQuery(
                    "SELECT lower(column_name) FROM information_schema.columns"
                        + " WHERE table_schema = schema() AND table_name = ?"
                        + " ORDER BY ordinal_position")
                .bind(0, table)
                .mapTo(String.class)
                .list());
  }

  private static String created(Database database, String table) {
    return database
        .jdbi()
        .withHandle(sql ->
            sql.createQuery("SHOW CREATE TABLE " + table)
                .map((row, context) -> row.getString(2))
                .one());
  }

  private static String one(Database database, String query) {
    return database.jdbi().withHandle(sql -> sql.createQuery(query).mapTo(String.class).one());
  }

  private static Connection connect(DatabaseSettings settings) throws SQLException {
    return DriverManager.getConnection(
        settings.url(), settings.user().orElseThrow(), settings.password().orElseThrow());
  }

  private static void run(DatabaseSettings settings, String... statements) throws SQLException {
    try (Connection connection = connect(settings);
        Statement sql = connection.createStatement()) {
      for (String statement : statements) {
        sql.execute(statement);
      }
    }
  }
}
