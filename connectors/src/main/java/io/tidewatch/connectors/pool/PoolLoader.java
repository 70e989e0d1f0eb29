package io.tidewatch.connectors.pool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.connectors.pool.LoadReport.Mode;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.JdbiException;

/**
 * Fills the pool: reads templates, tokens and accounts, asks the venue for pairs, makes batches and
 * writes them in one transaction, so that a load that breaks leaves the old pool whole. Loads of
 * several processes at one database exclude each other. Blocks for minutes.
 *
 * <p>Every method throws {@link PoolException} with all that is wrong; nothing was written then.
 */
public final class PoolLoader {
  private final Database database;
  private final LoaderSettings settings;
  private final InstantSource clock;
  private final LoadProgress progress;
  private final FailuresFile file;

  /**
   * @param clock for the times in the rows
   */
  public PoolLoader(
      Database database, LoaderSettings settings, InstantSource clock, LoadProgress progress) {
    this.database = requireNonNull(database, "database");
    this.settings = requireNonNull(settings, "settings");
    this.clock = requireNonNull(clock, "clock");
    this.progress = requireNonNull(progress, "progress");
    this.file = new FailuresFile(settings.failuresFile());
  }

  /** Builds the whole pool anew, with a search for every token. */
  public LoadReport init() throws InterruptedException {
    return load(Mode.INIT);
  }

  /**
   * Brings the pool up to date. Known pairs are kept; only tokens without one are searched for.
   * What somebody has made inactive stays so.
   *
   * @param incremental whether tokens are only added, in batches with room and behind the others;
   *     else what no longer matches leaves, and all batches are made anew
   */
  public LoadReport refresh(boolean incremental) throws InterruptedException {
    return load(incremental ? Mode.INCREMENTAL : Mode.REFRESH);
  }

  /** Searches once more for the tokens that the last load found no pair for, and adds them. */
  public LoadReport retry() throws InterruptedException {
    return load(Mode.RETRY);
  }

  private LoadReport load(Mode mode) throws InterruptedException {
    file.prepare();
    LoadReport report;
    try {
      report =
          database
              .jdbi()
              .inTransaction(sql -> new Load(sql, settings, progress, file, now()).run(mode));
    } catch (JdbiException e) {
      throw new PoolException(
          "the pool in "
              + database.settings().place()
              + " could not be written: "
              + LogText.bounded(said(e))
              + ". The old pool stands");
    }
    return withFailuresWritten(report);
  }

  private LocalDateTime now() {
    return database.settings().local(clock.instant());
  }

  // Behind the commit: a file that names too many is better than one that names too few.
  private LoadReport withFailuresWritten(LoadReport report) {
    try {
      file.write(new FailuresFile.Content(clock.instant().toString(), report.failures()));
      return report;
    } catch (IOException e) {
      List<String> warnings = new ArrayList<>(report.warnings());
      warnings.add(
          "the pool was written, but not the file of failures: " + LogText.bounded(e.toString()));
      return report.withWarnings(warnings);
    }
  }

  private static String said(Throwable e) {
    Throwable innermost = e;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return String.valueOf(innermost.getMessage());
  }
}
