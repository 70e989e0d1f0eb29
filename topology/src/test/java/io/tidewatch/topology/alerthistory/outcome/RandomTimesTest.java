package io.tidewatch.topology.alerthistory.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RandomTimesTest {
  private static final long T = Instant.parse("2024-08-08T10:20:30Z").toEpochMilli();

  @Test
  void shouldChooseTheSameTimesForTheSameAlertForEver() {
    assertThat(RandomTimes.of("5f2b", T))
        .containsExactly(
            1723111543746L, 1723111736041L, 1723112175882L, 1723113055350L, 1723111702296L);
  }

  @Test
  void shouldChooseOthersForAnotherAlert() {
    assertThat(RandomTimes.of("a", T)).doesNotContainAnyElementsOf(RandomTimes.of("b", T));
  }

  @Property(tries = 500)
  void shouldStayWithinTheHourAndOffTheAlert(
      @ForAll String id, @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long time) {
    assertThat(RandomTimes.of(id, time))
        .hasSize(RandomTimes.COUNT)
        .allSatisfy(other -> {
          assertThat(RandomTimes.hourOf(other)).isEqualTo(RandomTimes.hourOf(time));
          assertThat(Math.abs(other - time)).isGreaterThanOrEqualTo(60_000);
        });
  }
}
