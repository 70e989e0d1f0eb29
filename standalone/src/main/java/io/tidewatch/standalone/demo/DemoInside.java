package io.tidewatch.standalone.demo;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.DatabaseSettings;
import io.tidewatch.connectors.database.retention.RetentionSettings;
import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.connectors.sink.TopicSink;
import io.tidewatch.connectors.whale.RegularWatchList;
import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.config.TidewatchSettings;
import io.tidewatch.standalone.node.DataDirectory;
import io.tidewatch.standalone.node.DatabaseOptions;
import io.tidewatch.standalone.node.DbotxOptions;
import io.tidewatch.standalone.node.DetectorKind;
import io.tidewatch.standalone.node.FuturesOptions;
import io.tidewatch.standalone.node.Node;
import io.tidewatch.standalone.node.NodeOptions;
import io.tidewatch.standalone.node.Shutdown;
import io.tidewatch.standalone.node.SinkOptions;
import io.tidewatch.standalone.node.Wiring;
import io.tidewatch.topology.DetectionSettings;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The scripts, played to a whole house in this JVM. */
record DemoInside(DemoRun run) {
  DemoInside {
    requireNonNull(run, "run");
  }

  int play(Shutdown shutdown) throws InterruptedException {
    DemoRun.say("starting broker, detectors and the simulated venues ...");
    Scripts scripts = run.scripts();
    DemoClocks clocks = run.clocks();
    DemoVerdict verdict = new DemoVerdict(language());
    try (DataDirectory directory = DataDirectory.temporary();
        DemoVenues venues = DemoVenues.start(scripts, clocks);
        DemoChat chat = DemoChat.start();
        DemoPool pool =
            DemoPool.load(
                scripts.pool(),
                venues.searchUri(),
                DatabaseSettings.inMemory("demo-" + UUID.randomUUID()),
                directory.state());
        Node node = Node.start(directory, options(venues, chat, pool, clocks, verdict));
        TopicSink _ = chat.follow(node.kafka())) {
      node.poolReload().ifPresent(pool::tell);
      DemoHouse house = new HouseInside(node);
      DemoMarket market = new DemoMarket(scripts, venues, clocks, pool, run.speed());
      if (!market.awaitWatched(house, DemoRun.DRAIN)) {
        return ExitCode.FAILURE;
      }
      return switch (market.play(
          house,
          () -> house.httpPort().ifPresent(port -> sayWhere(market, port)),
          shutdown.requested())) {
        case PLAYED -> run.finish(house, verdict, chat, shutdown);
        case ENDED -> ExitCode.OK;
        case FAILED -> ExitCode.FAILURE;
      };
    }
  }

  private Locale language() {
    return run.settings().language().locale();
  }

  private NodeOptions options(
      DemoVenues venues, DemoChat chat, DemoPool pool, DemoClocks clocks, DemoVerdict verdict) {
    Scripts scripts = run.scripts();
    TidewatchSettings settings = run.settings();
    InstantSource clock = InstantSource.system();
    return new NodeOptions(
        Optional.empty(),
        servers -> {},
        new NodeOptions.Feeds(
            Optional.of(venues.spotFeed(scripts.trades())),
            Optional.of(venues.okxFeed(scripts.books())),
            Optional.of(
                new FuturesOptions(
                    venues.futures().feed(), frame -> clocks.futuresMicros(), clocks::futures)),
            Optional.of(new DbotxOptions(venues.dbotxFeed(), frame -> clocks.poolMicros())),
            Optional.of(venues.whales().feed()),
            ReceiveClock.wall(clock)),
        // The scripts' alerts are those of the default rules, whatever is configured.
        new NodeOptions.Detection(
            DetectionSettings.DEFAULT.with(settings.kafka().layout().partitions()),
            DetectorKind.all()),
        // Made-up books have no business in anybody's Redis.
        SinkOptions.NONE.telling(List.of(chat.settings(language()))),
        Optional.of(
            new DatabaseOptions(
                pool.settings(),
                RetentionSettings.DEFAULT,
                true,
                RegularWatchList.DEFAULT_EVERY,
                clocks::pool,
                language(),
                ZoneId.systemDefault())),
        Optional.of(Wiring.http(settings)),
        clocks::marketMs,
        clock,
        verdict::hear,
        verdict::hear);
  }

  private void sayWhere(DemoMarket market, int port) {
    DemoRun.say(
        "market running at "
            + run.speed()
            + "x, about "
            + market.lengthSeconds()
            + " s; try http://"
            + run.settings().http().host()
            + ":"
            + port
            + "/api/volumes, /api/books, /api/whales and /api/pool/pairs\n");
  }
}
