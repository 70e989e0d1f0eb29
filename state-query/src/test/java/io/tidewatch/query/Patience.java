package io.tidewatch.query;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.core.ThrowingRunnable;

/**
 * Waits for what is bound to happen. An answer that lacks what is looked for is "not yet", whether
 * an assertion says so or the search for it does.
 */
final class Patience {
  private static final Duration MOST = Duration.ofSeconds(30);
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration STEP = Duration.ofMillis(50);

  private Patience() {}

  static void until(Callable<Boolean> condition) {
    await().ignoreExceptions().atMost(MOST).pollInterval(STEP).until(condition);
  }

  /** For what several processes do together, on a machine that is busy with others. */
  static void longUntil(Callable<Boolean> condition) {
    await().ignoreExceptions().atMost(LONG).pollInterval(STEP).until(condition);
  }

  static void longUntilAsserted(ThrowingRunnable assertions) {
    await().ignoreExceptions().atMost(LONG).pollInterval(STEP).untilAsserted(assertions);
  }

  static void untilAsserted(ThrowingRunnable assertions) {
    await().ignoreExceptions().atMost(MOST).pollInterval(STEP).untilAsserted(assertions);
  }
}
