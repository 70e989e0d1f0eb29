package io.tidewatch.connectors.hyperliquid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class UserLimitTest {
  private static final long MINUTES = Duration.ofMinutes(5).toNanos();

  private final UserLimit limit = new UserLimit(10);

  @Test
  void plansNoMoreThanTheVenueTakesForSomeMinutes() {
    assertTrue(limit.lower(7, 0));
    assertEquals(7, limit.users());
    assertFalse(limit.lower(8, 1), "fewer were asked for already");
    assertFalse(limit.rises(MINUTES));
    assertTrue(limit.rises(MINUTES + 1));
    assertEquals(10, limit.users());
    assertFalse(limit.rises(MINUTES + 2));
  }
}
