package io.tidewatch.query.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NewestTest {
  private final Newest<Integer> newest = new Newest<>(3, Integer::compare);

  @Test
  void shouldKeepTheNewestInOrder() {
    List.of(4, 1, 5, 3, 2).forEach(newest::offer);

    assertThat(newest.newestFirst()).containsExactly(5, 4, 3);
    assertThat(newest.isTruncated()).isTrue();
  }

  @Test
  void shouldKnowThatNothingIsMissing() {
    List.of(2, 3, 1).forEach(newest::offer);

    assertThat(newest.isTruncated()).isFalse();
  }

  @Test
  void shouldTellWhatGoesNext() {
    List.of(2, 1).forEach(newest::offer);
    assertThat(newest.nextToGo()).isEmpty();

    List.of(3, 4).forEach(newest::offer);

    assertThat(newest.nextToGo()).contains(2);
  }
}
