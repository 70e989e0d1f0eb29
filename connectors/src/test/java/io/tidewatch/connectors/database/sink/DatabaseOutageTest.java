package io.tidewatch.connectors.database.sink;

import static io.tidewatch.connectors.database.sink.SinkFixture.count;
import static io.tidewatch.connectors.database.sink.SinkFixture.untilAsserted;
import static io.tidewatch.connectors.pool.TestPoolAlerts.TOKEN;
import static io.tidewatch.connectors.pool.TestPoolAlerts.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.Outages;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.database.DatabaseSettings;
import io.tidewatch.connectors.message.AlertMessages;
import io.tidewatch.connectors.message.TriggerReasons;
import io.tidewatch.contract.topic.KafkaAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A database that is away; its sinks wait by the time that passes, not by a clock. */
@ExtendWith(SharedBroker.class)
class DatabaseOutageTest {
  private static final String ID = "outage-";
  private static final int MEANWHILE = 300;

  @Test
  void shouldCatchUpAfterTheDatabaseWasAway(EmbeddedBroker broker, @TempDir Path directory)
      throws IOException {
    Outages.Clock clock = new Outages.Clock();
    try (SinkFixture topics = new SinkFixture(broker);
        MortalMariaDb server = new MortalMariaDb(directory);
        Database database = awaitOpen(server.settings());
        AlertLogSink sink = sink(topics, database, clock)) {
      topics.write(alert(ID + "first", TOKEN, clock.millis()));
      untilAsserted(() -> assertThat(count(database, ID)).isEqualTo(1));

      server.kill();
      int[] written = {0};
      Outages.during(
          MEANWHILE,
          () -> {
            topics.write(alert(ID + written[0], TOKEN + written[0], clock.millis()));
            written[0]++;
          });
      assertThat(sink.status().connected()).isFalse();
      assertThat(sink.status().failures()).isGreaterThanOrEqualTo(2);
      long back = System.nanoTime();
      server.up();

      untilAsserted(() -> assertThat(count(database, ID)).isEqualTo(1 + MEANWHILE));
      untilAsserted(() -> assertThat(sink.status().pending()).isZero());
      System.out.printf(
          "away for %s: %d failures, caught up after %d ms%n",
          Outages.real(), sink.status().failures(), (System.nanoTime() - back) / 1_000_000);
      assertThat(sink.status().connected()).isTrue();
      assertThat(sink.status().refused()).isZero();
      assertThat(distinct(database)).isEqualTo(1 + MEANWHILE);
    }
  }

  private static long distinct(Database database) {
    return database
        .jdbi()
        .withHandle(sql ->
            sql.createQuery(
                    "SELECT count(DISTINCT alert_id) FROM sol_ws_alert_log WHERE alert_id LIKE ?")
                .bind(0, ID + "%")
                .mapTo(Long.class)
                .one());
  }

  private static Database awaitOpen(DatabaseSettings settings) {
    return await()
        .atMost(SinkFixture.PATIENCE)
        .ignoreExceptions()
        .until(() -> Database.open(settings), _ -> true);
  }

  private static AlertLogSink sink(SinkFixture topics, Database database, Outages.Clock clock) {
    return AlertLogSink.start(
        KafkaAccess.open(topics.bootstrapServers),
        new TableSinkSettings("database-outage", 100, Duration.ofMillis(100)),
        database,
        new AlertMessages(Locale.CHINESE, ZoneOffset.UTC),
        new TriggerReasons(Locale.CHINESE),
        clock,
        new SplittableRandom(1));
  }
}
