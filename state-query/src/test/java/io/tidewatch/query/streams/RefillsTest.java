package io.tidewatch.query.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RefillsTest {
  private static final Set<String> BOTH = Set.of("bars", "scores");

  private final AtomicLong closedTasks = new AtomicLong();
  private final Refills refills = new Refills(closedTasks::get);

  @Test
  void shouldSayNothingWhileOneOfThemIsFilled() {
    refills.began("bars", 3);

    assertThat(refills.of(BOTH, 3)).isEmpty();
    assertThat(refills.of(Set.of("scores"), 3)).isPresent();
    assertThat(refills.of(BOTH, 4)).isPresent();
  }

  @Test
  void shouldTellOneFillingFromTheNext() {
    refills.began("bars", 3);
    refills.ended("bars", 3);
    OptionalLong before = refills.of(BOTH, 3);
    refills.began("bars", 3);
    refills.ended("bars", 3);

    assertThat(before).isPresent();
    assertThat(refills.of(BOTH, 3)).isPresent().isNotEqualTo(before);
  }

  @Test
  void shouldTellWhatIsReadBeforeATaskWasClosedFromWhatIsReadAfter() {
    OptionalLong before = refills.of(BOTH, 3);
    closedTasks.incrementAndGet();

    assertThat(refills.of(BOTH, 3)).isPresent().isNotEqualTo(before);
  }

  @Test
  void shouldTellACopyFromWhatItBecomes() {
    OptionalLong before = refills.of(BOTH, 3);
    refills.changed("scores", 3);

    assertThat(refills.of(BOTH, 3)).isNotEqualTo(before);
  }
}
