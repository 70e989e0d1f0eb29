package io.tidewatch.topology.futures.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.futures.Bar;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CandidateTest {
  private static final long NOW = 1_700_000_100_000L / Bar.LENGTH_MS * Bar.LENGTH_MS;

  /** Of bars that ended so many bars before. */
  private static Candidate candidate(int... ends) {
    CoinState state = CoinState.UNKNOWN;
    for (int end : ends) {
      state =
          state.with(
              new CoinFact.Closed(
                  NOW - (end + 1) * Bar.LENGTH_MS,
                  BigDecimal.ONE,
                  BigDecimal.valueOf(end),
                  Optional.empty()));
    }
    return new Candidate("AUSDT", state, new PointRing(), new PointRing());
  }

  private static Object[] ends(Candidate candidate, long asOf) {
    return candidate.bars(asOf).stream().map(bar -> bar.quoteVolume().intValue()).toArray();
  }

  @Test
  void shouldTakeTheBarsOfAnHour() {
    assertThat(ends(candidate(5, 4, 3, 2, 1, 0), NOW)).containsExactly(0, 1, 2, 3);
    assertThat(ends(candidate(3, 2, 1, 0), NOW + 2 * Bar.LENGTH_MS)).containsExactly(0, 1, 2, 3);
  }

  @Test
  void shouldNotTakeBarsFromBeforeAHoleForThoseOfAnHour() {
    assertThat(ends(candidate(40, 39, 1, 0), NOW)).containsExactly(0, 1);
    assertThat(ends(candidate(6, 5, 4, 0), NOW)).containsExactly(0, 4, 5);
  }

  @Test
  void shouldTakeNoBarsIfTheNewestIsLongOver() {
    assertThat(ends(candidate(3, 2, 1, 0), NOW + 2 * Bar.LENGTH_MS + 1)).isEmpty();
  }
}
