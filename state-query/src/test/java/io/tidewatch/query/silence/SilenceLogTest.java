package io.tidewatch.query.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.delivery.AlertMatcher;
import io.tidewatch.contract.delivery.Silence;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SilenceLogTest {
  private final SilenceLog log = new SilenceLog();
  private final Silence silence =
      new Silence("s1", AlertMatcher.ALL, 1, 2, "ops", Optional.empty());

  @Test
  void shouldPassOverASilenceThatNobodyCouldEnd() {
    log.hear("other", Optional.of(silence));

    assertThat(log.find(any -> true)).isEmpty();
    assertThat(log.passedOver()).isEqualTo(1);
  }

  @Test
  void shouldKeepASilenceUntilItIsTakenBack() {
    log.hear("s1", Optional.of(silence));
    assertThat(log.of("s1")).contains(silence);

    log.hear("s1", Optional.empty());
    assertThat(log.find(any -> true)).isEmpty();
  }
}
