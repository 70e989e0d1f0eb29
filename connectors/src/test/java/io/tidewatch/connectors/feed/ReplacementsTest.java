package io.tidewatch.connectors.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReplacementsTest {
  private final Replacements replacements = new Replacements(Retry.DEFAULTS);

  @Test
  void shouldReplaceAtOnceTheFirstTime() {
    assertThat(replacements.wanted("age", true)).hasValue(Duration.ZERO);
    assertThat(replacements.reason()).isEqualTo("age");
  }

  @Test
  void shouldPlanOneAtATime() {
    replacements.wanted("age", true);

    assertThat(replacements.wanted("shutdown", true)).isEmpty();
    assertThat(replacements.reason()).isEqualTo("age");
  }

  @Test
  void shouldSlowDownWhileReplacementsDoNotLast() {
    replacements.wanted("shutdown", true);
    replacements.dialled();

    Duration second = replacements.wanted("shutdown", true).orElseThrow();
    replacements.dialled();
    Duration third = replacements.failed().orElseThrow();

    assertThat(second).isBetween(Duration.ofMillis(1_800), Duration.ofMillis(2_200));
    assertThat(third).isBetween(Duration.ofMillis(4_500), Duration.ofMillis(5_500));
  }

  @Test
  void shouldNotInsistWhenTheReplacementOfASilentConnectionIsSilentToo() {
    replacements.wanted("silence", false);
    replacements.dialled();

    assertThat(replacements.failed()).isEmpty();
  }

  @Test
  void shouldReplaceAtOnceAgainAfterAStableTime() {
    replacements.wanted("shutdown", true);
    replacements.dialled();
    replacements.stable();

    assertThat(replacements.wanted("age", true)).hasValue(Duration.ZERO);
  }
}
