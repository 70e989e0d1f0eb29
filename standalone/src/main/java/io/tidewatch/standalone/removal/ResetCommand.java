package io.tidewatch.standalone.removal;

import io.tidewatch.standalone.cli.ConfigurationOptions;
import io.tidewatch.standalone.cli.Consent;
import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.cli.Quiet;
import io.tidewatch.standalone.cli.Terminal;
import io.tidewatch.standalone.config.TidewatchSettings;
import io.tidewatch.standalone.node.ApplicationId;
import io.tidewatch.standalone.node.KafkaCommand;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes detectors read their topics anew. */
@Command(
    name = "reset",
    description = {
      "Make detectors read their topics anew, from the oldest record that is kept.",
      "Deletes how far they have read, the topics that Kafka Streams made for them, and their state"
          + " below kafka.data-directory. Says what that is and asks. Refuses while one of them"
          + " runs.",
      "Kafka is kafka.bootstrap-servers, or the broker whose log lies in kafka.data-directory."
    },
    mixinStandardHelpOptions = true)
public final class ResetCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigurationOptions configuration;

  @Parameters(paramLabel = "DETECTOR", arity = "1..*", description = "Such as large-trades.")
  private List<String> detectors;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Override
  public Integer call() throws InterruptedException {
    Set<ApplicationId> ids = new LinkedHashSet<>();
    for (String detector : detectors) {
      ids.add(
          ApplicationId.CURRENT.stream()
              .filter(id -> id.detector().equals(detector))
              .findFirst()
              .orElseThrow(() -> unknown(detector)));
    }
    Consent consent = yes ? Consent.GIVEN : Consent.of(Terminal.question());
    if (!consent.canBeHad()) {
      System.err.println(
          "tidewatch: expected a terminal to ask before deleting, was none; --yes deletes without"
              + " asking");
      return ExitCode.USAGE;
    }
    TidewatchSettings settings = configuration.settings(System.getenv());
    Quiet.begin();
    return KafkaCommand.runAlone(
        settings.kafka(),
        ids.stream().map(ApplicationId::detector).toList(),
        admin ->
            new ResetRun(admin, settings.kafka().dataDirectory(), System.out, System.err)
                .reset(ids, consent));
  }

  private CommandLine.ParameterException unknown(String detector) {
    return new CommandLine.ParameterException(
        spec.commandLine(),
        "expected detectors, which are "
            + String.join(
                ", ", ApplicationId.CURRENT.stream().map(ApplicationId::detector).toList())
            + ", was "
            + detector);
  }
}
