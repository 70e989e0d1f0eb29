package io.tidewatch.topology.futures.bar;

import static io.tidewatch.topology.futures.FuturesFrames.BAR;
import static io.tidewatch.topology.futures.FuturesFrames.T0;
import static io.tidewatch.topology.futures.FuturesFrames.kline;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.futures.Bar.ClosedBy;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.binance.FuturesFrame;
import io.tidewatch.topology.binance.FuturesKline;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BarKeeperTest {
  private final Map<Long, Bar> stored = new TreeMap<>();
  private final BarKeeper keeper = new BarKeeper("BTCUSDT", stored::get);
  private BarState state = BarState.INITIAL;
  private long offset;

  private static FuturesKline bar(int number, String close) {
    return kline(T0 + number * BAR, "100", "110", "90", close, "5000");
  }

  private static long at(int number) {
    return T0 + number * BAR;
  }

  private List<BarNews> frame(FuturesKline kline, long eventTime, boolean closed) {
    return apply(
        keeper.take(state, new FuturesFrame.Live("BTCUSDT", eventTime, kline, closed), offset++));
  }

  private List<BarNews> row(FuturesKline kline, long receivedMs) {
    return apply(keeper.take(state, kline, receivedMs, offset++));
  }

  private List<BarNews> apply(BarKeeper.Step step) {
    state = step.state();
    for (BarNews news : step.news()) {
      switch (news) {
        case BarNews.Closed closed -> stored.put(closed.bar().openTime(), closed.bar());
        case BarNews.Corrected(Bar bar) -> stored.put(bar.openTime(), bar);
        case BarNews.Confirmed(Bar bar) -> stored.put(bar.openTime(), bar);
        case BarNews.Passed passed -> {}
      }
    }
    return step.news();
  }

  private static void assertClosed(BarNews news, int number, ClosedBy by, boolean judged) {
    assertThat(news).isInstanceOf(BarNews.Closed.class);
    BarNews.Closed closed = (BarNews.Closed) news;
    assertThat(closed.bar().openTime()).isEqualTo(at(number));
    assertThat(closed.bar().closedBy()).isEqualTo(by);
    assertThat(closed.judged()).isEqualTo(judged);
  }

  private static void assertPassed(List<BarNews> news, Counter why) {
    assertThat(news).containsExactly(new BarNews.Passed(why));
  }

  @Test
  void shouldCloseABarByItsLastFrame() {
    assertThat(frame(bar(0, "100"), at(0) + 5, false)).isEmpty();
    List<BarNews> news = frame(bar(0, "101"), at(1), true);

    assertClosed(news.getFirst(), 0, ClosedBy.FRAME, true);
    BarNews.Closed closed = (BarNews.Closed) news.getFirst();
    assertThat(closed.bar().close()).isEqualByComparingTo("101");
    assertThat(closed.bar().closedAt()).isEqualTo(at(1));
    assertThat(closed.firstOffset()).isEqualTo(0);
    assertThat(closed.lastOffset()).isEqualTo(1);
    assertThat(state.running()).isEmpty();
  }

  @Test
  void shouldCloseABarByALaterOne() {
    frame(bar(0, "100"), at(1) - 500, false);
    List<BarNews> news = frame(bar(1, "102"), at(1) + 300, false);

    assertThat(news).hasSize(1);
    assertClosed(news.getFirst(), 0, ClosedBy.NEWER_BAR, true);
    assertThat(state.running().orElseThrow().openTime()).isEqualTo(at(1));
  }

  @Test
  void shouldCloseTwoBarsByOneFrame() {
    frame(bar(0, "100"), at(1) - 500, false);
    List<BarNews> news = frame(bar(1, "102"), at(2), true);

    assertClosed(news.get(0), 0, ClosedBy.NEWER_BAR, true);
    assertClosed(news.get(1), 1, ClosedBy.FRAME, true);
  }

  @Test
  void shouldNotJudgeABarThatALongSilenceClosed() {
    frame(bar(0, "100"), at(1) - 500, false);
    List<BarNews> news = frame(bar(9, "102"), at(9) + 300, false);

    assertClosed(news.getFirst(), 0, ClosedBy.NEWER_BAR, false);
  }

  /** Its newest frame is of the middle of the bar, then an outage. */
  private BarNews closeUnseen() {
    frame(bar(0, "100"), at(0) + 600_000, false);
    return frame(bar(1, "102"), at(1) + 30_000, false).getFirst();
  }

  @Test
  void shouldNotJudgeABarWhoseEndWasNotSeen() {
    assertClosed(closeUnseen(), 0, ClosedBy.NEWER_BAR, false);
    frame(bar(1, "100"), at(2) - 10_001, false);
    assertClosed(frame(bar(2, "102"), at(2), false).getFirst(), 1, ClosedBy.NEWER_BAR, false);
    frame(bar(2, "100"), at(3) - 10_000, false);
    assertClosed(frame(bar(3, "102"), at(3), false).getFirst(), 2, ClosedBy.NEWER_BAR, true);
  }

  @Test
  void shouldJudgeABarOnceWhenTheRowOfItsMissingEndComes() {
    closeUnseen();

    assertClosed(row(bar(0, "107"), at(1) + 31_000).getFirst(), 0, ClosedBy.REST, true);
    assertThat(stored.get(at(0)).close()).isEqualByComparingTo("107");
    assertThat(state.running().orElseThrow().openTime()).isEqualTo(at(1));
    assertPassed(row(bar(0, "107"), at(1) + 32_000), Counter.REPEATED);
    assertThat(row(bar(0, "108"), at(1) + 33_000).getFirst()).isInstanceOf(BarNews.Corrected.class);
  }

  @Test
  void shouldJudgeABarWhoseMissingEndChangedNothing() {
    closeUnseen();

    assertClosed(row(bar(0, "100"), at(1) + 31_000).getFirst(), 0, ClosedBy.REST, true);
  }

  @Test
  void shouldJudgeABarOnceWhenItsLastFrameComesAfterALaterOne() {
    closeUnseen();

    assertClosed(frame(bar(0, "107"), at(1) + 2, true).getFirst(), 0, ClosedBy.FRAME, true);
    assertPassed(frame(bar(0, "107"), at(1) + 2, true), Counter.REPEATED);
  }

  @Test
  void shouldNotJudgeABarWhoseMissingEndComesTooLate() {
    closeUnseen();

    assertThat(row(bar(0, "107"), at(2) + 60_001).getFirst()).isInstanceOf(BarNews.Corrected.class);
    assertThat(state.closed().orElseThrow().lacksEnd()).isFalse();
  }

  @Test
  void shouldNotJudgeABarAfterALaterOne() {
    closeUnseen();
    frame(bar(1, "102"), at(2), true);

    assertThat(row(bar(0, "100"), at(2) + 1).getFirst()).isInstanceOf(BarNews.Confirmed.class);
    assertThat(stored.get(at(0)).closedBy()).isEqualTo(ClosedBy.REST);
    assertPassed(row(bar(0, "100"), at(2) + 2), Counter.REPEATED);
  }

  @Test
  void shouldPutRightWhatARowClosedTooEarlyByAClockThatIsAhead() {
    frame(bar(0, "100"), at(1) - 4_000, false);
    row(bar(0, "101"), at(1) + 3_000);

    assertPassed(frame(bar(0, "102"), at(1) - 1_000, false), Counter.LATE);
    assertPassed(frame(bar(0, "103"), at(1) - 1, true), Counter.LATE);
    List<BarNews> news = frame(bar(0, "104"), at(1) + 20, true);
    assertThat(news).singleElement().isInstanceOf(BarNews.Corrected.class);
    assertThat(stored.get(at(0)).close()).isEqualByComparingTo("104");
    assertPassed(frame(bar(0, "104"), at(1) + 20, true), Counter.REPEATED);
  }

  @Test
  void shouldNotUndoWhatARowCorrectedByTheSameFrameAgain() {
    frame(bar(0, "100"), at(1), true);
    row(bar(0, "101"), at(1) + 3_000);

    assertPassed(frame(bar(0, "100"), at(1), true), Counter.REPEATED);
    assertThat(stored.get(at(0)).close()).isEqualByComparingTo("101");
  }

  @Test
  void shouldCloseARunningBarByARow() {
    frame(bar(0, "100"), at(0) + 5, false);
    List<BarNews> news = row(bar(0, "103"), at(1) + 3_000);

    assertClosed(news.getFirst(), 0, ClosedBy.REST, true);
    assertThat(state.running()).isEmpty();
    assertThat(stored.get(at(0)).close()).isEqualByComparingTo("103");
  }

  @Test
  void shouldJudgeAFreshRowThatFollowsTheNewestBar() {
    frame(bar(0, "100"), at(1), true);
    frame(bar(2, "100"), at(2) + 500, false);

    assertClosed(row(bar(1, "101"), at(2) + 3_000).getFirst(), 1, ClosedBy.REST, true);
    assertThat(state.running().orElseThrow().openTime()).isEqualTo(at(2));
  }

  @Test
  void shouldJudgeNoRowThatIsLongOver() {
    frame(bar(0, "100"), at(1), true);

    assertClosed(row(bar(1, "101"), at(3) + 60_001).getFirst(), 1, ClosedBy.REST, false);
  }

  @Test
  void shouldJudgeARowUpToABarAndAMinuteAfterItsEnd() {
    frame(bar(0, "100"), at(1), true);

    assertClosed(row(bar(1, "101"), at(3) + 60_000).getFirst(), 1, ClosedBy.REST, true);
  }

  @Test
  void shouldJudgeNoRowAfterAHole() {
    frame(bar(0, "100"), at(1), true);

    assertClosed(row(bar(2, "101"), at(3) + 1).getFirst(), 2, ClosedBy.REST, false);
  }

  @Test
  void shouldJudgeNoSeeds() {
    frame(bar(5, "100"), at(5) + 5, false);

    assertClosed(row(bar(0, "101"), at(5) + 10).getFirst(), 0, ClosedBy.REST, false);
    assertClosed(row(bar(2, "101"), at(5) + 10).getFirst(), 2, ClosedBy.REST, false);
    assertClosed(row(bar(1, "101"), at(5) + 10).getFirst(), 1, ClosedBy.REST, false);
    assertThat(state.closed().orElseThrow().openTime()).isEqualTo(at(2));
  }

  @Test
  void shouldDropAnOpenRow() {
    frame(bar(0, "100"), at(0) + 5, false);

    assertThat(row(bar(0, "101"), at(1) - 1)).isEmpty();
    assertThat(state.running()).isPresent();
  }

  @Test
  void shouldReplaceABarByARowWithOtherFigures() {
    frame(bar(0, "100"), at(1), true);
    List<BarNews> news = row(bar(0, "101"), at(1) + 3_000);

    assertThat(news).hasSize(1);
    assertThat(((BarNews.Corrected) news.getFirst()).bar().closedBy()).isEqualTo(ClosedBy.REST);
    assertPassed(row(bar(0, "101"), at(1) + 4_000), Counter.REPEATED);
  }

  @Test
  void shouldReplaceWhatOnlyALaterBarClosedByItsLastFrame() {
    frame(bar(0, "100"), at(1) - 500, false);
    frame(bar(1, "100"), at(1) + 1, false);
    List<BarNews> news = frame(bar(0, "104"), at(1), true);

    assertThat(((BarNews.Corrected) news.getFirst()).bar().close()).isEqualByComparingTo("104");
    assertPassed(frame(bar(0, "104"), at(1), true), Counter.REPEATED);
    assertPassed(frame(bar(0, "105"), at(1) + 7, true), Counter.LATE);
  }

  @Test
  void shouldTakeALastFrameThatSaysNothingNewAsTheVenuesWord() {
    frame(bar(0, "100"), at(1) - 500, false);
    frame(bar(1, "100"), at(1) + 1, false);

    assertThat(frame(bar(0, "100"), at(1), true).getFirst()).isInstanceOf(BarNews.Confirmed.class);
    assertThat(stored.get(at(0)).closedBy()).isEqualTo(ClosedBy.FRAME);
    assertThat(state.closed().orElseThrow().by()).isEqualTo(ClosedBy.FRAME);
  }

  @Test
  void shouldPassOverFramesOfOlderBars() {
    frame(bar(3, "100"), at(4), true);

    assertPassed(frame(bar(3, "105"), at(4) + 1, false), Counter.LATE);
    assertPassed(frame(bar(2, "100"), at(3), true), Counter.LATE);
    frame(bar(4, "100"), at(4) + 9, false);
    assertPassed(frame(bar(3, "100"), at(4), true), Counter.REPEATED);
    assertPassed(frame(bar(1, "100"), at(2), true), Counter.LATE);
  }

  @Test
  void shouldPassOverFramesOfAnEarlierTime() {
    frame(bar(0, "100"), at(0) + 50, false);

    assertPassed(frame(bar(0, "107"), at(0) + 49, false), Counter.TIME_WENT_BACK);
    assertPassed(frame(bar(0, "100"), at(0) + 50, false), Counter.REPEATED);
    assertThat(frame(bar(0, "107"), at(0) + 50, false)).isEmpty();
    assertClosed(frame(bar(0, "101"), at(0) + 40, true).getFirst(), 0, ClosedBy.FRAME, true);
  }

  @Test
  void shouldEstimateTheQuoteVolumeWhereNoneWasSent() {
    FuturesKline without =
        new FuturesKline(
            at(0),
            new BigDecimal("100"),
            new BigDecimal("120"),
            new BigDecimal("80"),
            new BigDecimal("110"),
            new BigDecimal("3"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Bar bar = ((BarNews.Closed) frame(without, at(1), true).getFirst()).bar();

    assertThat(bar.quoteVolume()).isEqualByComparingTo("307.5");
    assertThat(bar.approximated()).isTrue();
  }

  @Test
  void shouldCloseEachBarOnceWhicheverWayItComes() {
    List<BarNews> all = new ArrayList<>();
    for (int number = 0; number < 4; number++) {
      all.addAll(frame(bar(number, "100"), at(number) + 5, false));
      all.addAll(row(bar(number, "100"), at(number + 1) + 1));
      all.addAll(frame(bar(number, "100"), at(number + 1), true));
    }

    assertThat(all.stream().filter(BarNews.Closed.class::isInstance)).hasSize(4);
    assertThat(all).filteredOn(BarNews.Passed.class::isInstance).hasSize(4);
  }
}
