package io.tidewatch.query.streams;

import static io.tidewatch.query.store.Freshness.Source.ACTIVE;
import static io.tidewatch.query.store.Freshness.Source.STANDBY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;

class RefillsTest {
  private static final Set<String> BOTH = Set.of("bars", "scores");
  private static final TaskId TASK = new TaskId(1, 3);

  private final Refills refills =
      new Refills(
          new Storekeepers(
              Map.of("bars", 1, "scores", 1, "ranks", 2),
              Map.of(1, Set.of("sum", "judge"), 2, Set.of("rank"))));

  private void works() {
    refills.opened("sum", TASK);
    refills.opened("judge", TASK);
  }

  @Test
  void shouldReadWhatIsWorkedOnOnceEachProcessorIsSetUp() {
    assertThat(refills.of(BOTH, 3, ACTIVE)).isEmpty();
    refills.opened("sum", TASK);
    assertThat(refills.of(Set.of("bars"), 3, ACTIVE)).isEmpty();

    refills.opened("judge", TASK);

    assertThat(refills.of(BOTH, 3, ACTIVE)).isPresent();
    assertThat(refills.of(BOTH, 4, ACTIVE)).isEmpty();
    assertThat(refills.of(Set.of("ranks"), 3, ACTIVE)).isEmpty();
    assertThat(refills.of(Set.of("bars", "ranks"), 3, ACTIVE)).isEmpty();
  }

  @Test
  void shouldReadNothingFromTheFirstThatIsClosedOnUntilAllAreSetUpAgain() {
    works();
    OptionalLong before = refills.of(BOTH, 3, ACTIVE);
    refills.closing("judge", TASK);
    assertThat(refills.of(BOTH, 3, ACTIVE)).isEmpty();
    assertThat(refills.of(BOTH, 3, STANDBY)).isEmpty();
    refills.closing("sum", TASK);
    refills.opened("sum", TASK);
    assertThat(refills.of(BOTH, 3, ACTIVE)).isEmpty();
    assertThat(refills.of(BOTH, 3, STANDBY)).isEmpty();

    refills.opened("judge", TASK);

    assertThat(refills.of(BOTH, 3, ACTIVE)).isPresent().isNotEqualTo(before);
    assertThat(refills.of(BOTH, 3, STANDBY)).isPresent().isNotEqualTo(before);
  }

  /** Then nobody closes those that were. */
  @Test
  void shouldNotCountTwiceOneThatIsSetUpAgainBecauseAnotherCouldNotBe() {
    refills.opened("sum", TASK);
    refills.opened("sum", TASK);

    assertThat(refills.of(BOTH, 3, ACTIVE)).isEmpty();
  }

  @Test
  void shouldReadAsCopiesWhatIsFilledAgain() {
    works();
    refills.closing("sum", TASK);
    refills.closing("judge", TASK);

    refills.began("bars", 3);

    assertThat(refills.of(BOTH, 3, STANDBY)).isPresent();
    assertThat(refills.of(BOTH, 3, ACTIVE)).isEmpty();
  }

  @Test
  void shouldReadNoCopiesThatNobodyWants() {
    refills.began("bars", 3);
    refills.began("scores", 3);

    refills.ended("scores", 3);

    assertThat(refills.of(Set.of("bars"), 3, STANDBY)).isEmpty();
    assertThat(refills.of(BOTH, 4, STANDBY)).isPresent();
  }

  @Test
  void shouldTellOneFillingFromTheNext() {
    refills.began("bars", 3);
    refills.changed("bars", 3);
    OptionalLong before = refills.of(BOTH, 3, STANDBY);
    refills.began("bars", 3);
    refills.changed("bars", 3);

    assertThat(before).isPresent();
    assertThat(refills.of(BOTH, 3, STANDBY)).isPresent().isNotEqualTo(before);
  }

  @Test
  void shouldTellACopyFromWhatItBecomes() {
    OptionalLong before = refills.of(BOTH, 3, STANDBY);
    refills.changed("scores", 3);

    assertThat(refills.of(BOTH, 3, STANDBY)).isPresent().isNotEqualTo(before);
  }

  @Test
  void shouldNotMindStoresOfNoTask() {
    refills.began("rules", 0);
    refills.changed("rules", 0);

    assertThatThrownBy(() -> refills.of(Set.of("rules"), 0, STANDBY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no task of the topology has a store rules");
  }
}
