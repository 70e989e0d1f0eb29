package io.tidewatch.standalone.demo;

import io.tidewatch.connectors.console.ConsoleChannel;
import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.connectors.message.AlertMessages;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.simulator.book.BookPlayer;
import io.tidewatch.simulator.book.BookScenes;
import io.tidewatch.simulator.market.MarketPlayer;
import io.tidewatch.simulator.market.Pace;
import io.tidewatch.simulator.market.PlaySettings;
import io.tidewatch.simulator.market.ScriptedMarket;
import io.tidewatch.standalone.cli.ConfigurationOptions;
import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.cli.Quiet;
import io.tidewatch.standalone.cli.Terminal;
import io.tidewatch.standalone.config.TidewatchSettings;
import io.tidewatch.standalone.node.DataDirectory;
import io.tidewatch.standalone.node.Node;
import io.tidewatch.standalone.node.NodeOptions;
import io.tidewatch.standalone.node.Shutdown;
import io.tidewatch.standalone.node.SinkOptions;
import io.tidewatch.standalone.node.Wiring;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole house on scripted markets, offline. */
@Command(
    name = "demo",
    description = {
      "Run everything in one JVM on scripted markets; needs no network.",
      "Forty minutes of trading in twenty pairs: calm, a buy wave, a sell wave, a two-sided wave,"
          + " a near miss, and an outage whose lost trades are fetched again. Beside it four order"
          + " books: a wall that is pulled, one that is bought up, bids that get thin, and a chain"
          + " that breaks and heals."
    },
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  private static final Duration DRAIN = Duration.ofSeconds(60);

  @Mixin private ConfigurationOptions configuration;

  @Option(
      names = "--check",
      description = "End by itself; exit 0 only if exactly the scripted alerts came, each once.")
  private boolean check;

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "60",
      description = "Times real speed, from 1 to 600 (default: ${DEFAULT-VALUE}).")
  private int speed;

  private final List<Alert> came = new CopyOnWriteArrayList<>();
  private final List<FeedEvent> heard = new CopyOnWriteArrayList<>();

  @Override
  public Integer call() {
    if (speed < 1 || speed > 600) {
      System.err.println("tidewatch: --speed: expected 1 to 600, was " + speed);
      return ExitCode.USAGE;
    }
    TidewatchSettings settings = configuration.settings(System.getenv());
    Quiet.begin();
    InstantSource clock = InstantSource.system();
    // The script starts in the past, so that no trade is ahead of the clock at any speed.
    ScriptedMarket script =
        ScriptedMarket.standard(clock.millis() - Duration.ofHours(1).toMillis());
    try (Shutdown shutdown = Shutdown.listen()) {
      return run(settings, script, clock, shutdown);
    }
  }

  private int run(
      TidewatchSettings settings, ScriptedMarket script, InstantSource clock, Shutdown shutdown) {
    say("starting broker, detectors and the simulated venues ...");
    BookScenes scenes = BookScenes.standard(script.startMs());
    AtomicReference<LongSupplier> marketTime = new AtomicReference<>(script::startMs);
    try (DataDirectory directory = DataDirectory.temporary();
        DemoVenues venues = DemoVenues.start(scenes);
        Node node =
            Node.start(directory, options(settings, venues, script, scenes, clock, marketTime));
        MarketPlayer player =
            MarketPlayer.start(
                venues.binance(), script, PlaySettings.of(script, new Pace.Times(speed)));
        BookPlayer books = BookPlayer.start(venues.okx(), scenes, player.marketTime())) {
      marketTime.set(player.marketTime());
      node.httpPort().ifPresent(port -> sayWhere(settings, script, port));
      CompletableFuture<Void> played = CompletableFuture.allOf(player.finished(), books.finished());
      CompletableFuture.anyOf(played, shutdown.requested(), node.failure()).join();
      if (shutdown.requested().isDone()) {
        return ExitCode.OK;
      }
      return node.failure().isDone()
          ? ExitCode.FAILURE
          : finish(node, player, new Expectations(script, scenes), shutdown);
    }
  }

  private int finish(Node node, MarketPlayer player, Expectations expected, Shutdown shutdown) {
    if (player.finished().join() != MarketPlayer.Outcome.PLAYED) {
      System.err.println("tidewatch: the script could not be played: the feed did not subscribe");
      return ExitCode.FAILURE;
    }
    if (!check) {
      say(
          "the scripts are over: "
              + came.size()
              + " alerts came, "
              + expected.alerts().size()
              + " were due. The API goes on answering; Ctrl-C ends.");
      CompletableFuture.anyOf(shutdown.requested(), node.failure()).join();
      return node.failure().isDone() ? ExitCode.FAILURE : ExitCode.OK;
    }
    boolean drained = node.drain(DRAIN);
    if (!drained) {
      System.err.println(
          "tidewatch: not every record was judged within " + DRAIN.toSeconds() + " s");
    }
    boolean healed = expected.healed(heard);
    System.out.println(
        healed
            ? "books   the broken chain was quarantined and healed, and no other"
            : "books   expected exactly the broken chain to be quarantined and healed, was "
                + Expectations.brokenAndHealed(heard));
    return report(AlertCheck.of(expected.alerts(), came)) && healed && drained
        ? ExitCode.OK
        : ExitCode.FAILURE;
  }

  private boolean report(AlertCheck result) {
    result.missing().forEach(alert -> System.out.println("missing: " + alert));
    result.extra().forEach(alert -> System.out.println("extra:   " + alert));
    System.out.println(
        result.isExact()
            ? "check passed: " + came.size() + " alerts, each expected, each once"
            : "check failed: "
                + result.missing().size()
                + " missing, "
                + result.extra().size()
                + " extra");
    return result.isExact();
  }

  private NodeOptions options(
      TidewatchSettings settings,
      DemoVenues venues,
      ScriptedMarket script,
      BookScenes scenes,
      InstantSource clock,
      AtomicReference<LongSupplier> marketTime) {
    ConsoleChannel console =
        new ConsoleChannel(
            System.out,
            new AlertMessages(settings.language().locale(), ZoneId.systemDefault()),
            Terminal.hasColour(System.getenv()));
    return new NodeOptions(
        Optional.empty(),
        servers -> {},
        new NodeOptions.Feeds(
            Optional.of(venues.spotFeed(script, DRAIN)),
            Optional.of(venues.okxFeed(scenes)),
            Optional.empty(),
            ReceiveClock.wall(clock)),
        // The scripts' alerts are those of the default rules, whatever is configured.
        NodeOptions.Detection.DEFAULT,
        // Made-up books have no business in anybody's Redis.
        SinkOptions.NONE,
        Optional.of(Wiring.http(settings)),
        () -> marketTime.get().getAsLong(),
        clock,
        alert -> {
          came.add(alert);
          console.print(alert);
        },
        event -> {
          heard.add(event);
          console.hear(event);
        });
  }

  private void sayWhere(TidewatchSettings settings, ScriptedMarket script, int port) {
    say(
        "market running at "
            + speed
            + "x, about "
            + script.lengthMs() / 1_000 / speed
            + " s; try http://"
            + settings.http().host()
            + ":"
            + port
            + "/api/volumes and /api/books\n");
  }

  private static void say(String text) {
    System.out.println("tidewatch demo: " + text);
  }
}
