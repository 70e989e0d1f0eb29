package io.tidewatch.connectors.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PointRateTest {
  private long nanos = TimeUnit.DAYS.toNanos(3);
  private final PointRate rate = new PointRate(() -> nanos);

  @Test
  void shouldCountTheLastTenWholeSeconds() {
    for (int second = 0; second < 12; second++) {
      rate.add(100);
      rate.add(50);
      nanos += TimeUnit.SECONDS.toNanos(1);
    }

    assertThat(rate.perSecond()).isEqualTo(150.0);
    nanos += TimeUnit.SECONDS.toNanos(5);
    assertThat(rate.perSecond()).isEqualTo(75.0);
    nanos += TimeUnit.DAYS.toNanos(1);
    assertThat(rate.perSecond()).isZero();
  }

  @Test
  void shouldNotDivideBySecondsBeforeTheStart() {
    rate.add(60);
    assertThat(rate.perSecond()).isZero();
    nanos += TimeUnit.SECONDS.toNanos(2);
    assertThat(rate.perSecond()).isEqualTo(30.0);
  }
}
