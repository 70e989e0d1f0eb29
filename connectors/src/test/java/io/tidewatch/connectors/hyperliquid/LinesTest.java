package io.tidewatch.connectors.hyperliquid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LinesTest {
  private static final Subscription COIN = Subscription.trades("DOGE");

  private final Lines lines = new Lines();

  private Optional<Subscription> endedAfter(Duration wait) {
    lines.stream().forEach(line -> line.sent(0));
    Optional<Subscription> deadly = lines.deadly(wait.toNanos());
    lines.disconnected();
    return deadly;
  }

  @Test
  void blamesACoinThatEndsThreeConnectionsInARow() {
    lines.add(COIN);
    assertEquals(Optional.empty(), endedAfter(Duration.ofMillis(50)));
    assertEquals(Optional.empty(), endedAfter(Duration.ofMillis(50)));
    assertEquals(Optional.of(COIN), endedAfter(Duration.ofMillis(50)));
  }

  @Test
  void blamesNobodyForAConnectionThatEndsLater() {
    lines.add(COIN);
    for (int n = 0; n < 5; n++) {
      assertEquals(Optional.empty(), endedAfter(Duration.ofSeconds(9)));
    }
  }
}
