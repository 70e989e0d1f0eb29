package io.tidewatch.standalone.pool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.database.DatabaseException;
import io.tidewatch.connectors.dbotx.CreditCost;
import io.tidewatch.connectors.pool.LoadReport;
import io.tidewatch.connectors.pool.PoolDifference;
import io.tidewatch.connectors.pool.PoolException;
import io.tidewatch.connectors.pool.PoolLoader;
import io.tidewatch.connectors.pool.PoolPublisher;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.standalone.cli.Quiet;
import io.tidewatch.standalone.config.TidewatchSettings;
import io.tidewatch.standalone.node.DataDirectory;
import io.tidewatch.standalone.node.TopicProvisioning;
import io.tidewatch.standalone.node.Wiring;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Optional;

/** One load of the pool from the command line, with its progress, its report and what follows. */
final class PoolRun {
  private final TidewatchSettings settings;
  private final PrintStream out;
  private final PrintStream err;
  private final InstantSource clock = InstantSource.system();

  PoolRun(TidewatchSettings settings, PrintStream out, PrintStream err) {
    this.settings = requireNonNull(settings, "settings");
    this.out = requireNonNull(out, "out");
    this.err = requireNonNull(err, "err");
  }

  /** One way to load. */
  @FunctionalInterface
  interface Way {
    LoadReport load(PoolLoader loader) throws InterruptedException;
  }

  /**
   * Loads and publishes.
   *
   * @return false if something was wrong, which is told
   */
  boolean load(Way way) throws InterruptedException {
    if (settings.dbotx().apiKey().isEmpty()) {
      err.println(
          "tidewatch: expected dbotx.api-key to be set, by DBOTX_API_KEY in the environment, in"
              + " the file given by --config, or in the file that dbotx.api-key-file names; was"
              + " not set, and without it no pair can be searched for");
      return false;
    }
    Quiet.begin();
    try (Database database = Database.open(Wiring.database(settings))) {
      LoadReport report = load(database, way);
      out.print(report.text());
      out.println(
          new CreditCost(report.batches().size(), settings.dbotx().pushesPerSecond()).sentence());
      return publish(database, report);
    } catch (DatabaseException | PoolException e) {
      err.println("tidewatch: " + e.getMessage());
      return false;
    }
  }

  private LoadReport load(Database database, Way way) throws InterruptedException {
    try (SearchProgress progress = new SearchProgress(err)) {
      return way.load(new PoolLoader(database, Wiring.loader(settings), clock, progress));
    }
  }

  private boolean publish(Database database, LoadReport report) {
    Optional<KafkaAccess> kafka =
        settings
            .kafka()
            .access()
            .or(() ->
                DataDirectory.runningBroker(settings.kafka().dataDirectory())
                    .map(KafkaAccess::open));
    if (kafka.isEmpty()) {
      out.println("not published, as nothing runs: 'tidewatch up' publishes when it starts");
      return true;
    }
    try {
      TopicProvisioning.ensureTopics(kafka.get(), settings.kafka().layout());
    } catch (IllegalStateException e) {
      err.println(
          "tidewatch: the pool is in the database and not on its topics: "
              + e.getMessage()
              + "; do 'pool refresh' again, or POST /reload, once Kafka answers");
      return false;
    }
    PoolPublisher publisher = new PoolPublisher(database, kafka.get().client(), clock);
    PoolDifference difference = publisher.publish();
    out.println("published: " + difference.text());
    difference.warnings().stream()
        .filter(warning -> !report.warnings().contains(warning))
        .forEach(warning -> out.println("warning: " + warning));
    return true;
  }
}
