package io.tidewatch.standalone.removal;

import io.tidewatch.standalone.cli.ConfigurationOptions;
import io.tidewatch.standalone.cli.Consent;
import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.cli.Quiet;
import io.tidewatch.standalone.cli.Terminal;
import io.tidewatch.standalone.config.Kafka;
import io.tidewatch.standalone.node.DataDirectory;
import io.tidewatch.standalone.node.KafkaCommand;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Deletes what Tidewatch left. */
@Command(
    name = "clean",
    description = {
      "Delete all that Tidewatch left: its topics, groups and files.",
      "With kafka.bootstrap-servers that is everything on that Kafka whose name begins as ours do,"
          + " and the state in kafka.data-directory; without, the data directory with its broker."
          + " Says what that is and asks. Refuses while anything runs."
    },
    mixinStandardHelpOptions = true)
public final class CleanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigurationOptions configuration;

  @Option(
      names = "--old-versions",
      description =
          "Delete only what earlier versions of detectors left, and what was said in the shadow.")
  private boolean oldVersions;

  @Option(
      names = "--with-database",
      description = "Delete the database in the data directory too, with templates and tokens.")
  private boolean withDatabase;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Override
  public Integer call() throws InterruptedException {
    if (oldVersions && withDatabase) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "expected --old-versions or --with-database, was both");
    }
    Consent consent = yes ? Consent.GIVEN : Consent.of(Terminal.question());
    if (!consent.canBeHad()) {
      System.err.println(
          "tidewatch: expected a terminal to ask before deleting, was none; --yes deletes without"
              + " asking");
      return ExitCode.USAGE;
    }
    Kafka kafka = configuration.settings(System.getenv()).kafka();
    List<String> parts = DataDirectory.partsOf(kafka.dataDirectory());
    Quiet.begin();
    CleanRun run = new CleanRun(kafka.dataDirectory(), System.out, System.err);
    if (oldVersions) {
      // The versions in charge may be at work: what goes is not theirs.
      return KafkaCommand.run(kafka, admin -> run.oldVersions(admin, consent));
    }
    if (kafka.access().isPresent()) {
      return KafkaCommand.runAlone(
          kafka, parts, admin -> run.cluster(admin, withDatabase, consent));
    }
    return directory(run, kafka, parts, consent);
  }

  private int directory(CleanRun run, Kafka kafka, List<String> parts, Consent consent) {
    if (!Files.isDirectory(kafka.dataDirectory())) {
      return run.directory(withDatabase, consent);
    }
    try (DataDirectory _ = DataDirectory.takeWholeAnd(kafka.dataDirectory(), parts)) {
      return run.directory(withDatabase, consent);
    }
  }
}
