package io.tidewatch.standalone.demo;

import io.tidewatch.connectors.console.ConsoleChannel;
import io.tidewatch.connectors.database.retention.RetentionSettings;
import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.connectors.message.AlertMessages;
import io.tidewatch.connectors.sink.TopicSink;
import io.tidewatch.connectors.whale.RegularWatchList;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.simulator.book.BookPlayer;
import io.tidewatch.simulator.futures.FuturesPlayer;
import io.tidewatch.simulator.market.MarketPlayer;
import io.tidewatch.simulator.market.Pace;
import io.tidewatch.simulator.market.PlaySettings;
import io.tidewatch.simulator.market.ScriptedMarket;
import io.tidewatch.simulator.pool.PoolPlayer;
import io.tidewatch.simulator.whale.WhalePlayer;
import io.tidewatch.standalone.cli.ConfigurationOptions;
import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.cli.Quiet;
import io.tidewatch.standalone.cli.Terminal;
import io.tidewatch.standalone.config.TidewatchSettings;
import io.tidewatch.standalone.log.ProcessLog;
import io.tidewatch.standalone.node.DataDirectory;
import io.tidewatch.standalone.node.DatabaseOptions;
import io.tidewatch.standalone.node.DbotxOptions;
import io.tidewatch.standalone.node.FuturesOptions;
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
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole house on scripted markets, offline. */
@Command(
    name = "demo",
    description = {
      "Run everything in one JVM on scripted markets; needs no network.",
      "Forty minutes of trading in twenty pairs: calm, a buy wave, a sell wave, a two-sided wave, a"
          + " near miss, and an outage whose lost trades are fetched again. Beside it four order"
          + " books: a wall that is pulled, one that is bought up, bids that get thin, and a chain"
          + " that breaks and heals; a pool of tokens whose template is edited; and 150 futures:"
          + " one that moves alone, half of them at once, one whose end of a bar is lost; and"
          + " twelve watched addresses of Hyperliquid: an order in many fills, a flip, a fill that"
          + " is missed and fetched, three that go the same way."
    },
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  private static final Duration DRAIN = Duration.ofSeconds(60);

  /** The limits of a chat make the last messages wait. */
  private static final Duration TOLD = Duration.ofMinutes(3);

  private static final long LOOK_AGAIN_NANOS = 20_000_000;

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
    ProcessLog.begin("demo");
    TidewatchSettings settings = configuration.settings(System.getenv());
    Quiet.begin();
    InstantSource clock = InstantSource.system();
    // The scripts start in the past, so that no trade is ahead of the clock at any speed.
    Scripts scripts = Scripts.standard(clock.millis() - Duration.ofHours(1).toMillis());
    try (Shutdown shutdown = Shutdown.listen()) {
      return run(settings, scripts, clock, shutdown);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.FAILURE;
    }
  }

  private int run(
      TidewatchSettings settings, Scripts scripts, InstantSource clock, Shutdown shutdown)
      throws InterruptedException {
    say("starting broker, detectors and the simulated venues ...");
    DemoClocks clocks = new DemoClocks(scripts.trades().startMs(), scripts.futures().beginMs());
    try (DataDirectory directory = DataDirectory.temporary();
        DemoVenues venues = DemoVenues.start(scripts, clocks);
        DemoChat chat = DemoChat.start();
        DemoPool pool =
            DemoPool.load(
                scripts.pool(), venues.searchUri(), DemoVenues.KEY, directory.state(), clock);
        Node node =
            Node.start(directory, options(settings, venues, chat, scripts, pool, clock, clocks));
        TopicSink _ = chat.follow(node.kafka())) {
      node.poolReload().ifPresent(pool::tell);
      if (!PoolPlayer.awaitSubscribed(venues.dbotx(), scripts.pool(), DRAIN)) {
        System.err.println("tidewatch: the scripted pool was not subscribed in time");
        return ExitCode.FAILURE;
      }
      if (!venues.futures().begin(scripts.futures(), node, DRAIN)) {
        System.err.println("tidewatch: the scripted contracts were not followed in time");
        return ExitCode.FAILURE;
      }
      if (!venues.whales().awaitWatched(node, DRAIN)) {
        System.err.println("tidewatch: the scripted addresses were not watched in time");
        return ExitCode.FAILURE;
      }
      try (MarketPlayer player =
              MarketPlayer.start(
                  venues.binance(),
                  scripts.trades(),
                  PlaySettings.of(scripts.trades(), new Pace.Times(speed)));
          BookPlayer books = BookPlayer.start(venues.okx(), scripts.books(), player.marketTime());
          PoolPlayer tokens =
              PoolPlayer.start(
                  venues.dbotx(),
                  scripts.pool(),
                  player.marketTime(),
                  pool,
                  () -> node.feeds().dbotx().map(feed -> feed.counts().frames()).orElse(0L));
          FuturesPlayer futures =
              FuturesPlayer.start(
                  venues.futures().server(),
                  venues.futures().ledger(),
                  scripts.futures(),
                  () -> player.marketTime().getAsLong() - scripts.trades().startMs(),
                  () -> futuresFrames(node));
          WhalePlayer whales =
              WhalePlayer.start(
                  venues.whales().server(),
                  scripts.whales(),
                  player.marketTime(),
                  () ->
                      node.feeds().hyperliquid().map(feed -> feed.counts().frames()).orElse(0L))) {
        clocks.follow(player, tokens, futures);
        node.httpPort().ifPresent(port -> sayWhere(settings, scripts.trades(), port));
        CompletableFuture<Void> played =
            CompletableFuture.allOf(
                player.finished(),
                books.finished(),
                tokens.finished(),
                futures.finished(),
                whales.finished());
        CompletableFuture.anyOf(played, shutdown.requested(), node.failure()).join();
        if (shutdown.requested().isDone()) {
          return ExitCode.OK;
        }
        return node.failure().isDone()
            ? ExitCode.FAILURE
            : finish(node, chat, player, scripts, shutdown);
      }
    }
  }

  private static long futuresFrames(Node node) {
    return node.feeds().binanceFutures().map(feed -> feed.counts().frames()).orElse(0L);
  }

  private int finish(
      Node node, DemoChat chat, MarketPlayer player, Scripts expected, Shutdown shutdown) {
    if (player.finished().join() != MarketPlayer.Outcome.PLAYED) {
      System.err.println("tidewatch: the script could not be played: the feed did not subscribe");
      return ExitCode.FAILURE;
    }
    if (!check) {
      awaitAlerts(expected.alerts().size());
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
                + Scripts.brokenAndHealed(heard));
    boolean told = chat.report(came, TOLD);
    return report(AlertCheck.of(expected.alerts(), came)) && healed && drained && told
        ? ExitCode.OK
        : ExitCode.FAILURE;
  }

  /** The last ones are still on their way when the players have ended. */
  private void awaitAlerts(int count) {
    long deadline = System.nanoTime() + DRAIN.toNanos();
    while (came.size() < count && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
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
      DemoChat chat,
      Scripts scripts,
      DemoPool pool,
      InstantSource clock,
      DemoClocks clocks) {
    ConsoleChannel console =
        new ConsoleChannel(
            System.out,
            new AlertMessages(settings.language().locale(), ZoneId.systemDefault()),
            Terminal.hasColour(System.getenv()));
    return new NodeOptions(
        Optional.empty(),
        servers -> {},
        new NodeOptions.Feeds(
            Optional.of(venues.spotFeed(scripts.trades(), DRAIN)),
            Optional.of(venues.okxFeed(scripts.books())),
            Optional.of(
                new FuturesOptions(
                    venues.futures().feed(), frame -> clocks.futuresMicros(), clocks::futures)),
            Optional.of(new DbotxOptions(venues.dbotxFeed(), frame -> clocks.poolMicros())),
            Optional.of(venues.whales().feed()),
            ReceiveClock.wall(clock)),
        // The scripts' alerts are those of the default rules, whatever is configured.
        NodeOptions.Detection.DEFAULT,
        // Made-up books have no business in anybody's Redis.
        SinkOptions.NONE.telling(List.of(chat.settings(settings.language().locale()))),
        Optional.of(
            new DatabaseOptions(
                pool.settings(),
                RetentionSettings.DEFAULT,
                true,
                RegularWatchList.DEFAULT_EVERY,
                clocks::pool,
                settings.language().locale(),
                ZoneId.systemDefault())),
        Optional.of(Wiring.http(settings)),
        clocks::marketMs,
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
            + "/api/volumes, /api/books, /api/whales and /api/pool/pairs\n");
  }

  private static void say(String text) {
    System.out.println("tidewatch demo: " + text);
  }
}
