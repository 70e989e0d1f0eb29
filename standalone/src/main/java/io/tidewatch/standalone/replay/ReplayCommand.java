package io.tidewatch.standalone.replay;

import io.tidewatch.connectors.binance.spot.BinanceSpotFeed;
import io.tidewatch.connectors.binance.spot.SpotFeedSettings;
import io.tidewatch.connectors.console.ConsoleChannel;
import io.tidewatch.connectors.feed.FeedCounts;
import io.tidewatch.connectors.feed.SubscriptionStatus;
import io.tidewatch.connectors.message.AlertMessages;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.standalone.cli.ConfigurationOptions;
import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.cli.Quiet;
import io.tidewatch.standalone.cli.Terminal;
import io.tidewatch.standalone.config.TidewatchSettings;
import io.tidewatch.standalone.node.DataDirectory;
import io.tidewatch.standalone.node.DetectorKind;
import io.tidewatch.standalone.node.Node;
import io.tidewatch.standalone.node.NodeOptions;
import io.tidewatch.standalone.node.Shutdown;
import io.tidewatch.standalone.node.SinkOptions;
import io.tidewatch.standalone.node.Wiring;
import io.tidewatch.standalone.recording.RecordingScan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays recorded frames through the real connector and detector, and prints the alerts. */
@Command(
    name = "replay",
    description = {
      "Play recorded frames through socket, connector and detector, and print the alerts.",
      "Records of books, of futures and of the token pool, and the prices, rules and templates"
          + " that stood beside them, are written to their topics first, whatever the speed.",
      "Reads files written by 'tidewatch record', and lines of '<receive time in ns> <frame>';"
          + " compressed or not. Ends when the recording does."
    },
    mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
  private static final Duration DRAIN = Duration.ofSeconds(120);
  private static final Duration HOLD = Duration.ofSeconds(60);
  private static final Duration LAST_CHANGES = Duration.ofSeconds(15);
  private static final Duration STUCK = Duration.ofSeconds(30);
  private static final long LOOK_AGAIN_NANOS = 5_000_000;

  @Mixin private ConfigurationOptions configuration;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Recordings, in this order.")
  private List<Path> files;

  @Option(
      names = "--speed",
      paramLabel = "N|max",
      defaultValue = "max",
      converter = ReplaySpeed.Converter.class,
      description = "Times recorded speed, or max (default: ${DEFAULT-VALUE}).")
  private ReplaySpeed speed;

  @Option(
      names = "--output",
      paramLabel = "text|json",
      defaultValue = "text",
      description =
          "text: messages for people; json: one alert a line, as on the topic"
              + " (default: ${DEFAULT-VALUE}).")
  private Output output;

  /** How alerts are printed. */
  enum Output {
    text,
    json
  }

  @Override
  public Integer call() {
    TidewatchSettings settings = configuration.settings(System.getenv());
    Quiet.begin();
    RecordingScan scan = RecordingScan.of(files);
    if (scan.symbols().isEmpty() && scan.copied() == 0) {
      System.err.println(
          "tidewatch: expected recordings with @trade frames of known pairs or with records of"
              + " books, of futures or of the token pool, found none in "
              + files);
      return ExitCode.FAILURE;
    }
    RecordedTimes times = new RecordedTimes();
    AtomicLong alerts = new AtomicLong();
    Consumer<Alert> printer = printer(settings);
    Consumer<Alert> counting =
        alert -> {
          alerts.incrementAndGet();
          printer.accept(alert);
        };
    Thread playing = Thread.currentThread();
    try (Shutdown shutdown = Shutdown.listen();
        DataDirectory directory = DataDirectory.temporary();
        ReplayVenue venue = ReplayVenue.open(scan, times);
        Node node = Node.start(directory, options(settings, venue, times, counting))) {
      shutdown.requested().thenRun(playing::interrupt);
      return play(node, venue, alerts);
    } catch (InterruptedException e) {
      System.err.println("tidewatch: stopped before the end of the recording");
      return ExitCode.FAILURE;
    }
  }

  private int play(Node node, ReplayVenue venue, AtomicLong alerts) throws InterruptedException {
    if (node.feeds().binanceSpot().isPresent() && !venue.awaitSubscriptions()) {
      System.err.println("tidewatch: the feed did not subscribe to the recording in time");
      return ExitCode.FAILURE;
    }
    long start = System.nanoTime();
    boolean played = venue.scan().copied() == 0 || playPool(node);
    ReplaySpeed.Pacer pacer = new ReplaySpeed.Pacer(speed, System::nanoTime);
    for (Path file : files) {
      venue.play(file, pacer);
    }
    boolean received = true;
    for (BinanceSpotFeed feed : node.feeds().binanceSpot().stream().toList()) {
      received = awaitReceived(feed, venue.sent());
    }
    boolean drained = played && received && node.drain(DRAIN);
    ReplaySummary summary = ReplaySummary.of(node, venue, alerts.get(), System.nanoTime() - start);
    summary.lines().forEach(System.err::println);
    if (!drained || !summary.isWhole()) {
      System.err.println(
          "tidewatch: expected every frame to be read and judged, was not: the alerts above may be"
              + " wrong or incomplete");
      return ExitCode.FAILURE;
    }
    return ExitCode.OK;
  }

  private boolean playPool(Node node) {
    PoolSession pool = PoolSession.of(files);
    return pool.play(node.kafka(), () -> node.backlog().awaitPoolJudged(DRAIN))
        && (pool.frames() == 0 || poolChanged(node));
  }

  /** A change after the last frame takes force as time goes by. */
  private static boolean poolChanged(Node node) {
    if (!node.backlog().awaitPoolChanges(LAST_CHANGES)) {
      System.err.println(
          "tidewatch: templates or pairs that changed long after the last frame were not judged");
    }
    return true;
  }

  /** Waits until the feed has every frame and waits for no row; gives up if nothing moves. */
  private static boolean awaitReceived(BinanceSpotFeed feed, long sent)
      throws InterruptedException {
    long last = -1;
    long movedAt = System.nanoTime();
    while (System.nanoTime() - movedAt < STUCK.toNanos()) {
      FeedCounts counts = feed.counts();
      long held = feed.subscriptions().stream().mapToLong(SubscriptionStatus::held).sum();
      if (counts.frames() >= sent && held == 0) {
        return true;
      }
      long moved = counts.frames() + counts.backfilled() - held;
      if (moved != last) {
        last = moved;
        movedAt = System.nanoTime();
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    return false;
  }

  private Consumer<Alert> printer(TidewatchSettings settings) {
    return switch (output) {
      case json ->
          alert -> {
            System.out.println(Json.MAPPER.writeValueAsString(alert));
            System.out.flush();
          };
      case text ->
          new ConsoleChannel(
                  System.out,
                  new AlertMessages(settings.language().locale(), ZoneId.systemDefault()),
                  Terminal.hasColour(System.getenv()))
              ::print;
    };
  }

  private NodeOptions options(
      TidewatchSettings settings, ReplayVenue venue, RecordedTimes times, Consumer<Alert> alerts) {
    return new NodeOptions(
        Optional.empty(),
        servers -> CopiedRecords.write(servers, files),
        new NodeOptions.Feeds(
            spotFeed(venue),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            times),
        new NodeOptions.Detection(Wiring.detection(settings), DetectorKind.all()),
        SinkOptions.NONE,
        Optional.empty(),
        Optional.empty(),
        () -> 0,
        InstantSource.system(),
        alerts,
        event -> {});
  }

  private static Optional<SpotFeedSettings> spotFeed(ReplayVenue venue) {
    if (venue.scan().symbols().isEmpty()) {
      return Optional.empty();
    }
    SpotFeedSettings.Backfill backfill = SpotFeedSettings.Backfill.DEFAULTS;
    return Optional.of(
        SpotFeedSettings.defaults(venue.scan().symbols())
            .with(
                new SpotFeedSettings.Endpoints(
                    venue.webSocketUri(), Optional.of(venue.restUri()), venue.apiKey()))
            // Nobody waits for these alerts, and a machine may be slow: rows come first, always.
            .with(
                new SpotFeedSettings.Backfill(
                    HOLD, backfill.holdLimit(), backfill.overlapGrace())));
  }
}
