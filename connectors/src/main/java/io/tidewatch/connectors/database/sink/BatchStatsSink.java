package io.tidewatch.connectors.database.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.sink.FeedCensus;
import io.tidewatch.connectors.sink.Outage;
import io.tidewatch.connectors.sink.Poll;
import io.tidewatch.connectors.sink.TopicSink;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.pool.PoolStats;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.TopicPartition;

/**
 * Keeps the table {@code sol_ws_batch_stats} of the original design: how each batch stands, counted
 * by the detector, and whether the venue sends its pairs, as the feed tells. Only the newest state
 * of a batch is written, at most once an interval; while the database is away it waits.
 */
public final class BatchStatsSink implements AutoCloseable {
  private static final String VENUE = "dbotx";
  private static final String CHANNEL = "pairs";
  private static final int BATCH_ROWS = 100;

  private final long intervalNanos;
  private final Outage outage;
  private final StatsTable table;
  private final RowDelivery<StatsTable.Row> delivery;
  private final FeedCensus census = new FeedCensus(VENUE, CHANNEL);
  private final Map<String, PoolStats> stats = new HashMap<>();
  private final Map<String, Long> startedAt = new HashMap<>();
  private final Map<String, StatsTable.Row> written = new HashMap<>();
  private final TopicSink topics;
  private long writtenNanos;
  private volatile int pending;

  private BatchStatsSink(
      KafkaAccess kafka,
      BatchStatsSettings settings,
      Database database,
      InstantSource clock,
      RandomGenerator random) {
    this.intervalNanos = settings.interval().toNanos();
    this.writtenNanos = System.nanoTime() - intervalNanos;
    this.outage = new Outage("the standing of the batches in " + database.settings().place());
    this.table =
        new StatsTable(database.jdbi(), database.settings(), requireNonNull(clock, "clock"));
    this.delivery = new RowDelivery<>(table, outage, random, BATCH_ROWS);
    this.topics =
        TopicSink.start(
            kafka,
            settings.group(),
            List.of(),
            List.of(Topics.POOL_STATS, Topics.FEED_EVENTS),
            this::take);
  }

  /**
   * Starts.
   *
   * @param clock the wall clock, for the time of an update
   * @param random spreads the waits between attempts
   */
  public static BatchStatsSink start(
      KafkaAccess kafka,
      BatchStatsSettings settings,
      Database database,
      InstantSource clock,
      RandomGenerator random) {
    return new BatchStatsSink(kafka, settings, database, clock, random);
  }

  /** How it is doing. */
  public SqlSinkStatus status() {
    return new SqlSinkStatus(
        outage.reached(),
        delivery.written.sum(),
        delivery.refused.sum(),
        table.columns.cut.sum(),
        topics.missed(),
        pending,
        delivery.batches.sum(),
        Duration.ofNanos(delivery.writingNanos.sum()),
        outage.failures(),
        outage.lastError());
  }

  /**
   * Waits until everything before these offsets has been read.
   *
   * @return false if that did not come about in time
   */
  public boolean awaitPositions(Map<TopicPartition, Long> ends, Duration timeout) {
    return topics.awaitPositions(ends, timeout);
  }

  private boolean take(Poll poll) {
    poll.values(Topics.FEED_EVENTS).forEach(this::hear);
    poll.values(Topics.POOL_STATS)
        .forEach(next ->
            stats.merge(next.key(), next, (was, now) -> now.asOf() < was.asOf() ? was : now));
    if (System.nanoTime() - writtenNanos >= intervalNanos) {
      write();
    }
    // Read from the beginning at each start anyway.
    return true;
  }

  private void hear(FeedEvent event) {
    census.hear(event);
    boolean starts =
        event.type() == FeedEvent.Type.CONNECTED || event.type() == FeedEvent.Type.LIVE;
    if (starts && event.venue().equals(VENUE) && event.channel().equals(CHANNEL)) {
      startedAt.merge(event.instrument(), event.at(), Math::min);
    }
  }

  /** Writes the rows that changed since. */
  private void write() {
    writtenNanos = System.nanoTime();
    List<StatsTable.Row> changed = new ArrayList<>();
    stats.forEach((batch, its) -> {
      StatsTable.Row row =
          new StatsTable.Row(its, census.isLive(batch), Optional.ofNullable(startedAt.get(batch)));
      if (!row.equals(written.get(batch))) {
        changed.add(row);
      }
    });
    List<StatsTable.Row> waiting = new ArrayList<>(changed);
    delivery.deliver(waiting);
    Set<StatsTable.Row> left = new HashSet<>(waiting);
    changed.stream()
        .filter(row -> !left.contains(row))
        .forEach(row -> written.put(row.stats().key(), row));
    pending = left.size();
  }

  @Override
  public void close() {
    topics.close();
  }
}
