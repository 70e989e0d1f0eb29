package io.tidewatch.standalone.cleanup;

import io.tidewatch.standalone.cli.ConfigurationOptions;
import io.tidewatch.standalone.cli.Consent;
import io.tidewatch.standalone.cli.Terminal;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells what the database holds of futures, or deletes what is old. */
@Command(
    name = "cleanup",
    description = {
      "Delete bars, anomalies and rankings of futures that are old from the database, or tell what"
          + " it holds.",
      "The database is that of database.url, or the one in kafka.data-directory. What 'tidewatch"
          + " up' deletes by itself is set by database.retention."
    },
    mixinStandardHelpOptions = true)
public final class CleanupCommand implements Callable<Integer> {
  private static final int MOST_HOURS = 87_600;

  @Spec private CommandSpec spec;
  @Mixin private ConfigurationOptions configuration;

  @Option(names = "--info", description = "Only tell what the database holds.")
  private boolean info;

  @Option(
      names = "--hours",
      paramLabel = "N",
      description =
          "Delete what is older than this many hours; if not given, than"
              + " database.retention.max-age.")
  private Integer hours;

  @Option(names = "--force", description = "Do not ask before deleting.")
  private boolean force;

  @Override
  public Integer call() {
    if (info && (force || hours != null)) {
      throw wrong("expected --info alone, was with --hours or --force");
    }
    if (hours != null && (hours < 1 || hours > MOST_HOURS)) {
      throw wrong("--hours: expected a whole number from 1 to " + MOST_HOURS + ", was " + hours);
    }
    CleanupRun run =
        new CleanupRun(
            configuration.settings(System.getenv()),
            InstantSource.system(),
            ZoneId.systemDefault(),
            System.out,
            System.err);
    return info
        ? run.info()
        : run.delete(
            hours == null ? OptionalInt.empty() : OptionalInt.of(hours),
            force ? Consent.GIVEN : Consent.of(Terminal.question()));
  }

  private CommandLine.ParameterException wrong(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
