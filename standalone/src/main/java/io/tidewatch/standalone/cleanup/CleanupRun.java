package io.tidewatch.standalone.cleanup;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.database.DatabaseException;
import io.tidewatch.connectors.database.retention.Cleaned;
import io.tidewatch.connectors.database.retention.Cleanup;
import io.tidewatch.standalone.cli.Consent;
import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.cli.ProgressLine;
import io.tidewatch.standalone.cli.Quiet;
import io.tidewatch.standalone.config.TidewatchSettings;
import io.tidewatch.standalone.log.ProcessLog;
import io.tidewatch.standalone.node.DataDirectory;
import io.tidewatch.standalone.node.Wiring;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;

/** One look at the database, or one clean-up, from the command line. */
final class CleanupRun {
  private static final String FILE_ENDING = ".mv.db";

  private final TidewatchSettings settings;
  private final InstantSource clock;
  private final PrintStream out;
  private final PrintStream err;
  private final CleanupText text;

  CleanupRun(
      TidewatchSettings settings,
      InstantSource clock,
      ZoneId zone,
      PrintStream out,
      PrintStream err) {
    this.settings = requireNonNull(settings, "settings");
    this.clock = requireNonNull(clock, "clock");
    this.out = requireNonNull(out, "out");
    this.err = requireNonNull(err, "err");
    this.text = new CleanupText(settings.language().locale(), zone);
  }

  /** Tells what there is. */
  int info() {
    return with(cleanup -> {
      text.info(cleanup.info()).forEach(out::println);
      return ExitCode.OK;
    });
  }

  /**
   * Deletes what is older.
   *
   * @param hours absent for the age of the settings
   */
  int delete(OptionalInt hours, Consent consent) {
    if (!consent.canBeHad()) {
      err.println(
          "tidewatch: expected a terminal to ask before deleting, was none; --force deletes without"
              + " asking");
      return ExitCode.USAGE;
    }
    Duration age =
        hours.isPresent()
            ? Duration.ofHours(hours.getAsInt())
            : Wiring.retention(settings).maxAge();
    return with(cleanup -> delete(cleanup, age, consent));
  }

  private int delete(Cleanup cleanup, Duration age, Consent consent) {
    long rows = cleanup.older(age);
    if (rows == 0) {
      out.println(text.nothing(clock.instant().minus(age)));
      return ExitCode.OK;
    }
    if (!consent.to(text.question(rows, clock.instant().minus(age)))) {
      out.println(text.cancelled());
      return ExitCode.OK;
    }
    Cleaned cleaned = withProgress(cleanup, age, rows);
    text.deleted(cleaned, cleanup.info()).forEach(out::println);
    return ExitCode.OK;
  }

  private Cleaned withProgress(Cleanup cleanup, Duration age, long rows) {
    try (ProgressLine line = new ProgressLine(err, text.deleting(), rows)) {
      AtomicLong done = new AtomicLong();
      return cleanup.run(
          age,
          batch -> {
            line.done(done.addAndGet(batch));
            return true;
          });
    }
  }

  private int with(ToIntFunction<Cleanup> work) {
    Path directory = settings.kafka().dataDirectory();
    if (settings.database().url().isEmpty() && !Files.exists(file(directory))) {
      err.println(
          "tidewatch: expected a database in "
              + directory
              + ", was none; 'tidewatch up' makes it, and database.url or kafka.data-directory"
              + " names another one");
      return ExitCode.FAILURE;
    }
    ProcessLog.begin("cleanup");
    Quiet.begin();
    try (Database database = Database.open(Wiring.database(settings))) {
      return work.applyAsInt(new Cleanup(database, Wiring.retention(settings), clock));
    } catch (DatabaseException e) {
      err.println("tidewatch: " + e.getMessage());
      return ExitCode.FAILURE;
    }
  }

  private static Path file(Path directory) {
    Path database = DataDirectory.database(directory);
    return database.resolveSibling(database.getFileName() + FILE_ENDING);
  }
}
