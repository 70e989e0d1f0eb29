package io.tidewatch.connectors.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FeedCountersTest {
  private static final long NOW_MS = 1_795_391_474_123L;

  private final FeedCounters counters = new FeedCounters();

  @Test
  void shouldAddUpFramesAndTheirBytes() {
    counters.came(new byte[3]);
    counters.came(new byte[4]);

    assertThat(counters.counts().frames()).isEqualTo(2);
    assertThat(counters.counts().bytes()).isEqualTo(7);
  }

  @Test
  void shouldAddUpDelays() {
    counters.timed(NOW_MS - 30, NOW_MS * 1_000 + 999);
    counters.timed(NOW_MS - 12, NOW_MS * 1_000);

    assertThat(counters.counts().timedFrames()).isEqualTo(2);
    assertThat(counters.counts().delayMs()).isEqualTo(42);
  }

  @Test
  void shouldTakeAClockThatIsAheadForNoDelay() {
    counters.timed(NOW_MS + 500, NOW_MS * 1_000);

    assertThat(counters.counts().timedFrames()).isEqualTo(1);
    assertThat(counters.counts().delayMs()).isZero();
  }

  @Test
  void shouldLeaveOutWhatIsNoTime() {
    counters.timed(17, NOW_MS * 1_000);
    counters.timed(Long.MAX_VALUE, NOW_MS * 1_000);
    counters.timed(999_999_999_999_999_999L, NOW_MS * 1_000);

    assertThat(counters.counts().timedFrames()).isZero();
    assertThat(counters.counts().delayMs()).isZero();
  }
}
