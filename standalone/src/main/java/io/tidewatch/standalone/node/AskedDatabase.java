package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.DatabaseException;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.query.futures.StorageSource;
import io.tidewatch.query.pool.PoolReload;
import java.util.Optional;

/**
 * A database that another process keeps, opened when it is asked for the first time: detectors
 * start without it. Thread-safe.
 */
final class AskedDatabase implements AutoCloseable {
  private final DatabaseOptions options;
  private final KafkaAccess kafka;
  private Optional<NodeDatabase> opened = Optional.empty();

  AskedDatabase(DatabaseOptions options, KafkaAccess kafka) {
    this.options = requireNonNull(options, "options");
    this.kafka = requireNonNull(kafka, "kafka");
  }

  private synchronized NodeDatabase open() {
    NodeDatabase database = opened.orElseGet(() -> NodeDatabase.open(options, kafka));
    opened = Optional.of(database);
    return database;
  }

  PoolReload reload() {
    return () -> {
      try {
        return open().reload().reload();
      } catch (DatabaseException e) {
        return new PoolReload.Outcome.Unreachable(e.getMessage());
      }
    };
  }

  StorageSource storage() {
    return () -> open().storage().read();
  }

  @Override
  public synchronized void close() {
    opened.ifPresent(NodeDatabase::close);
  }
}
