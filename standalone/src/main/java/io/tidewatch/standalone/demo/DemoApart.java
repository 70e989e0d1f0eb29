package io.tidewatch.standalone.demo;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.DatabaseSettings;
import io.tidewatch.connectors.sink.TopicSink;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.config.ConfigurationException;
import io.tidewatch.standalone.node.DataDirectory;
import io.tidewatch.standalone.node.KafkaReach;
import io.tidewatch.standalone.node.Shutdown;
import io.tidewatch.standalone.node.TopicProvisioning;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;

/** The scripts, played to processes that share nothing with this one but a Kafka cluster. */
record DemoApart(DemoRun run, Path file) {
  /** Somebody has to start the processes first. */
  private static final Duration STARTED = Duration.ofMinutes(10);

  DemoApart {
    requireNonNull(run, "run");
    requireNonNull(file, "file");
  }

  int play(Shutdown shutdown) throws InterruptedException {
    KafkaAccess kafka =
        run.settings()
            .kafka()
            .access()
            .orElseThrow(() ->
                new ConfigurationException(
                    "tidewatch.kafka.bootstrap-servers: expected the Kafka cluster of the"
                        + " processes that --apart plays to, was nothing; give --bootstrap"
                        + " host:9092,..."));
    if (!KafkaReach.await(kafka, shutdown.requested())) {
      return ExitCode.OK;
    }
    TopicProvisioning.ensureTopics(kafka, run.settings().kafka().layout());
    return play(kafka, shutdown);
  }

  private int play(KafkaAccess kafka, Shutdown shutdown) throws InterruptedException {
    Scripts scripts = run.scripts();
    DemoClocks clocks = run.clocks();
    DemoVerdict verdict = new DemoVerdict(run.settings().language().locale());
    try (DataDirectory directory = DataDirectory.temporary();
        DemoVenues venues = DemoVenues.start(scripts, clocks);
        ClockServer clock = ClockServer.start(clocks, scripts.whales()::time);
        DemoChat chat = DemoChat.start();
        DemoPool pool =
            DemoPool.load(
                scripts.pool(), venues.searchUri(), shared(directory), directory.state());
        TopicSink alerts =
            TopicSink.start(kafka, "tidewatch-demo-alerts", Topics.ALERTS, verdict::hear);
        TopicSink _ =
            TopicSink.start(kafka, "tidewatch-demo-feeds", Topics.FEED_EVENTS, verdict::hear);
        TopicSink _ = chat.follow(kafka);
        HouseApart house = new HouseApart(kafka, alerts)) {
      pool.publishTo(kafka, clocks::pool);
      new PartsFile(
              kafka,
              run.settings().kafka().layout().partitions(),
              scripts,
              venues,
              chat,
              pool,
              clock)
          .write(file);
      DemoRun.say(
          "the simulated venues listen. Waiting up to "
              + STARTED.toMinutes()
              + " minutes for the processes, each with --config "
              + file
              + ": feed VENUE for all five, detect, sink database, sink telegram");
      DemoMarket market = new DemoMarket(scripts, venues, clocks, pool, run.speed());
      if (!market.awaitWatched(house, STARTED)) {
        return ExitCode.FAILURE;
      }
      return switch (market.play(
          house,
          () ->
              DemoRun.say(
                  "market running at " + run.speed() + "x, about " + market.lengthSeconds() + " s"),
          shutdown.requested())) {
        case PLAYED -> {
          DemoRun.say("the scripts are over");
          verdict.awaitAlerts(scripts, DemoRun.DRAIN);
          yield run.finish(house, verdict, chat, shutdown);
        }
        case ENDED -> ExitCode.OK;
        case FAILED -> ExitCode.FAILURE;
      };
    }
  }

  /** One that several processes of this machine may open. */
  private static DatabaseSettings shared(DataDirectory directory) {
    return new DatabaseSettings(
        DatabaseSettings.embedded(directory.state().resolveSibling("demo")).url()
            + ";AUTO_SERVER=TRUE",
        Optional.empty(),
        Optional.empty(),
        ZoneOffset.UTC);
  }
}
