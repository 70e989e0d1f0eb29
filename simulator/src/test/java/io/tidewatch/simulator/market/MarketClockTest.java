package io.tidewatch.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class MarketClockTest {
  private final AtomicLong nanos = new AtomicLong(5);

  private MarketClock clock(Pace pace) {
    return new MarketClock(pace, nanos::get, 1_000);
  }

  private void passMillis(long millis) {
    nanos.addAndGet(millis * 1_000_000);
  }

  @Test
  void shouldStandStillBeforeTheFirstStep() {
    MarketClock clock = clock(new Pace.Times(10));

    passMillis(50);

    assertThat(clock.millis()).isEqualTo(1_000);
  }

  @Test
  void shouldRunAtThePaceUpToTheNextStep() {
    MarketClock clock = clock(new Pace.Times(10));
    clock.runTo(1_500);

    assertThat(clock.nanosToWait()).isEqualTo(50_000_000);
    passMillis(20);
    assertThat(clock.millis()).isEqualTo(1_200);
    assertThat(clock.nanosToWait()).isEqualTo(30_000_000);
    passMillis(100);
    assertThat(clock.millis()).isEqualTo(1_500);
    assertThat(clock.nanosToWait()).isZero();
  }

  @Test
  void shouldMakeUpForALateStep() {
    MarketClock clock = clock(new Pace.Times(10));
    clock.runTo(1_500);
    passMillis(80);
    clock.reached();
    clock.runTo(2_000);

    assertThat(clock.nanosToWait()).isEqualTo(20_000_000);
  }

  @Test
  void shouldNotCountTheTimeItWasHeld() {
    MarketClock clock = clock(new Pace.Times(10));
    clock.runTo(1_500);
    passMillis(20);
    clock.hold();
    passMillis(5_000);

    assertThat(clock.millis()).isEqualTo(1_200);
    clock.runTo(1_500);
    assertThat(clock.nanosToWait()).isEqualTo(30_000_000);
  }

  @Test
  void shouldJumpFromStepToStepWithoutALimit() {
    MarketClock clock = clock(new Pace.Unlimited());
    clock.runTo(1_500);

    assertThat(clock.nanosToWait()).isZero();
    assertThat(clock.millis()).isEqualTo(1_000);
    clock.reached();
    assertThat(clock.millis()).isEqualTo(1_500);
  }
}
