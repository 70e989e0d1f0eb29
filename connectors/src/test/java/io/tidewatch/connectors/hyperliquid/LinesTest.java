package io.tidewatch.connectors.hyperliquid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

  @Test
  void knowsWhoWasRefusedOnceAllOthersAreAnswered() {
    Subscription.ofUser("0xa").forEach(lines::add);
    Subscription.ofUser("0xb").forEach(lines::add);
    lines.stream().forEach(line -> line.sent(0));
    int each = Subscription.ofUser("0xa").size();
    for (int n = 0; n < each; n++) {
      assertFalse(lines.refused(1), "half of them have no answer yet");
    }
    Subscription.ofUser("0xa").forEach(subscription -> lines.acknowledged(true, subscription));
    assertTrue(lines.settle(1));
    assertEquals(
        Set.of("0xa"),
        lines.stream()
            .filter(Line::isOnWire)
            .map(line -> line.subscription().target())
            .collect(Collectors.toSet()));
    assertFalse(lines.settle(1), "it is told once");
  }

  @Test
  void takesThoseWithoutAnAnswerForRefusedIfOthersWere() {
    Subscription.ofUser("0xa").forEach(lines::add);
    lines.stream().forEach(line -> line.sent(0));
    assertFalse(lines.refuseUnanswered(1), "none was refused");
    assertFalse(lines.refused(1));
    assertTrue(lines.refuseUnanswered(1));
    assertTrue(lines.stream().noneMatch(Line::isOnWire));
  }
}
