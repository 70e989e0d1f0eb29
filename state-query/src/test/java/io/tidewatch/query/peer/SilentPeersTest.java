package io.tidewatch.query.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SilentPeersTest {
  private final AtomicLong nowNanos = new AtomicLong(7);
  private final SilentPeers silent = new SilentPeers(Duration.ofSeconds(2), nowNanos::get);

  @Test
  void shouldAskThoseOfWhomNothingIsKnown() {
    assertThat(silent.mayBeAsked("one")).isTrue();
  }

  @Test
  void shouldLetNobodyWaitForOneThatKeptSilent() {
    silent.keptSilent("one", nowNanos.get());

    assertThat(silent.mayBeAsked("one")).isFalse();
    assertThat(silent.mayBeAsked("two")).isTrue();
  }

  @Test
  void shouldLetOneFindOutAfterAWhile() {
    silent.keptSilent("one", nowNanos.get());
    nowNanos.addAndGet(Duration.ofSeconds(2).toNanos());

    assertThat(silent.mayBeAsked("one")).isTrue();
    assertThat(silent.mayBeAsked("one")).isFalse();

    silent.answered("one");

    assertThat(silent.mayBeAsked("one")).isTrue();
  }

  @Test
  void shouldTakeOneThatAnsweredMeanwhileForSlowAndNotForSilent() {
    long asked = nowNanos.get();
    nowNanos.addAndGet(Duration.ofSeconds(1).toNanos());
    silent.answered("one");
    nowNanos.addAndGet(Duration.ofSeconds(1).toNanos());

    silent.keptSilent("one", asked);

    assertThat(silent.mayBeAsked("one")).isTrue();
  }
}
