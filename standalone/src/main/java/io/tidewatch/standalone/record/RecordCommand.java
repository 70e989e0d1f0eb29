package io.tidewatch.standalone.record;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.standalone.cli.ConfigurationOptions;
import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.cli.Quiet;
import io.tidewatch.standalone.config.TidewatchSettings;
import io.tidewatch.standalone.log.ProcessLog;
import io.tidewatch.standalone.node.DataDirectory;
import io.tidewatch.standalone.node.Shutdown;
import io.tidewatch.standalone.recording.RecordingWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the raw topics to a file that {@code replay} reads. */
@Command(
    name = "record",
    description = {
      "Write raw records to a new file for 'tidewatch replay', until Ctrl-C or as long as asked.",
      "Reads from kafka.bootstrap-servers, or from the 'tidewatch up' that runs in"
          + " kafka.data-directory."
    },
    mixinStandardHelpOptions = true)
public final class RecordCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions configuration;

  @Parameters(paramLabel = "FILE", description = "New file; compressed if it ends in .gz.")
  private Path file;

  @Option(
      names = "--from-beginning",
      description = "Begin with the oldest record that is kept, not with the next one.")
  private boolean fromBeginning;

  @Option(names = "--until-now", description = "End where the topics end at the start.")
  private boolean untilNow;

  @Option(names = "--seconds", paramLabel = "N", description = "End after so many seconds.")
  private Optional<Integer> seconds = Optional.empty();

  @Override
  public Integer call() {
    ProcessLog.begin("record");
    TidewatchSettings settings = configuration.settings(System.getenv());
    Quiet.begin();
    Optional<KafkaAccess> kafka =
        settings
            .kafka()
            .access()
            .or(() ->
                DataDirectory.runningBroker(settings.kafka().dataDirectory())
                    .map(KafkaAccess::open));
    if (kafka.isEmpty()) {
      System.err.println(
          "tidewatch: expected kafka.bootstrap-servers to be set, or 'tidewatch up' running with"
              + " data directory "
              + settings.kafka().dataDirectory().toAbsolutePath()
              + ", was neither");
      return ExitCode.FAILURE;
    }
    long start = System.nanoTime();
    try (Shutdown shutdown = Shutdown.listen();
        RecordingWriter writer = RecordingWriter.create(file);
        RawTopics topics = RawTopics.open(kafka.get(), fromBeginning)) {
      BooleanSupplier over =
          () -> shutdown.requested().isDone() || seconds.filter(n -> elapsed(start, n)).isPresent();
      long written = topics.copyTo(writer, over, untilNow);
      System.err.println("tidewatch: " + written + " records written to " + file);
      return ExitCode.OK;
    }
  }

  private static boolean elapsed(long start, int seconds) {
    return System.nanoTime() - start >= Duration.ofSeconds(seconds).toNanos();
  }
}
