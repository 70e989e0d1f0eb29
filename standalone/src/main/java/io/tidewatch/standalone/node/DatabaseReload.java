package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.pool.PoolDifference;
import io.tidewatch.connectors.pool.PoolException;
import io.tidewatch.connectors.pool.PoolPublisher;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.query.pool.PoolReload;
import java.time.InstantSource;

/** Reads the database of the token pool again on behalf of the API. */
public final class DatabaseReload implements PoolReload {
  private final PoolPublisher publisher;

  DatabaseReload(PoolPublisher publisher) {
    this.publisher = requireNonNull(publisher, "publisher");
  }

  /**
   * Of a database, to a cluster.
   *
   * @param clock says from when a change is in force
   */
  public static DatabaseReload of(Database database, KafkaAccess kafka, InstantSource clock) {
    return new DatabaseReload(new PoolPublisher(database, kafka.client(), clock));
  }

  @Override
  public Outcome reload() {
    try {
      return new Outcome.Published(changes(publisher.publish()));
    } catch (PoolException e) {
      return e.isMalformed()
          ? new Outcome.Malformed(e.findings())
          : new Outcome.Unreachable(e.getMessage());
    }
  }

  private static Changes changes(PoolDifference difference) {
    return new Changes(
        difference.templatesAdded().size(),
        difference.templatesChanged().size(),
        difference.templatesRemoved().size(),
        difference.pairsAdded().size(),
        difference.pairsChanged().size(),
        difference.pairsMoved().size(),
        difference.pairsRemoved().size(),
        difference.unchanged(),
        difference.warnings());
  }
}
