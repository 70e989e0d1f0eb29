package io.tidewatch.standalone.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidewatch.connectors.binance.futures.FuturesFeedStatus;
import org.junit.jupiter.api.Test;

class FuturesFeedMetersTest {
  private static final FuturesFeedStatus STATUS =
      new FuturesFeedStatus(
          150, 149, 2, -1_500, 250.5, 260, 2_400, 120, true, 1, 2, 3, 4, 5, 6, 7, 8, 9);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final FuturesFeedMeters meters = new FuturesFeedMeters(() -> STATUS);

  @Test
  void shouldShowHowTheFeedIs() {
    meters.bindTo(registry);

    assertThat(gauge("symbols")).isEqualTo(150);
    assertThat(gauge("symbols.live")).isEqualTo(149);
    assertThat(gauge("clock.ahead.seconds")).isEqualTo(-1.5);
    assertThat(gauge("weight.planned")).isEqualTo(250.5);
    assertThat(gauge("weight.used")).isEqualTo(260);
    assertThat(gauge("weight.limit")).isEqualTo(2_400);
    assertThat(gauge("data.requests.used")).isEqualTo(120);
    assertThat(gauge("paused")).isEqualTo(1);
  }

  @Test
  void shouldCountWhatHappened() {
    meters.bindTo(registry);

    assertThat(
            registry.getMeters().stream()
                .filter(meter -> meter.getId().getType() == Meter.Type.COUNTER)
                .map(meter -> meter.measure().iterator().next().getValue()))
        .containsExactlyInAnyOrder(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0);
    assertThat(registry.get("tidewatch.ingest.futures.bans").functionCounter().count())
        .isEqualTo(2);
  }

  private double gauge(String name) {
    return registry.get("tidewatch.ingest.futures." + name).gauge().value();
  }
}
