package io.tidewatch.standalone.process;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.standalone.cli.ConfigurationOptions;
import io.tidewatch.standalone.config.TidewatchSettings;
import io.tidewatch.standalone.node.DataDirectory;
import io.tidewatch.standalone.node.DatabaseOptions;
import io.tidewatch.standalone.node.MarketTimes;
import io.tidewatch.standalone.node.Node;
import io.tidewatch.standalone.node.NodeOptions;
import io.tidewatch.standalone.node.NodeOptions.Answering;
import io.tidewatch.standalone.node.NodeOptions.Detection;
import io.tidewatch.standalone.node.NodeOptions.Feeds;
import io.tidewatch.standalone.node.SinkOptions;
import io.tidewatch.standalone.node.Wiring;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A sink as a process. */
@Command(
    name = "sink",
    description = {
      "Take results from a Kafka cluster to one place, until Ctrl-C.",
      "Answers /health, /health/live, /health/ready and /metrics on http.port. Topics that are"
          + " missing are created; Kafka, the database and the target are waited for."
    },
    mixinStandardHelpOptions = true)
public final class SinkCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions configuration;
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      description =
          "telegram, wecom, webhook or console (tell people of alerts), redis, time-series,"
              + " nats, or database (writes alerts, futures and whale signals; brings token pool"
              + " and watched addresses from there to Kafka).")
  private String name;

  @Override
  public Integer call() {
    SinkKind kind =
        SinkKind.find(name)
            .orElseThrow(() ->
                new CommandLine.ParameterException(
                    spec.commandLine(),
                    "expected one of " + kinds() + " as NAME, was '" + name + "'"));
    TidewatchSettings settings = configuration.settings(System.getenv());
    PartRun run = new PartRun("sink " + kind.id(), settings);
    run.kafka();
    SinkOptions sinks = kind.of(Wiring.sinks(settings));
    String does = "results go to " + kind.id();
    if (!kind.keepsFiles()) {
      return run.run(kafka -> Node.start(options(kafka, settings, kind, sinks)), does);
    }
    try (DataDirectory directory =
        DataDirectory.takeParts(settings.kafka().dataDirectory(), List.of("sink-" + kind.id()))) {
      return run.run(
          kafka -> Node.start(directory, options(kafka, settings, kind, sinks)),
          does,
          kind == SinkKind.DATABASE ? Optional.of(Wiring.database(settings)) : Optional.empty());
    }
  }

  private static NodeOptions options(
      KafkaAccess kafka, TidewatchSettings settings, SinkKind kind, SinkOptions sinks) {
    InstantSource clock = InstantSource.system();
    Optional<DatabaseOptions> database =
        kind == SinkKind.DATABASE
            ? Optional.of(
                Wiring.database(
                    settings, MarketTimes.of(settings.simulation()).clock(MarketTimes.POOL)))
            : Optional.empty();
    return new NodeOptions(
        Optional.of(kafka),
        servers -> {},
        Feeds.NONE,
        Detection.elsewhere(Wiring.detection(settings)),
        sinks,
        database,
        new Answering.Vitals(Wiring.http(settings)),
        clock,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        settings.kafka().layout());
  }

  private static String kinds() {
    return Arrays.stream(SinkKind.values()).map(SinkKind::id).collect(Collectors.joining(", "));
  }
}
