package io.tidewatch.standalone.topics;

import io.tidewatch.standalone.cli.ConfigurationOptions;
import io.tidewatch.standalone.cli.Consent;
import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.cli.Quiet;
import io.tidewatch.standalone.cli.Terminal;
import io.tidewatch.standalone.config.TidewatchSettings;
import io.tidewatch.standalone.node.KafkaCommand;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds the topics on Kafka against the catalogue, and brings them into line. */
@Command(
    name = "topics",
    description = {
      "Hold the topics on Kafka against the catalogue, and bring them into line.",
      "Kafka is kafka.bootstrap-servers, or the broker of the 'tidewatch up' that runs in"
          + " kafka.data-directory, or the one whose log lies there, which is started for as long"
          + " as this takes."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(plan | apply)")
public final class TopicsCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** No subcommand was named. */
  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "expected plan or apply, was nothing");
  }

  @Command(
      name = "plan",
      description = {
        "Show what is there, what is missing, what differs, and what 'topics apply' would do.",
        "Exit code 0 if all topics are as they should be, 1 if there is something to do."
      },
      mixinStandardHelpOptions = true)
  int plan(@Mixin ConfigurationOptions configuration) throws Exception {
    TidewatchSettings settings = configuration.settings(System.getenv());
    Quiet.begin();
    return KafkaCommand.run(
        settings.kafka(),
        admin -> new TopicsRun(admin, settings.kafka().layout(), System.out).plan());
  }

  @Command(
      name = "apply",
      description = {
        "Create what is missing and change settings, after asking.",
        "Where Kafka would delete records for it, the name of the topic is asked for. Partitions"
            + " and copies are never changed.",
        "Exit code 0 if all topics are as they should be afterwards, 1 if not."
      },
      mixinStandardHelpOptions = true)
  int apply(
      @Mixin ConfigurationOptions configuration,
      @Option(names = "--yes", description = "Do not ask; do what loses nothing.") boolean yes,
      @Option(
              names = "--may-lose",
              paramLabel = "TOPIC",
              split = ",",
              description =
                  "With --yes: change this topic too, although records are deleted for it. May be"
                      + " given many times.")
          List<String> mayLose)
      throws Exception {
    if (mayLose != null && !yes) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "expected --may-lose together with --yes, was without");
    }
    Consent consent = yes ? Consent.GIVEN : Consent.of(Terminal.question());
    if (!consent.canBeHad()) {
      System.err.println(
          "tidewatch: expected a terminal to ask before changing, was none; --yes changes without"
              + " asking");
      return ExitCode.USAGE;
    }
    TidewatchSettings settings = configuration.settings(System.getenv());
    Quiet.begin();
    Consent toLosses = yes ? Consent.toOnly(mayLose == null ? List.of() : mayLose) : consent;
    return KafkaCommand.run(
        settings.kafka(),
        admin ->
            new TopicsRun(admin, settings.kafka().layout(), System.out).apply(consent, toLosses));
  }
}
