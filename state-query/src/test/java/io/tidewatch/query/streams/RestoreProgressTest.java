package io.tidewatch.query.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestoreProgressTest {
  private static final TopicPartition ONE = new TopicPartition("one-changelog", 0);
  private static final TopicPartition OTHER = new TopicPartition("other-changelog", 0);

  private final AtomicLong nanos = new AtomicLong(Duration.ofDays(1).toNanos());
  private final Refills refills =
      new Refills(new Storekeepers(Map.of("one", 0, "other", 0), Map.of(0, Set.of("keeper"))));
  private final RestoreProgress progress =
      new RestoreProgress(
          "large-trades",
          new CopyLags(new LagSource("large-trades", Map::of), refills),
          refills,
          nanos::get);

  private void passes(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void shouldTakeNoTimeWhileNothingIsRestored() {
    passes(Duration.ofHours(1));

    assertThat(progress.runningFor()).isZero();
  }

  @Test
  void shouldGoOnCountingWhenOneStoreFollowsAnother() {
    progress.onRestoreStart(ONE, "one", 0, 100);
    passes(Duration.ofMinutes(3));
    progress.onRestoreStart(OTHER, "other", 0, 100);
    progress.onRestoreEnd(ONE, "one", 100);
    passes(Duration.ofMinutes(4));

    assertThat(progress.runningFor()).isEqualTo(Duration.ofMinutes(7));
  }

  @Test
  void shouldBeginAnewAfterAPause() {
    progress.onRestoreStart(ONE, "one", 0, 100);
    passes(Duration.ofMinutes(3));
    progress.onRestoreSuspended(ONE, "one", 50);
    assertThat(progress.runningFor()).isZero();

    passes(Duration.ofMinutes(5));
    progress.onRestoreStart(ONE, "one", 50, 100);
    passes(Duration.ofMinutes(1));

    assertThat(progress.runningFor()).isEqualTo(Duration.ofMinutes(1));
  }
}
