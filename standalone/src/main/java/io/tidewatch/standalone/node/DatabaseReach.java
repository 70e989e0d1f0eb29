package io.tidewatch.standalone.node;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.database.DatabaseSettings;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for a database server that is not there yet. */
public final class DatabaseReach {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseReach.class);

  private DatabaseReach() {}

  /**
   * Waits until it answers, be it to refuse, and says every 30 s that it does not.
   *
   * @param end done when nobody wants to wait any more
   * @return false if it was not there before the end
   */
  public static boolean await(DatabaseSettings database, CompletableFuture<?> end) {
    return new Waiting(LOG, "the database " + database.place())
        .until(() -> Database.absence(database), end);
  }
}
