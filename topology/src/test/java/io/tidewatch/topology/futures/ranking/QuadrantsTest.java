package io.tidewatch.topology.futures.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.futures.Ranking.Quadrant;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuadrantsTest {
  @ParameterizedTest
  @CsvSource({
    "0.01, 0.01, NEW_LONGS",
    "-0.01, 0.01, NEW_SHORTS",
    "0.01, -0.01, SHORT_COVERING",
    "-0.01, -0.01, LONG_UNWIND",
    "0.0019, 0.01, BUILD_UP",
    "-0.0019, 0.01, BUILD_UP",
    "0.0019, -0.01, NEUTRAL",
    "0.01, 0.0019, NEUTRAL",
    "0.01, -0.0019, NEUTRAL",
    "0, 0, NEUTRAL",
    "0.002, 0.002, NEW_LONGS",
    "-0.002, -0.002, LONG_UNWIND"
  })
  void shouldNameWhatPriceAndOpenInterestSay(double price, double held, Quadrant quadrant) {
    assertThat(Quadrants.of(price, held, 0.002, 0.002)).isEqualTo(quadrant);
  }

  @Test
  void shouldIgnoreWhatASymbolDoesAnyway() {
    double deadZone = Quadrants.deadZone(OptionalDouble.of(0.03));

    assertThat(Quadrants.of(0.02, 0.05, deadZone, 0.002)).isEqualTo(Quadrant.BUILD_UP);
  }

  @Test
  void shouldNotTakeAnySmallChangeOfACalmSymbol() {
    assertThat(Quadrants.deadZone(OptionalDouble.of(0.0001))).isEqualTo(0.002);
    assertThat(Quadrants.deadZone(OptionalDouble.empty())).isEqualTo(0.002);
  }

  @ParameterizedTest
  @CsvSource({
    "NEW_LONGS, 0.6, true",
    "NEW_LONGS, 0.5, false",
    "NEW_LONGS, 0.4, false",
    "SHORT_COVERING, 0.6, true",
    "NEW_SHORTS, 0.6, false",
    "NEW_SHORTS, 0.4, true",
    "LONG_UNWIND, 0.4, true"
  })
  void shouldAskTakersWhetherItIsSo(Quadrant quadrant, BigDecimal share, boolean confirmed) {
    assertThat(Quadrants.confirmed(quadrant, Optional.of(share))).contains(confirmed);
  }

  @Test
  void shouldNotConfirmWithoutFiguresOrWithoutADirection() {
    assertThat(Quadrants.confirmed(Quadrant.NEW_LONGS, Optional.empty())).isEmpty();
    assertThat(Quadrants.confirmed(Quadrant.BUILD_UP, Optional.of(BigDecimal.ONE))).isEmpty();
    assertThat(Quadrants.confirmed(Quadrant.NEUTRAL, Optional.of(BigDecimal.ONE))).isEmpty();
  }
}
