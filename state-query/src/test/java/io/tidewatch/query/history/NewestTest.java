package io.tidewatch.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NewestTest {
  private final Newest<Integer> newest = new Newest<>(3, Integer::compare);

  @Test
  void shouldKeepTheNewestInOrder() {
    List.of(4, 1, 5, 3, 2).forEach(newest::offer);

    assertThat(newest.page(1, 2)).isEqualTo(new Page<>(List.of(5, 4, 3), true, 1, 2));
  }

  @Test
  void shouldKnowThatNothingIsMissing() {
    List.of(2, 3, 1).forEach(newest::offer);

    assertThat(newest.page(1, 1).truncated()).isFalse();
  }
}
