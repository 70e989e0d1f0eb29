package io.tidewatch.connectors.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.database.DatabaseSettings;
import io.tidewatch.simulator.dbotx.DbotxPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class PoolLoaderTest {
  private static final String A = Addresses.of('A');
  private static final String B = Addresses.of('B');
  private static final String C = Addresses.of('C');
  private static final String EVIL =
      "'); DROP TABLE sol_ws_batch_pool; -- \"`\\ \uD83D\uDE80\u0001";
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2025-10-31T12:00:00Z"));

  private final Set<String> withoutPool = ConcurrentHashMap.newKeySet();
  @TempDir private Path directory;
  private Database database;
  private PoolDatabase tables;
  private SearchServer server;

  @BeforeEach
  void open(TestInfo test) throws IOException {
    database =
        Database.open(
            DatabaseSettings.inMemory("loader_" + test.getTestMethod().orElseThrow().getName()));
    tables = new PoolDatabase(database);
    server =
        new SearchServer(token ->
            withoutPool.contains(token)
                ? List.of()
                : List.of(DbotxPool.of(SearchServer.pairOf(token), 1, 1)));
  }

  @AfterEach
  void close() {
    server.close();
    database.close();
  }

  @Test
  void shouldStoreTextsAsTheyAre() throws Exception {
    tables.template(1, 300_000, PoolDatabase.ANY_CONFIG).token(A, 400_000, EVIL, EVIL);
    loader().init();

    assertThat(tables.texts("SELECT token_name FROM sol_ws_batch_pool")).containsExactly(EVIL);
    assertThat(tables.texts("SELECT token_symbol FROM sol_ws_batch_pool")).containsExactly(EVIL);
    assertThat(tables.texts("SELECT create_time FROM sol_ws_batch_pool"))
        .containsExactly("2025-10-31 12:00:00");
  }

  @Test
  void shouldNeverChangeTheCaseOfATokenItAsksFor() throws Exception {
    tables.template(1, 300_000, PoolDatabase.ANY_CONFIG).token(A, 400_000);
    loader().init();

    assertThat(server.search().keywords()).containsExactly(A);
  }

  @Test
  void shouldReadSourcesAndKindsInAnyCase() throws Exception {
    tables.template(1, 300_000, PoolDatabase.ANY_CONFIG).token(A, 400_000);
    tables.run("UPDATE quick_monitor_template SET has_twitter = 'profile'");
    tables.run("UPDATE token_launch_history SET source = 'Pump', twitter_url = 'x.com/a'");
    tables.run(
        "INSERT INTO twitter_account_manage (twitter_url, twitter_type) VALUES"
            + " ('x.com/a', 'Profile')");

    assertThat(loader().init().pooled()).isEqualTo(1);
  }

  @Test
  void shouldKeepAFailureForARetry() throws Exception {
    withoutPool.add(B);
    tables.template(1, 300_000, PoolDatabase.ANY_CONFIG).token(A, 500_000).token(B, 600_000);
    assertThat(loader().init().failures()).extracting(LoadFailure::token).containsExactly(B);
    assertThat(tables.pool()).containsExactly(A);

    withoutPool.clear();
    LoadReport retried = loader().retry();

    assertThat(retried.failures()).isEmpty();
    assertThat(retried.searched()).isEqualTo(1);
    assertThat(tables.pool()).containsExactly(A, B);
    assertThat(tables.texts("SELECT priority FROM sol_ws_batch_pool ORDER BY sort_order"))
        .containsExactly("1", "2");
    assertThat(loader().retry().searched()).isZero();
  }

  @Test
  void shouldRetryOnlyWhatFailed() throws Exception {
    withoutPool.add(B);
    tables.template(1, 300_000, PoolDatabase.ANY_CONFIG).token(A, 500_000).token(B, 600_000);
    loader().init();
    tables.token(C, 700_000);

    LoadReport retried = loader().retry();

    assertThat(retried.failures()).extracting(LoadFailure::token).containsExactly(B);
    assertThat(tables.pool()).containsExactly(A);
  }

  @Test
  void shouldSayThatAFailureMatchesNoMore() throws Exception {
    withoutPool.add(B);
    tables.template(1, 300_000, PoolDatabase.ANY_CONFIG).token(A, 500_000).token(B, 600_000);
    loader().init();
    tables.run("DELETE FROM token_launch_history WHERE ca = ?", B);

    assertThat(loader().retry().warnings())
        .containsExactly(B + " failed before and matches no template any more");
  }

  @Test
  void shouldSayThatTheFileOfFailuresIsBroken() throws Exception {
    tables.template(1, 300_000, PoolDatabase.ANY_CONFIG).token(A, 500_000);
    Files.writeString(directory.resolve("failures.json"), "{\"failures\":[{");

    assertThatThrownBy(() -> loader().retry())
        .isInstanceOf(PoolException.class)
        .hasMessageContaining("failures.json")
        .hasMessageContaining("Run a refresh");
  }

  @Test
  void shouldOnlyAddInAnIncrementalRefresh() throws Exception {
    tables.template(1, 300_000, PoolDatabase.ANY_CONFIG).token(A, 500_000).token(B, 400_000);
    loader().init();
    tables.run("DELETE FROM token_launch_history WHERE ca = ?", A);
    tables.token(C, 900_000);

    LoadReport report = loader().refresh(true);

    assertThat(report.added()).isEqualTo(1);
    assertThat(report.removed()).isZero();
    assertThat(tables.pool()).containsExactly(A, B, C);
    assertThat(tables.texts("SELECT priority FROM sol_ws_batch_pool ORDER BY sort_order"))
        .containsExactly("2", "1", "3");
  }

  @Test
  void shouldSortAndDropInAWholeRefreshAndKeepKnownPairs() throws Exception {
    tables.template(1, 300_000, PoolDatabase.ANY_CONFIG).token(A, 500_000).token(B, 400_000);
    loader().init();
    tables.run("UPDATE sol_ws_batch_pool SET pair_address = ? WHERE ca = ?", C, B);
    tables.run("DELETE FROM token_launch_history WHERE ca = ?", A);
    tables.token(C, 900_000);

    LoadReport report = loader().refresh(false);

    assertThat(report.searched()).isEqualTo(1);
    assertThat(report.removed()).isEqualTo(1);
    assertThat(tables.pool()).containsExactly(C, B);
    assertThat(tables.texts("SELECT pair_address FROM sol_ws_batch_pool WHERE ca = '" + B + "'"))
        .containsExactly(C);
  }

  @Test
  void shouldLeaveInactiveInARefreshWhatSomebodyMadeSo() throws Exception {
    tables.template(1, 300_000, PoolDatabase.ANY_CONFIG).token(A, 500_000).token(B, 400_000);
    loader().init();
    tables.run("UPDATE sol_ws_batch_pool SET is_active = 0 WHERE ca = ?", A);

    assertThat(loader().refresh(false).pooled()).isEqualTo(1);
    assertThat(tables.texts("SELECT ca FROM sol_ws_batch_pool WHERE is_active = 1"))
        .containsExactly(B);
    assertThat(loader().init().pooled()).isEqualTo(2);
  }

  @Test
  void shouldRemoveTheStatisticsOfBatchesThatAreGone() throws Exception {
    tables.template(1, 300_000, PoolDatabase.ANY_CONFIG).token(A, 500_000);
    tables.run("INSERT INTO sol_ws_batch_stats (batch_id, alert_count) VALUES (1, 5), (2, 6)");
    loader().init();

    assertThat(tables.rows("SELECT batch_id, ca_count, alert_count FROM sol_ws_batch_stats"))
        .hasToString("[{batch_id=1, ca_count=1, alert_count=5}]");
  }

  @Test
  void shouldGiveAPoolToOneTokenOnly() throws Exception {
    server.close();
    server = new SearchServer(token -> List.of(DbotxPool.of(C, 1, 1)));
    tables.template(1, 300_000, PoolDatabase.ANY_CONFIG).token(A, 400_000).token(B, 500_000);

    LoadReport report = loader().init();

    assertThat(tables.pool()).containsExactly(B);
    assertThat(report.failures())
        .containsExactly(
            new LoadFailure(A, Optional.of("TK"), "its pool " + C + " is the one of token " + B));
  }

  @Test
  void shouldKeepAnAddressThatIsNoneOutOfThePool() throws Exception {
    tables.template(1, 300_000, PoolDatabase.ANY_CONFIG).token(A, 400_000).token("0xEE", 500_000);

    assertThat(loader().init().failures()).extracting(LoadFailure::token).containsExactly("0xEE");
    assertThat(tables.pool()).containsExactly(A);
  }

  @Test
  void shouldKeepApartTokensThatDifferInCaseOnly() throws Exception {
    String lower = Addresses.of('a');
    tables.template(1, 300_000, PoolDatabase.ANY_CONFIG).token(A, 500_000).token(lower, 400_000);

    assertThat(loader().init().failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.reason()).contains("in case only"));
  }

  @Test
  void shouldNameAllFindingsAndWriteNothing() throws Exception {
    tables.template(1, 300_000, PoolDatabase.ANY_CONFIG).token(A, 400_000);
    loader().init();
    tables
        .template(2, 300_000, "{\"holders\":{\"enabled\":true}}")
        .token(B, 500_000)
        .token(B, 600_000);
    tables.run("UPDATE quick_monitor_template SET time_interval = '2m' WHERE id = 1");

    assertThatThrownBy(() -> loader().init())
        .isInstanceOfSatisfying(
            PoolException.class,
            e ->
                assertThat(e.findings())
                    .anyMatch(text -> text.contains("template 2: events_config.holders"))
                    .anyMatch(text -> text.contains("template 1: time_interval"))
                    .anyMatch(text -> text.contains("templates 1 and 2: min_market_cap")));
    assertThat(tables.pool()).containsExactly(A);
  }

  @Test
  void shouldNameADuplicateTokenAndWriteNothing() {
    tables.template(1, 300_000, PoolDatabase.ANY_CONFIG).token(B, 500_000).token(B, 600_000);

    assertThatThrownBy(() -> loader().init())
        .hasMessageContaining("token " + B + ": expected one row");
    assertThat(tables.pool()).isEmpty();
    assertThat(server.server().served()).isZero();
  }

  @Test
  void shouldNotEmptyThePoolWhenNoTokenMatches() throws Exception {
    tables.template(1, 300_000, PoolDatabase.ANY_CONFIG).token(A, 400_000);
    loader().init();
    tables.run("UPDATE token_launch_history SET source = 'other'");

    assertThatThrownBy(() -> loader().refresh(false))
        .hasMessageContaining("expected at least one token for the pool");
    assertThat(tables.pool()).containsExactly(A);
  }

  @Test
  void shouldWantATemplate() {
    assertThatThrownBy(() -> loader().init())
        .hasMessageContaining("expected a template that is not deleted");
  }

  @Test
  void shouldNameColumnsThatAreMissing() {
    tables.run("ALTER TABLE quick_monitor_template DROP COLUMN trigger_logic");

    assertThatThrownBy(() -> loader().init())
        .isInstanceOf(PoolException.class)
        .hasMessageContaining("table quick_monitor_template: expected the columns trigger_logic");
  }

  @Test
  void shouldTakeTheNameOfATemplateFromTheColumnThatIsThere() throws Exception {
    tables.run("ALTER TABLE quick_monitor_template DROP COLUMN max_market_cap");
    tables.run("ALTER TABLE quick_monitor_template ALTER COLUMN template_name RENAME TO name");
    tables.template(1, 300_000, PoolDatabase.ANY_CONFIG).token(A, 400_000);
    tables.run("UPDATE quick_monitor_template SET name = '大盘'");
    loader().init();

    assertThat(tables.texts("SELECT template_name FROM sol_ws_batch_pool")).containsExactly("大盘");
  }

  private PoolLoader loader() {
    return new PoolLoader(database, server.settings(directory), CLOCK, LoadProgress.NONE);
  }
}
