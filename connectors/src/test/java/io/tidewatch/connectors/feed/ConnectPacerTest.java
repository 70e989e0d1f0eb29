package io.tidewatch.connectors.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectPacerTest {
  @Test
  void shouldKeepConnectionsApart() {
    ConnectPacer pacer = new ConnectPacer(Duration.ofMillis(500));
    long now = System.nanoTime();

    assertThat(pacer.reserve(now)).isLessThan(Duration.ofMillis(1));
    assertThat(pacer.reserve(now)).isEqualTo(Duration.ofMillis(500));
    assertThat(pacer.reserve(now)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void shouldNotMakeWaitAfterALongPause() {
    ConnectPacer pacer = new ConnectPacer(Duration.ofMillis(500));
    long now = System.nanoTime();
    pacer.reserve(now);

    assertThat(pacer.reserve(now + Duration.ofSeconds(5).toNanos())).isZero();
  }
}
