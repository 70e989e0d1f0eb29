package io.tidewatch.standalone.process;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.standalone.cli.ConfigurationOptions;
import io.tidewatch.standalone.config.TidewatchSettings;
import io.tidewatch.standalone.node.DataDirectory;
import io.tidewatch.standalone.node.DatabaseOptions;
import io.tidewatch.standalone.node.DetectorKind;
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
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Detectors as a process. */
@Command(
    name = "detect",
    description = {
      "Run detectors against a Kafka cluster, with the API over what they know, until Ctrl-C.",
      "The same command on several machines shares the work: give each its own cluster.instance-id,"
          + " cluster.advertised-address and the same cluster.peer-secret.",
      "Local state is kept in kafka.data-directory and is taken up again at the next start; topics"
          + " that are missing are created, and Kafka is waited for."
    },
    mixinStandardHelpOptions = true)
public final class DetectCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions configuration;
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      description =
          "large-trades, order-books, token-pool, futures-anomalies, whale-signals, alert-history"
              + " (answers what fired and why) or alert-gate (hands alerts to the sinks, and"
              + " watches the feeds); all of them if none is named.")
  private List<String> names = List.of();

  @Option(
      names = "--shadow",
      description =
          "Let nobody hear what they say: it goes to topics of its own (tidewatch.shadow.*). For"
              + " the next version of a detector, beside the one in charge; needs a"
              + " kafka.data-directory of its own.")
  private boolean shadow;

  @Override
  public Integer call() {
    Set<DetectorKind> kinds = kinds();
    TidewatchSettings settings = configuration.settings(System.getenv());
    String command = names.isEmpty() ? "detect" : "detect " + ids(kinds, " ");
    PartRun run = new PartRun(command, settings);
    run.kafka();
    try (DataDirectory directory =
        DataDirectory.takeParts(
            settings.kafka().dataDirectory(), kinds.stream().map(DetectorKind::id).toList())) {
      return run.run(
          kafka -> Node.start(directory, options(kafka, settings, kinds, directory)),
          ids(kinds, ", ")
              + (shadow ? " run here in the shadow" : " run here")
              + ", and answer under /api");
    }
  }

  private Set<DetectorKind> kinds() {
    if (names.isEmpty()) {
      return DetectorKind.all();
    }
    Set<DetectorKind> kinds = EnumSet.noneOf(DetectorKind.class);
    for (String name : names) {
      kinds.add(
          DetectorKind.find(name)
              .orElseThrow(() ->
                  new CommandLine.ParameterException(
                      spec.commandLine(),
                      "expected one of "
                          + ids(Arrays.asList(DetectorKind.values()), ", ")
                          + " as NAME, was '"
                          + name
                          + "'")));
    }
    return kinds;
  }

  private static String ids(Collection<DetectorKind> kinds, String between) {
    return kinds.stream().map(DetectorKind::id).collect(Collectors.joining(between));
  }

  private NodeOptions options(
      KafkaAccess kafka,
      TidewatchSettings settings,
      Set<DetectorKind> kinds,
      DataDirectory directory) {
    InstantSource clock = InstantSource.system();
    MarketTimes times = MarketTimes.of(settings.simulation());
    return new NodeOptions(
        Optional.of(kafka),
        servers -> {},
        Feeds.NONE,
        new Detection(Wiring.detection(settings), kinds, shadow),
        SinkOptions.NONE.beating(Wiring.heartbeat(settings)),
        database(settings, kinds, times.clock(MarketTimes.POOL)),
        new Answering.Api(Wiring.http(settings), times.market()),
        clock,
        Optional.empty(),
        Optional.empty(),
        Wiring.cluster(settings.cluster()),
        settings.kafka().layout());
  }

  /** Only the pool and futures ask it; the embedded one belongs to the process that writes it. */
  private static Optional<DatabaseOptions> database(
      TidewatchSettings settings, Set<DetectorKind> kinds, InstantSource clock) {
    return settings
        .database()
        .url()
        .filter(url ->
            kinds.contains(DetectorKind.TOKEN_POOL)
                || kinds.contains(DetectorKind.FUTURES_ANOMALIES))
        .map(url -> Wiring.database(settings, clock).used(DatabaseOptions.Use.ASKED));
  }
}
