package io.tidewatch.standalone.process;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.standalone.cli.ConfigurationOptions;
import io.tidewatch.standalone.config.TidewatchSettings;
import io.tidewatch.standalone.node.Node;
import io.tidewatch.standalone.node.NodeOptions;
import io.tidewatch.standalone.node.NodeOptions.Answering;
import io.tidewatch.standalone.node.NodeOptions.Detection;
import io.tidewatch.standalone.node.SinkOptions;
import io.tidewatch.standalone.node.Wiring;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A feed as a process. */
@Command(
    name = "feed",
    description = {
      "Bring what one venue sends to a Kafka cluster, until Ctrl-C.",
      "Answers /health, /health/live, /health/ready and /metrics on http.port. Keeps nothing on"
          + " disk; topics that are missing are created, and Kafka is waited for."
    },
    mixinStandardHelpOptions = true)
public final class FeedCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions configuration;
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "VENUE",
      description = "binance-spot, binance-futures, okx, dbotx or hyperliquid.")
  private String name;

  @Override
  public Integer call() {
    Venue venue =
        Venue.find(name)
            .orElseThrow(() ->
                new CommandLine.ParameterException(
                    spec.commandLine(),
                    "expected one of " + venues() + " as VENUE, was '" + name + "'"));
    TidewatchSettings settings = configuration.settings(System.getenv());
    InstantSource clock = InstantSource.system();
    NodeOptions.Feeds feed = venue.feed(settings);
    return new PartRun("feed " + venue.id(), settings)
        .run(kafka -> Node.start(options(kafka, settings, feed, clock)), venue.does(settings));
  }

  private static NodeOptions options(
      KafkaAccess kafka, TidewatchSettings settings, NodeOptions.Feeds feed, InstantSource clock) {
    return new NodeOptions(
        Optional.of(kafka),
        servers -> {},
        feed,
        Detection.elsewhere(Wiring.detection(settings)),
        SinkOptions.NONE,
        Optional.empty(),
        new Answering.Vitals(Wiring.http(settings)),
        clock,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        settings.kafka().layout());
  }

  private static String venues() {
    return Arrays.stream(Venue.values()).map(Venue::id).collect(Collectors.joining(", "));
  }
}
