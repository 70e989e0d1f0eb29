package io.tidewatch.standalone.demo;

import static java.util.Objects.requireNonNull;

import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.config.TidewatchSettings;
import io.tidewatch.standalone.node.Shutdown;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * What was asked for.
 *
 * @param speed times real speed
 * @param check whether it is to end by itself, with a verdict
 */
record DemoRun(TidewatchSettings settings, Scripts scripts, int speed, boolean check) {
  static final Duration DRAIN = Duration.ofSeconds(60);

  DemoRun {
    requireNonNull(settings, "settings");
    requireNonNull(scripts, "scripts");
  }

  /** Clocks for its scripts. */
  DemoClocks clocks() {
    return new DemoClocks(scripts.trades().startMs(), scripts.futures().beginMs());
  }

  /**
   * What comes after the last step.
   *
   * @return the exit code
   */
  int finish(DemoHouse house, DemoVerdict verdict, DemoChat chat, Shutdown shutdown) {
    if (!check) {
      int came = verdict.awaitAlerts(scripts, DRAIN);
      say(
          "the scripts are over: "
              + came
              + " alerts came, "
              + scripts.alerts().size()
              + " were due. The API goes on answering; Ctrl-C ends.");
      CompletableFuture.anyOf(shutdown.requested(), house.failure()).join();
      return house.failure().isDone() ? ExitCode.FAILURE : ExitCode.OK;
    }
    boolean drained = house.drain(DRAIN);
    if (!drained) {
      System.err.println(
          "tidewatch: not every record was judged within " + DRAIN.toSeconds() + " s");
    }
    return verdict.report(scripts, chat) && drained ? ExitCode.OK : ExitCode.FAILURE;
  }

  static void say(String text) {
    System.out.println("tidewatch demo: " + text);
  }
}
