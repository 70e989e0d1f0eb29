package io.tidewatch.standalone.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.database.DatabaseSettings;
import io.tidewatch.connectors.database.retention.Cleanup;
import io.tidewatch.connectors.database.retention.RegularCleanup;
import io.tidewatch.connectors.database.retention.RetentionSettings;
import io.tidewatch.connectors.database.retention.RetentionStatus;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionMetersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private double counter(String name) {
    return registry.get("tidewatch.retention." + name).functionCounter().count();
  }

  @Test
  void shouldCountRunsRowsAndFailures(@TempDir Path directory) {
    try (Database database =
            Database.open(DatabaseSettings.embedded(directory.resolve("database")));
        RegularCleanup cleanup =
            RegularCleanup.start(
                new Cleanup(database, RetentionSettings.DEFAULT, InstantSource.system()),
                Duration.ofMillis(20))) {
      // The registry does not hold what it counts.
      Supplier<RetentionStatus> status = cleanup::status;
      new RetentionMeters(status).bindTo(registry);
      database
          .jdbi()
          .useHandle(sql ->
              sql.execute("INSERT INTO klines (symbol, open_time, close_time) VALUES ('A', 0, 1)"));

      await().until(() -> counter("deleted") == 1);
      await().until(() -> counter("runs") >= 1);
      assertThat(counter("failures")).isZero();

      database.jdbi().useHandle(sql -> sql.execute("DROP TABLE oi_rankings"));
      await().until(() -> counter("failures") >= 1);
      Reference.reachabilityFence(status);
    }
  }
}
