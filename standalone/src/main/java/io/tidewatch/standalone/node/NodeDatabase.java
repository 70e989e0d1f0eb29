package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.database.retention.Cleanup;
import io.tidewatch.connectors.database.retention.RegularCleanup;
import io.tidewatch.connectors.database.retention.StorageInfo;
import io.tidewatch.connectors.database.sink.AlertLogSink;
import io.tidewatch.connectors.database.sink.BatchStatsSettings;
import io.tidewatch.connectors.database.sink.BatchStatsSink;
import io.tidewatch.connectors.database.sink.FuturesSinks;
import io.tidewatch.connectors.database.sink.TableSinkSettings;
import io.tidewatch.connectors.database.sink.WhaleSinks;
import io.tidewatch.connectors.message.AlertMessages;
import io.tidewatch.connectors.message.TriggerReasons;
import io.tidewatch.connectors.pool.PoolDifference;
import io.tidewatch.connectors.pool.PoolException;
import io.tidewatch.connectors.pool.PoolPublisher;
import io.tidewatch.connectors.whale.RegularWatchList;
import io.tidewatch.connectors.whale.WatchListLoader;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.query.futures.Storage;
import io.tidewatch.query.futures.StorageSource;
import io.tidewatch.query.pool.PoolReload;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database of a node: the token pool that it holds, and what is written to it. */
final class NodeDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NodeDatabase.class);

  private final DatabaseOptions options;
  private final KafkaAccess kafka;
  private final Database database;
  private final PoolPublisher publisher;

  private NodeDatabase(DatabaseOptions options, KafkaAccess kafka) {
    this.options = requireNonNull(options, "options");
    this.kafka = requireNonNull(kafka, "kafka");
    this.database = Database.open(options.database());
    this.publisher = new PoolPublisher(database, kafka.client(), options.clock());
  }

  /**
   * Opens the database.
   *
   * @throws io.tidewatch.connectors.database.DatabaseException if that cannot be done
   */
  static NodeDatabase open(DatabaseOptions options, KafkaAccess kafka) {
    return new NodeDatabase(options, kafka);
  }

  /**
   * Brings the topics in line with the database. Where that cannot be done, what stands on the
   * topics goes on: one malformed template must not keep everything else from starting.
   */
  void publish() {
    try {
      PoolDifference difference = publisher.publish();
      LOG.info("token pool: {}", difference.text());
      difference.warnings().forEach(warning -> LOG.warn("token pool: {}", warning));
    } catch (PoolException e) {
      LOG.error("the token pool stays as it was published last: {}", e.getMessage());
    }
  }

  PoolReload reload() {
    return new DatabaseReload(publisher);
  }

  AlertLogSink startAlertLog(InstantSource clock) {
    return AlertLogSink.start(
        kafka,
        TableSinkSettings.ALERT_LOG,
        database,
        new AlertMessages(options.language(), options.zone()),
        new TriggerReasons(options.language()),
        clock,
        RandomGenerator.getDefault());
  }

  BatchStatsSink startBatchStats(InstantSource clock) {
    return BatchStatsSink.start(
        kafka, BatchStatsSettings.DEFAULT, database, clock, RandomGenerator.getDefault());
  }

  FuturesSinks startFutures(InstantSource clock) {
    return FuturesSinks.start(
        kafka, FuturesSinks.DEFAULT, database, clock, RandomGenerator.getDefault());
  }

  WhaleSinks startWhales(InstantSource clock) {
    return WhaleSinks.start(
        kafka, WhaleSinks.DEFAULT, database, clock, RandomGenerator.getDefault());
  }

  /** Loads the list of watched addresses, again and again. */
  RegularWatchList startWatchList() {
    return RegularWatchList.start(
        new WatchListLoader(database, kafka.client(), options.clock()), options.watchListEvery());
  }

  /** Keeps the tables of futures small, if that is wanted. */
  Optional<RegularCleanup> startCleanup() {
    return options.autoCleanup()
        ? Optional.of(RegularCleanup.start(cleanup(), options.retention().every()))
        : Optional.empty();
  }

  /** How much of futures the database holds. */
  StorageSource storage() {
    Cleanup cleanup = cleanup();
    return () -> {
      StorageInfo info = cleanup.info();
      return new Storage(
          info.fileSizeMb(),
          info.maxAgeHours(),
          info.symbolCount(),
          info.klineCount(),
          info.anomalyCount24h());
    };
  }

  private Cleanup cleanup() {
    return new Cleanup(database, options.retention(), options.clock());
  }

  @Override
  public void close() {
    database.close();
  }
}
