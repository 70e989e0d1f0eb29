package io.tidewatch.connectors.binance.futures;

import static io.tidewatch.connectors.binance.futures.FuturesChannel.BAR_MS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KlineLineTest {
  private static final long OPEN = 1_000 * BAR_MS;
  private static final long NOW = OPEN + 60_000;

  private final KlineLine line = new KlineLine("BTCUSDT");

  @Test
  void shouldLackTheCloseOfARunningBar() {
    line.saw(OPEN, false, NOW);

    assertThat(line.lacksCloseOf(OPEN)).isTrue();
  }

  @Test
  void shouldNotLackACloseThatWasTold() {
    line.saw(OPEN, true, OPEN + BAR_MS + 20);

    assertThat(line.lacksCloseOf(OPEN)).isFalse();
  }

  @Test
  void shouldNotLackTheCloseOfABarThatANewerOneFollowed() {
    line.saw(OPEN + BAR_MS, false, OPEN + BAR_MS + 20);

    assertThat(line.lacksCloseOf(OPEN)).isFalse();
  }

  @Test
  void shouldLearnNothingFromABarOfTheFuture() {
    line.saw(OPEN + 10 * BAR_MS, false, NOW);
    line.saw(OPEN + 10 * BAR_MS, true, NOW);

    assertThat(line.lacksCloseOf(OPEN)).isTrue();
  }

  @Test
  void shouldLearnNothingFromABarThatBeginsWhereNoneCan() {
    line.saw(OPEN + 1, false, NOW);

    assertThat(line.lacksCloseOf(OPEN)).isTrue();
  }

  @Test
  void shouldNotBelieveThatABarIsOverBeforeItsEnd() {
    line.saw(OPEN, true, NOW);

    assertThat(line.lacksCloseOf(OPEN)).isTrue();
  }
}
