package io.tidewatch.connectors.binance.futures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class VenueTimeTest {
  private final TestClock clock = new TestClock(Instant.ofEpochMilli(100_000));
  private final VenueTime time = new VenueTime(clock);

  @Test
  void shouldNotMoveAClockThatMayBeRight() {
    time.heard(99_950, 99_900, 100_000);

    assertThat(time.localAheadMs()).isZero();
    assertThat(time.millis()).isEqualTo(100_000);
  }

  @Test
  void shouldMoveAClockThatIsAheadAsFarAsTheAnswerProves() {
    time.heard(94_950, 99_900, 100_000);

    assertThat(time.localAheadMs()).isEqualTo(4_950);
    assertThat(time.millis()).isEqualTo(95_050);
    assertThat(time.at(200_000)).isEqualTo(195_050);
  }

  @Test
  void shouldMoveAClockThatIsBehind() {
    time.heard(160_000, 99_900, 100_000);

    assertThat(time.localAheadMs()).isEqualTo(-60_000);
  }

  @Test
  void shouldFollowAClockThatIsSet() {
    time.heard(94_950, 99_900, 100_000);
    time.heard(155_000, 154_950, 155_050);

    assertThat(time.localAheadMs()).isLessThanOrEqualTo(50);
  }

  @Test
  void shouldTakeAnAnswerDuringWhichTheClockWasSetBack() {
    time.heard(95_000, 100_000, 95_010);

    assertThat(time.localAheadMs()).isEqualTo(10);
  }
}
