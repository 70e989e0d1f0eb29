package io.tidewatch.standalone.live;

import io.tidewatch.connectors.console.ConsoleChannel;
import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.connectors.message.AlertMessages;
import io.tidewatch.query.MarketClock;
import io.tidewatch.standalone.cli.ConfigurationOptions;
import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.cli.Terminal;
import io.tidewatch.standalone.config.TidewatchSettings;
import io.tidewatch.standalone.log.ProcessLog;
import io.tidewatch.standalone.node.DataDirectory;
import io.tidewatch.standalone.node.DbotxOptions;
import io.tidewatch.standalone.node.DetectorKind;
import io.tidewatch.standalone.node.FuturesOptions;
import io.tidewatch.standalone.node.HyperliquidOptions;
import io.tidewatch.standalone.node.Node;
import io.tidewatch.standalone.node.NodeOptions;
import io.tidewatch.standalone.node.Shutdown;
import io.tidewatch.standalone.node.Wiring;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The whole house on the live venues. */
@Command(
    name = "up",
    description = {
      "Run everything in one JVM on the live venues, until Ctrl-C.",
      "Broker log and state are kept in kafka.data-directory (default .tidewatch below the"
          + " directory it is started in) and are taken up again at the next start."
    },
    mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions configuration;

  @Override
  public Integer call() {
    TidewatchSettings settings = configuration.settings(System.getenv());
    ProcessLog.begin("up", settings.cluster().instanceId());
    try (Shutdown shutdown = Shutdown.listen();
        DataDirectory directory = DataDirectory.take(settings.kafka().dataDirectory());
        Node node = Node.start(directory, options(settings))) {
      node.httpPort()
          .ifPresent(port ->
              System.out.println(
                  "tidewatch up: "
                      + settings.binanceSpot().symbols().size()
                      + " pairs from "
                      + settings.binanceSpot().webSocketUrl()
                      + ", "
                      + books(settings)
                      + " from "
                      + settings.okx().webSocketUrl()
                      + ", "
                      + settings.binanceFutures().topSymbols()
                      + " contracts from "
                      + settings.binanceFutures().webSocketUrl()
                      + ", "
                      + tokens(settings)
                      + "; API at "
                      + (settings.httpTls().keystore().isPresent() ? "https://" : "http://")
                      + settings.http().host()
                      + ":"
                      + port
                      + "/status; Ctrl-C ends\n"));
      CompletableFuture.anyOf(shutdown.requested(), node.failure()).join();
      return node.failure().isDone() ? ExitCode.FAILURE : ExitCode.OK;
    }
  }

  private static String tokens(TidewatchSettings settings) {
    return settings.dbotx().apiKey().isPresent()
        ? "the token pool from " + settings.dbotx().webSocketUrl()
        : "no token pool, as dbotx.api-key is not set";
  }

  private static String books(TidewatchSettings settings) {
    return settings
        .redis()
        .address()
        .map(address -> "the books that " + settings.redis().tradingPairsKey() + " at " + address)
        .map(text -> text + " names")
        .orElseGet(() -> settings.okx().instruments().size() + " books");
  }

  private static NodeOptions options(TidewatchSettings settings) {
    InstantSource clock = InstantSource.system();
    ConsoleChannel console =
        new ConsoleChannel(
            System.out,
            new AlertMessages(settings.language().locale(), ZoneId.systemDefault()),
            Terminal.hasColour(System.getenv()));
    return new NodeOptions(
        settings.kafka().access(),
        servers -> {},
        new NodeOptions.Feeds(
            Optional.of(Wiring.spotFeed(settings)),
            Optional.of(Wiring.okx(settings)),
            Optional.of(
                new FuturesOptions(Wiring.futuresFeed(settings), ReceiveClock.wall(clock), clock)),
            Wiring.dbotx(settings).map(feed -> new DbotxOptions(feed, ReceiveClock.wall(clock))),
            Optional.of(
                new HyperliquidOptions(
                    Wiring.hyperliquid(settings), ReceiveClock.wall(clock), clock)),
            ReceiveClock.wall(clock)),
        new NodeOptions.Detection(Wiring.detection(settings), DetectorKind.all()),
        Wiring.sinks(settings),
        Optional.of(Wiring.database(settings, clock)),
        new NodeOptions.Answering.Api(Wiring.http(settings), MarketClock.live(clock)),
        clock,
        // The terminal is a channel like others: it is told what nothing holds back.
        Optional.empty(),
        Optional.of(console::hear),
        Wiring.cluster(settings.cluster()),
        settings.kafka().layout());
  }
}
