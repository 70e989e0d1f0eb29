package io.tidewatch.connectors.okx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TradeRunsTest {
  private final TradeRuns runs = new TradeRuns();

  private long[] bring(long epoch, long first, long last) {
    return LongStream.rangeClosed(first, last).filter(id -> runs.bring(epoch, id)).toArray();
  }

  @Test
  void shouldLeaveOutWhatTheOldConnectionBroughtBefore() {
    bring(1, 1, 20);

    assertThat(bring(2, 15, 22)).containsExactly(21, 22);
  }

  @Test
  void shouldTakeWhatTheOldConnectionBringsLateFromBeforeTheNewOne() {
    bring(1, 1, 10);
    bring(2, 15, 20);

    assertThat(bring(1, 11, 18)).containsExactly(11, 12, 13, 14);
  }

  @Test
  void shouldTakeEachTradeOnceWhenTheOldConnectionRunsAhead() {
    bring(2, 10, 11);

    assertThat(bring(1, 9, 14)).containsExactly(9, 12, 13, 14);
    assertThat(bring(2, 12, 16)).containsExactly(15, 16);
  }

  @Test
  void shouldTakeWhatTheOldestOfThreeConnectionsBringsLate() {
    bring(1, 1, 10);
    bring(2, 15, 20);
    bring(3, 19, 30);

    assertThat(bring(1, 11, 22)).containsExactly(11, 12, 13, 14);
  }

  @Test
  void shouldTakeTheGapOfALoss() {
    bring(1, 1, 10);

    assertThat(bring(2, 15, 17)).containsExactly(15, 16, 17);
  }

  @Test
  void shouldForgetWhatItKnowsWhenTheVenueCountsAnew() {
    bring(1, 1, 50);
    bring(2, 40, 60);

    assertThat(bring(2, 1, 55)).hasSize(55);
  }

  @Test
  void shouldTellEvenThenWhatWasBroughtSince() {
    bring(1, 1_000, 2_000);
    bring(1, 900, 950);

    assertThat(bring(2, 940, 1_100)).hasSize(150).startsWith(951);
  }
}
