package io.tidewatch.query.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class FailurePolicyTest {
  private static final Throwable TRANSIENT = new StreamsException(new TimeoutException("slow"));

  private final AtomicLong nanoTime = new AtomicLong();
  private final List<String> failed = new ArrayList<>();
  private final FailurePolicy policy =
      new FailurePolicy("large-trades", (detector, cause) -> failed.add(detector), nanoTime::get);

  @Test
  void shouldStopAndReportAFailureNobodyUnderstands() {
    assertThat(policy.handle(new IllegalStateException("what?"))).isEqualTo(SHUTDOWN_CLIENT);
    assertThat(failed).containsExactly("large-trades");
  }

  @Test
  void shouldReportOnlyOnce() {
    policy.handle(new IllegalStateException("first"));
    policy.handle(new IllegalStateException("second"));

    assertThat(failed).hasSize(1);
  }

  @Test
  void shouldReplaceAThreadThatMetPassingTrouble() {
    assertThat(policy.handle(TRANSIENT)).isEqualTo(REPLACE_THREAD);
    assertThat(failed).isEmpty();
  }

  @Test
  void shouldStopWhenTroubleDoesNotPass() {
    for (int i = 0; i < 3; i++) {
      policy.handle(TRANSIENT);
    }

    assertThat(policy.handle(TRANSIENT)).isEqualTo(SHUTDOWN_CLIENT);
    assertThat(failed).hasSize(1);
  }

  @Test
  void shouldForgetOldTrouble() {
    for (int i = 0; i < 3; i++) {
      policy.handle(TRANSIENT);
    }
    nanoTime.addAndGet(Duration.ofMinutes(11).toNanos());

    assertThat(policy.handle(TRANSIENT)).isEqualTo(REPLACE_THREAD);
  }
}
