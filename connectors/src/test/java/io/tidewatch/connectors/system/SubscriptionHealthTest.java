package io.tidewatch.connectors.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.connectors.feed.SubscriptionStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SubscriptionHealthTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  void shouldTellWhatWaitsForTooLong() {
    assertThat(
            health(
                subscription("A", SubscriptionState.LIVE, 1_000),
                subscription("B", SubscriptionState.WANTED, 121),
                subscription("C", SubscriptionState.SENT, 500)))
        .isEqualTo(Health.troubled("2 of 3 subscriptions wait for the venue, among them books B"));
  }

  @Test
  void shouldLeaveToEventsWhatTheyTell() {
    assertThat(
            health(
                subscription("A", SubscriptionState.GONE, 1_000),
                subscription("B", SubscriptionState.STALE, 1_000),
                subscription("C", SubscriptionState.SENT, 120)))
        .isEqualTo(Health.fine());
  }

  @Test
  void shouldNotTakeAnAddressThatIsIdleForTrouble() {
    assertThat(health(subscription("A", SubscriptionState.ACKNOWLEDGED, 86_400)))
        .isEqualTo(Health.fine());
  }

  private static Health health(SubscriptionStatus... subscriptions) {
    return SubscriptionHealth.of(List.of(subscriptions), PATIENCE);
  }

  private static SubscriptionStatus subscription(
      String instrument, SubscriptionState state, long seconds) {
    return new SubscriptionStatus(
        "books",
        instrument,
        state,
        Duration.ofSeconds(seconds),
        1,
        Optional.empty(),
        OptionalLong.empty(),
        0);
  }
}
