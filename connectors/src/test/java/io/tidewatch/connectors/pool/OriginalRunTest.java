package io.tidewatch.connectors.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.database.DatabaseSettings;
import io.tidewatch.connectors.database.TestMariaDb;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.simulator.dbotx.PoolData;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A load as large as the one of the original design. */
@ExtendWith(TestMariaDb.Shared.class)
class OriginalRunTest {
  @TempDir private Path directory;

  @Test
  void shouldLoadAsManyAsTheOriginalRunIntoH2() throws Exception {
    try (Database database = Database.open(DatabaseSettings.inMemory("original"))) {
      shouldLoadAsManyAsTheOriginalRun(database);
    }
  }

  @Test
  void shouldLoadAsManyAsTheOriginalRunIntoMariaDb(TestMariaDb server) throws Exception {
    try (Database database = Database.open(server.newSchema())) {
      shouldLoadAsManyAsTheOriginalRun(database);
    }
  }

  private void shouldLoadAsManyAsTheOriginalRun(Database database) throws Exception {
    PoolData data = PoolData.ofOriginalSize();
    PoolDatabase tables = new PoolDatabase(database).fill(data);
    Progress progress = new Progress();
    try (SearchServer server = new SearchServer(data::poolsOf)) {
      LoadReport report =
          new PoolLoader(database, server.settings(directory), InstantSource.system(), progress)
              .init();

      assertReport(report);
      assertRows(tables);
      assertThat(server.search().keywords()).hasSize(1_903);
      assertThat(progress.calls).startsWith("found 1903").endsWith("searched 1903 failed 4");
      assertThat(report.text())
          .contains("pool init: 1899 tokens in 20 batches")
          .contains("4 failed")
          .contains("20:18");
    }
  }

  private static void assertReport(LoadReport report) {
    assertThat(report.profiles()).isEqualTo(54_361);
    assertThat(report.candidates()).isEqualTo(1_903);
    assertThat(report.withoutProfile()).isEqualTo(400);
    assertThat(report.pooled()).isEqualTo(1_899);
    assertThat(report.batches()).hasSize(20);
    assertThat(report.batches().getLast()).isEqualTo(new LoadReport.BatchTokens(20, 18));
    assertThat(report.templates())
        .extracting(LoadReport.TemplateTokens::tokens)
        .containsExactly(645, 607, 540, 107);
    assertThat(report.failures())
        .hasSize(4)
        .allMatch(failure -> failure.reason().contains("knows no pool"));
    assertThat(report.warnings()).isEmpty();
  }

  private static void assertRows(PoolDatabase tables) {
    assertThat(tables.texts("SELECT priority FROM sol_ws_batch_pool ORDER BY batch_id, sort_order"))
        .containsExactlyElementsOf(
            IntStream.iterate(1_899, priority -> priority - 1)
                .limit(1_899)
                .mapToObj(Integer::toString)
                .toList());
    assertThat(
            tables.texts("SELECT market_cap FROM sol_ws_batch_pool ORDER BY batch_id, sort_order"))
        .isSortedAccordingTo(
            (a, b) -> Double.compare(Double.parseDouble(b), Double.parseDouble(a)));
    assertThat(tables.number("SELECT max(sort_order) FROM sol_ws_batch_pool"))
        .isEqualTo(PoolPair.BATCH_LIMIT - 1);
    assertThat(tables.texts("SELECT ca_count FROM sol_ws_batch_stats ORDER BY batch_id"))
        .hasSize(20)
        .startsWith("99")
        .endsWith("18");
    assertThat(tables.rows("SELECT * FROM sol_ws_batch_pool WHERE batch_id = 1 AND sort_order = 0"))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.get("template_name")).isEqualTo("配置4");
          assertThat(row.get("time_interval")).isEqualTo("1h");
          assertThat(row.get("trigger_logic")).isEqualTo("any");
          assertThat(row.get("is_active")).hasToString("1");
          assertThat(row.get("events_config").toString()).contains("250000.50");
        });
  }

  private static final class Progress implements LoadProgress {
    private final List<String> calls = new ArrayList<>();

    @Override
    public void found(int total) {
      calls.add("found " + total);
    }

    @Override
    public void searched(int done, int failed) {
      calls.add("searched " + done + " failed " + failed);
    }
  }
}
