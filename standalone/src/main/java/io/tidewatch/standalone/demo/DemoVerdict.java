package io.tidewatch.standalone.demo;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.console.ConsoleChannel;
import io.tidewatch.connectors.message.AlertMessages;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.standalone.cli.Terminal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * Hears what comes of the scripts, prints it, and tells in the end whether it is what must come.
 */
final class DemoVerdict {
  /** The limits of a chat make the last messages wait. */
  private static final Duration TOLD = Duration.ofMinutes(3);

  private static final long LOOK_AGAIN_NANOS = 20_000_000;

  private final ConsoleChannel console;
  private final List<Alert> came = new CopyOnWriteArrayList<>();
  private final List<FeedEvent> heard = new CopyOnWriteArrayList<>();

  DemoVerdict(Locale language) {
    this.console =
        new ConsoleChannel(
            System.out,
            new AlertMessages(language, ZoneId.systemDefault()),
            Terminal.hasColour(System.getenv()));
  }

  void hear(Alert alert) {
    came.add(requireNonNull(alert, "alert"));
    console.print(alert);
  }

  void hear(FeedEvent event) {
    heard.add(requireNonNull(event, "event"));
    console.hear(event);
  }

  /**
   * Waits until as many alerts came as are due; the last ones are still on their way when the
   * players have ended.
   *
   * @return how many came
   */
  int awaitAlerts(Scripts expected, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (came.size() < expected.alerts().size() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    return came.size();
  }

  /**
   * Prints what is missing and what is too much, once everything was handed over.
   *
   * @return whether exactly what was due came, and everybody was told
   */
  boolean report(Scripts expected, DemoChat chat) {
    boolean healed = expected.healed(heard);
    System.out.println(
        healed
            ? "books   the broken chain was quarantined and healed, and no other"
            : "books   expected exactly the broken chain to be quarantined and healed, was "
                + Scripts.brokenAndHealed(heard));
    boolean told = chat.report(came, TOLD);
    return report(AlertCheck.of(expected.alerts(), came)) && healed && told;
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
}
