package io.tidewatch.standalone.demo;

import io.tidewatch.simulator.market.Round;
import io.tidewatch.standalone.cli.ConfigurationOptions;
import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.cli.Quiet;
import io.tidewatch.standalone.config.TidewatchSettings;
import io.tidewatch.standalone.log.ProcessLog;
import io.tidewatch.standalone.node.Shutdown;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
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
          + " is missed and fetched, three that go the same way.",
      "With --apart the venues and the scripts only: feeds, detectors and sinks run as processes"
          + " of their own against the Kafka cluster of --bootstrap, with the settings that are"
          + " written to FILE."
    },
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  private static final int MOST_ROUNDS = 100;

  /** The market ends so long ago. */
  private static final Duration BEFORE_NOW = Duration.ofMinutes(20);

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

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "1",
      description = {
        "Play so many times forty minutes in a row, from 1 to 100 (default: ${DEFAULT-VALUE}).",
        "The script of a round takes some 35 MB of heap; TIDEWATCH_JAVA_OPTIONS=-Xmx4g is room for"
            + " 80."
      })
  private int rounds;

  @Option(
      names = "--apart",
      paramLabel = "FILE",
      description =
          "Play to processes of their own, and write here what they need as --config FILE.")
  private Path apart;

  @Override
  public Integer call() {
    if (speed < 1 || speed > 600) {
      System.err.println("tidewatch: --speed: expected 1 to 600, was " + speed);
      return ExitCode.USAGE;
    }
    if (rounds < 1 || rounds > MOST_ROUNDS) {
      System.err.println("tidewatch: --rounds: expected 1 to " + MOST_ROUNDS + ", was " + rounds);
      return ExitCode.USAGE;
    }
    ProcessLog.begin("demo");
    TidewatchSettings settings = configuration.settings(System.getenv());
    Quiet.begin();
    // The scripts start in the past, so that no trade is ahead of the clock at any speed.
    Scripts scripts =
        Scripts.standard(
            InstantSource.system()
                .instant()
                .minus(Round.LENGTH.multipliedBy(rounds))
                .minus(BEFORE_NOW)
                .toEpochMilli(),
            rounds);
    DemoRun run = new DemoRun(settings, scripts, speed, check);
    try (Shutdown shutdown = Shutdown.listen()) {
      return Optional.ofNullable(apart).isPresent()
          ? new DemoApart(run, apart).play(shutdown)
          : new DemoInside(run).play(shutdown);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.FAILURE;
    }
  }
}
