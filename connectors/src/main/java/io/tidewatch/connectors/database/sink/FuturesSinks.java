package io.tidewatch.connectors.database.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.futures.Ranking;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes futures to the tables of the original design: closed bars to {@code klines}, their final
 * judgements to {@code anomalies}, the newest rankings to {@code ai_coins} and {@code oi_rankings}.
 * What comes again is the same row; nothing is lost in a crash, or in an outage as long as the
 * topics keep their records.
 */
public final class FuturesSinks implements AutoCloseable {
  /** The usual settings. */
  public static final TableSinkSettings DEFAULT = TableSinkSettings.of("tidewatch-futures");

  private final TableSink<Bar> bars;
  private final TableSink<Anomaly> anomalies;
  private final TableSink<Ranking> rankings;

  private FuturesSinks(
      KafkaAccess kafka,
      TableSinkSettings settings,
      Database database,
      InstantSource clock,
      RandomGenerator random) {
    CreationTime created = new CreationTime(database.settings(), clock);
    Starter starter = new Starter(kafka, settings, database, random);
    BarTable klines = new BarTable(database, created);
    AnomalyTable judged = new AnomalyTable(database, created);
    RankingTable ranked = new RankingTable(database);
    this.bars = starter.start("klines", Topics.FUTURES_BARS, klines, klines.columns, Optional::of);
    this.anomalies =
        starter.start(
            "anomalies",
            Topics.FUTURES_ANOMALIES,
            judged,
            judged.columns,
            anomaly -> Optional.of(anomaly).filter(its -> !its.provisional()));
    this.rankings =
        starter.start("rankings", Topics.FUTURES_RANKINGS, ranked, ranked.columns, Optional::of);
  }

  /**
   * Starts.
   *
   * @param settings the consumer groups are named after its group
   * @param clock the wall clock, for the time of creation of a row
   * @param random spreads the waits between attempts
   */
  public static FuturesSinks start(
      KafkaAccess kafka,
      TableSinkSettings settings,
      Database database,
      InstantSource clock,
      RandomGenerator random) {
    return new FuturesSinks(kafka, settings, database, clock, random);
  }

  /** What the three have in common. */
  private record Starter(
      KafkaAccess kafka, TableSinkSettings settings, Database database, RandomGenerator random) {
    private Starter {
      requireNonNull(kafka, "kafka");
      requireNonNull(random, "random");
    }

    private <V> TableSink<V> start(
        String name,
        Topic<String, V> topic,
        RowStore<V> store,
        Columns columns,
        Function<V, Optional<V>> toRow) {
      return TableSink.start(
          kafka,
          settings.named(name),
          new TableSink.Route<>(
              new TableSink.Source<>(topic, toRow),
              store,
              columns.cut::sum,
              name + " in " + database.settings().place()),
          random);
    }
  }

  /** How each is doing: klines, anomalies, rankings. */
  public Map<String, SqlSinkStatus> statuses() {
    return new TreeMap<>(
        Map.of(
            "klines", bars.status(),
            "anomalies", anomalies.status(),
            "rankings", rankings.status()));
  }

  /**
   * Waits until everything before these offsets has been read.
   *
   * @param ends of partitions of the three topics; others are passed over
   * @return false if that did not come about in time
   */
  public boolean awaitPositions(Map<TopicPartition, Long> ends, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    return bars.awaitOwnPositions(ends, deadline)
        && anomalies.awaitOwnPositions(ends, deadline)
        && rankings.awaitOwnPositions(ends, deadline);
  }

  @Override
  public void close() {
    bars.close();
    anomalies.close();
    rankings.close();
  }
}
