package io.tidewatch.connectors.database.sink;

import static io.tidewatch.connectors.database.sink.SinkFixture.untilAsserted;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.database.DatabaseSettings;
import io.tidewatch.connectors.database.TestMariaDb;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.pool.PoolStats;
import io.tidewatch.contract.pool.PoolStats.Counts;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test has a batch of its own. */
@ExtendWith({SharedBroker.class, TestMariaDb.Shared.class})
class BatchStatsSinkTest {
  private static final long AT = Instant.parse("2026-03-01T14:35:22.900Z").toEpochMilli();
  private static final AtomicInteger BATCHES = new AtomicInteger(1_000);

  private SinkFixture topics;
  private String group;
  private int batch;

  @BeforeEach
  void open(EmbeddedBroker broker, TestInfo test) {
    topics = new SinkFixture(broker);
    batch = BATCHES.incrementAndGet();
    group = test.getTestMethod().orElseThrow().getName() + batch;
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldWriteEveryColumnOfTheDesign(boolean h2, TestMariaDb server) {
    feed(Type.CONNECTED, "c1", AT - 60_000);
    feed(Type.LIVE, "c1", AT - 59_000);
    stats(AT, new Counts(7_000, 30_000, 12, 3, 10, 425), Optional.of("no 'p' in item 7 🐶"));

    try (Database database =
            Database.open(h2 ? DatabaseSettings.inMemory(group) : server.newSchema());
        BatchStatsSink sink = sink(database)) {
      untilAsserted(() ->
          assertThat(row(database))
              .containsEntry("ca_count", "99")
              .containsEntry("subscribed_count", "99")
              .containsEntry("alert_count", "12")
              .containsEntry("last_alert_time", "2026-03-01 14:35:21.0")
              .containsEntry("total_messages", "7000")
              .containsEntry("avg_response_time_ms", "42")
              .containsEntry("error_count", "3")
              .containsEntry("last_error", "no 'p' in item 7 🐶")
              .containsEntry("start_time", "2026-03-01 14:34:22.0")
              .containsEntry("update_time", "2026-03-01 14:36:22.0"));
      assertThat(sink.status().connected()).isTrue();
      assertThat(sink.status().written()).isPositive();
    }
  }

  @Test
  void shouldKeepTheNewestStateInOneRow() {
    try (Database database = Database.open(DatabaseSettings.inMemory(group));
        BatchStatsSink _ = sink(database)) {
      stats(AT, new Counts(1, 1, 0, 0, 0, 0), Optional.empty());
      untilAsserted(() -> assertThat(row(database)).containsEntry("total_messages", "1"));
      assertThat(row(database))
          .containsEntry("avg_response_time_ms", "null")
          .containsEntry("last_error", "null")
          .containsEntry("start_time", "null");
      stats(AT + 2_000, new Counts(3, 1, 0, 0, 0, 0), Optional.empty());
      stats(AT + 1_000, new Counts(2, 1, 0, 0, 0, 0), Optional.empty());

      untilAsserted(() -> assertThat(row(database)).containsEntry("total_messages", "3"));
    }
  }

  @Test
  void shouldSayThatNothingIsSubscribedOnceTheConnectionIsClosed() {
    stats(AT, new Counts(1, 1, 0, 0, 0, 0), Optional.empty());
    try (Database database = Database.open(DatabaseSettings.inMemory(group));
        BatchStatsSink _ = sink(database)) {
      untilAsserted(() -> assertThat(row(database)).containsEntry("subscribed_count", "0"));
      feed(Type.LIVE, "c1", AT);
      untilAsserted(() -> assertThat(row(database)).containsEntry("subscribed_count", "99"));
      feed(Type.LIVE, "c2", AT + 2_000);
      feed(Type.CLOSED, "c2", AT + 3_000);

      untilAsserted(() ->
          assertThat(row(database))
              .containsEntry("subscribed_count", "0")
              .containsEntry("start_time", "2026-03-01 14:35:22.0"));
    }
  }

  @Test
  void shouldKeepTheStartThatIsInTheDatabase() {
    stats(AT, new Counts(1, 1, 0, 0, 0, 0), Optional.empty());
    try (Database database = Database.open(DatabaseSettings.inMemory(group))) {
      database
          .jdbi()
          .useHandle(sql ->
              sql.execute(
                  "INSERT INTO sol_ws_batch_stats (batch_id, start_time) VALUES (?, ?)",
                  batch,
                  "2025-10-31 00:00:00"));
      feed(Type.LIVE, "c1", AT);
      try (BatchStatsSink _ = sink(database)) {
        untilAsserted(() ->
            assertThat(row(database))
                .containsEntry("subscribed_count", "99")
                .containsEntry("start_time", "2025-10-31 00:00:00.0"));
      }
    }
  }

  private BatchStatsSink sink(Database database) {
    return BatchStatsSink.start(
        KafkaAccess.open(topics.bootstrapServers),
        new BatchStatsSettings(group, Duration.ofMillis(100)),
        database,
        InstantSource.fixed(Instant.ofEpochMilli(AT + 60_000)),
        new SplittableRandom(1));
  }

  private void stats(long asOf, Counts total, Optional<String> error) {
    PoolStats stats =
        new PoolStats(
            batch,
            99,
            asOf,
            total,
            Counts.NONE,
            total.alerts() > 0 ? Optional.of(AT - 1_000) : Optional.empty(),
            error,
            error.map(text -> AT));
    topics.write(Topics.POOL_STATS, stats.key(), stats);
  }

  private void feed(Type type, String connection, long at) {
    FeedEvent event =
        new FeedEvent(
            "dbotx",
            "pairs",
            Integer.toString(batch),
            type,
            connection + batch,
            1,
            at,
            Optional.empty(),
            "");
    topics.write(Topics.FEED_EVENTS, event.key(), event);
  }

  private Map<String, String> row(Database database) {
    Map<String, String> text = new HashMap<>();
    database
        .jdbi()
        .withHandle(sql ->
            sql.createQuery("SELECT * FROM sol_ws_batch_stats WHERE batch_id = ?")
                .bind(0, batch)
                .mapToMap()
                .one())
        .forEach((column, value) -> text.put(column, String.valueOf(value)));
    return text;
  }
}
