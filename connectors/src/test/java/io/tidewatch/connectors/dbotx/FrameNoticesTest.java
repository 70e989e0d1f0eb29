package io.tidewatch.connectors.dbotx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FrameNoticesTest {
  private static final long SECOND = 1_000_000_000;

  private final FrameNotices notices = new FrameNotices(Duration.ofSeconds(60), "secret");

  @Test
  void shouldTellOnceAMinuteAndCountTheRest() {
    assertThat(notices.take("garbage", "one", 0)).contains("garbage: one");
    assertThat(notices.take("garbage", "two", SECOND)).isEmpty();
    assertThat(notices.take("garbage", "three", 59 * SECOND)).isEmpty();
    assertThat(notices.take("garbage", "four", 60 * SECOND))
        .contains("garbage (and 2 more since the last notice): four");
    assertThat(notices.take("garbage", "five", 120 * SECOND)).contains("garbage: five");
  }

  @Test
  void shouldShowNeitherTheKeyNorAWholeFrame() {
    assertThat(notices.take("garbage", "a secret\u0007" + "x".repeat(1_000), 0).orElseThrow())
        .startsWith("garbage: a (hidden)?xxx")
        .hasSizeLessThan(250);
  }
}
