package io.tidewatch.connectors.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.database.DatabaseSettings;
import io.tidewatch.connectors.database.TestMariaDb;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A load is written as a whole or not at all, and alone. */
@ExtendWith(TestMariaDb.Shared.class)
class PoolTransactionTest {
  private static final int TOKENS = 250;

  @TempDir private Path directory;

  @Test
  void shouldLeaveTheOldPoolWholeWhenALoadBreaksInH2() throws Exception {
    shouldLeaveTheOldPoolWhole(DatabaseSettings.inMemory("breaks"));
  }

  @Test
  void shouldLeaveTheOldPoolWholeWhenALoadBreaksInMariaDb(TestMariaDb server) throws Exception {
    shouldLeaveTheOldPoolWhole(server.newSchema());
  }

  @Test
  void shouldLoadOneAtATimeInH2() throws Exception {
    shouldLoadOneAtATime(DatabaseSettings.inMemory("alone"));
  }

  @Test
  void shouldLoadOneAtATimeInMariaDb(TestMariaDb server) throws Exception {
    shouldLoadOneAtATime(server.newSchema());
  }

  @Test
  void shouldLeaveTheOldPoolWholeWhenItsConnectionIsCut(TestMariaDb server) throws Exception {
    try (Database database = Database.open(server.newSchema());
        SearchServer search = SearchServer.ofOnePoolEach()) {
      PoolDatabase tables = filled(database);
      loader(database, search, LoadProgress.NONE).init();
      search.server().freeze(true);
      Started started = new Started();
      tables.token(Addresses.of('N'), 900_000_000);
      CompletableFuture<LoadReport> load = inBackground(loader(database, search, started));
      started.await();
      cutConnections(database);
      search.server().freeze(false);

      assertThat(load)
          .failsWithin(Duration.ofSeconds(30))
          .withThrowableOfType(ExecutionException.class)
          .withMessageContaining("could not be written");
      assertThat(tables.pool()).hasSize(TOKENS);
    }
  }

  @Test
  void shouldKeepAnyTextInMariaDb(TestMariaDb server) throws Exception {
    String evil = "'); DROP TABLE sol_ws_batch_pool; -- \"`\\ \uD83D\uDE80".repeat(20);
    try (Database database = Database.open(server.newSchema());
        SearchServer search = SearchServer.ofOnePoolEach()) {
      PoolDatabase tables = new PoolDatabase(database);
      tables.run(
          "ALTER TABLE token_launch_history MODIFY token_name TEXT, MODIFY token_symbol TEXT");
      tables
          .template(1, 300_000, PoolDatabase.ANY_CONFIG)
          .token(Addresses.of('A'), 400_000, evil, evil);
      loader(database, search, LoadProgress.NONE).init();

      assertThat(tables.texts("SELECT token_name FROM sol_ws_batch_pool"))
          .containsExactly(FittedText.cut(evil, 200));
    }
  }

  private void shouldLeaveTheOldPoolWhole(DatabaseSettings settings) throws Exception {
    try (Database database = Database.open(settings);
        SearchServer search = SearchServer.ofOnePoolEach()) {
      PoolDatabase tables = filled(database);
      loader(database, search, LoadProgress.NONE).init();
      var before = tables.rows("SELECT * FROM sol_ws_batch_pool ORDER BY id");
      // The smallest, so the last to be written, of 251.
      tables.token(Addresses.of('N'), 350_000);
      tables.run("ALTER TABLE sol_ws_batch_pool ADD CONSTRAINT broken CHECK (market_cap > 360000)");

      assertThatThrownBy(() -> loader(database, search, LoadProgress.NONE).init())
          .isInstanceOf(PoolException.class)
          .hasMessageContaining("could not be written")
          .hasMessageContaining("The old pool stands");
      assertThat(tables.rows("SELECT * FROM sol_ws_batch_pool ORDER BY id")).isEqualTo(before);
    }
  }

  private void shouldLoadOneAtATime(DatabaseSettings settings) throws Exception {
    try (Database database = Database.open(settings);
        SearchServer search = SearchServer.ofOnePoolEach()) {
      PoolDatabase tables = filled(database);
      search.server().freeze(true);
      Started started = new Started();
      CompletableFuture<LoadReport> first = inBackground(loader(database, search, started));
      started.await();

      assertThatThrownBy(() -> loader(database, search, LoadProgress.NONE).init())
          .isInstanceOf(PoolException.class)
          .hasMessageContaining("another load of the pool is at work");
      search.server().freeze(false);
      assertThat(first.get(60, TimeUnit.SECONDS).pooled()).isEqualTo(TOKENS);
      assertThat(tables.pool()).hasSize(TOKENS);
    }
  }

  private static PoolDatabase filled(Database database) {
    PoolDatabase tables = new PoolDatabase(database).template(1, 300_000, PoolDatabase.ANY_CONFIG);
    for (int i = 0; i < TOKENS; i++) {
      tables.token(Addresses.of('T', i), 400_000 + i);
    }
    return tables;
  }

  private PoolLoader loader(Database database, SearchServer search, LoadProgress progress) {
    return new PoolLoader(database, search.settings(directory), InstantSource.system(), progress);
  }

  private static CompletableFuture<LoadReport> inBackground(PoolLoader loader) {
    CompletableFuture<LoadReport> report = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            report.complete(loader.init());
          } catch (InterruptedException | RuntimeException e) {
            report.completeExceptionally(e);
          }
        });
    return report;
  }

  /** Ends every connection but the one that does it. */
  private static void cutConnections(Database database) {
    database
        .jdbi()
        .useHandle(sql ->
            sql.createQuery(
                    "SELECT id FROM information_schema.processlist"
                        + " WHERE id <> connection_id() AND db = database()")
                .mapTo(Long.class)
                .list()
                .forEach(id -> sql.execute("KILL ?", id)));
  }

  private static final class Started implements LoadProgress {
    private final CountDownLatch searching = new CountDownLatch(1);

    @Override
    public void found(int total) {
      searching.countDown();
    }

    @Override
    public void searched(int done, int failed) {}

    void await() throws InterruptedException {
      assertThat(searching.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }
}
