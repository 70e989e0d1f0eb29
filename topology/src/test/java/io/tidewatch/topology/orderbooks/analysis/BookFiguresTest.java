package io.tidewatch.topology.orderbooks.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.book.Absence;
import io.tidewatch.contract.book.BookAnalysis;
import io.tidewatch.contract.book.BookAnalysis.DepthBand;
import io.tidewatch.contract.book.BookAnalysis.Phase;
import io.tidewatch.contract.book.BookAnalysis.Slippage;
import io.tidewatch.contract.book.BookAnalysis.Trend;
import io.tidewatch.contract.book.Figure;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookFiguresTest {
  private static final AnalysisSettings D = AnalysisSettings.DEFAULT;

  private static BookAnalysis analysis(TestBook book) {
    return new Scene(book).look().last;
  }

  private static Figure figure(String value) {
    return Figure.of(new BigDecimal(value));
  }

  private static AnalysisSettings limitedTo(int levels) {
    return new AnalysisSettings(
        levels,
        D.bandsBps(),
        D.slippageUsd(),
        D.classesFromUsd(),
        D.largeFromUsd(),
        D.trendShare(),
        D.quiet(),
        D.settle(),
        D.heavyEvery(),
        D.walls(),
        D.levels(),
        D.baseline());
  }

  private static AnalysisSettings orders(String... usd) {
    List<BigDecimal> amounts = Arrays.stream(usd).map(BigDecimal::new).toList();
    return new AnalysisSettings(
        D.depthLimit(),
        D.bandsBps(),
        amounts,
        D.classesFromUsd(),
        D.largeFromUsd(),
        D.trendShare(),
        D.quiet(),
        D.settle(),
        D.heavyEvery(),
        D.walls(),
        D.levels(),
        D.baseline());
  }

  @Test
  void shouldTellPricesOfTheReferenceBook() {
    BookAnalysis analysis = analysis(TestBook.reference());

    assertThat(analysis.mid().value().orElseThrow()).isEqualByComparingTo("100");
    assertThat(analysis.spreadBps()).isEqualTo(figure("20.0000"));
    assertThat(analysis.microprice().value().orElseThrow()).isEqualByComparingTo("100.033333333");
    assertThat(analysis.coverageBps()).isEqualTo(figure("200.0000"));
    assertThat(analysis.phase()).isEqualTo(Phase.CONTINUOUS);
  }

  @Test
  void shouldTellDepthOfTheReferenceBook() {
    assertThat(analysis(TestBook.reference()).depth())
        .containsExactly(
            new DepthBand(10, figure("199.80"), figure("100.10"), figure("0.3324")),
            new DepthBand(25, figure("499.20"), figure("500.90"), figure("-0.0017")),
            new DepthBand(50, figure("1494.20"), figure("1304.90"), figure("0.0676")),
            new DepthBand(100, figure("6444.20"), figure("2516.90"), figure("0.4383")));
    assertThat(analysis(TestBook.reference()).imbalance()).isEqualTo(figure("0.4383"));
  }

  @Test
  void shouldWalkTheReferenceBook() {
    List<Slippage> slippage =
        new Scene(TestBook.reference(), orders("1000", "10000")).look().last.slippage();

    assertThat(slippage.get(0))
        .isEqualTo(
            new Slippage(
                new BigDecimal("1000"),
                figure("33.9457"),
                figure("1000.00"),
                figure("33.0562"),
                figure("1000.00")));
    assertThat(slippage.get(1).buyBps()).isEqualTo(Figure.absent(Absence.TOO_THIN));
    assertThat(slippage.get(1).buyFillableUsd()).isEqualTo(figure("6596.90"));
  }

  @ParameterizedTest
  @CsvSource({
    "99.9, 5, 100.1, 1, 3",
    "100.0, 4, 100.1, 1, 4",
    "99.8, 3, 100.1, 1, -2",
    "99.9, 2, 100.2, 4, 1"
  })
  void shouldTellTheFlowAtTheBestPrices(
      String bid, String bidSize, String ask, String askSize, String flow) {
    Scene scene = new Scene(new TestBook().bid("99.9", "2").ask("100.1", "1")).look();
    assertThat(scene.last.orderFlowImbalance()).isEqualTo(Figure.absent(Absence.WARMUP));

    scene.book = new TestBook().bid(bid, bidSize).ask(ask, askSize);
    scene.now += 100;

    assertThat(scene.look().last.orderFlowImbalance().value().orElseThrow())
        .isEqualByComparingTo(flow);
  }

  @Test
  void shouldNotTellABandBeyondWhatTheVenueSends() {
    Scene scene = new Scene(TestBook.even("100", "0.01", 40, "1"), limitedTo(40));

    List<DepthBand> depth = scene.look().last.depth();

    assertThat(depth.get(1).bidUsd().value()).isPresent();
    assertThat(depth.get(2).bidUsd()).isEqualTo(Figure.absent(Absence.BEYOND_COVERAGE));
    assertThat(depth.get(3).imbalance()).isEqualTo(Figure.absent(Absence.BEYOND_COVERAGE));
    assertThat(scene.last.imbalance()).isEqualTo(depth.get(1).imbalance());
    assertThat(scene.last.slippage().get(0).buyBps())
        .isEqualTo(Figure.absent(Absence.BEYOND_COVERAGE));
  }

  @Test
  void shouldKnowASideToItsEndThatNeverHadAllLevels() {
    Scene scene = new Scene(TestBook.even("100", "0.01", 39, "1"), limitedTo(40));

    assertThat(scene.look().last.depth().get(3).bidUsd()).isEqualTo(figure("3892.20"));
  }

  @Test
  void shouldNotTakeASideForWholeThatOnceHadAllLevels() {
    Scene scene = new Scene(TestBook.even("100", "0.01", 40, "1"), limitedTo(40)).look();
    scene.book.bid("99.60", "0");
    scene.now += 100;

    assertThat(scene.look().last.depth().get(3).bidUsd())
        .isEqualTo(Figure.absent(Absence.BEYOND_COVERAGE));
  }

  @Test
  void shouldGuardEachSideByItself() {
    TestBook book = TestBook.even("100", "0.01", 40, "1").bid("99.60", "0");
    Scene scene = new Scene(book, limitedTo(40));

    DepthBand widest = scene.look().last.depth().get(3);

    assertThat(widest.bidUsd().value()).isPresent();
    assertThat(widest.askUsd()).isEqualTo(Figure.absent(Absence.BEYOND_COVERAGE));
    assertThat(widest.imbalance()).isEqualTo(Figure.absent(Absence.BEYOND_COVERAGE));
  }

  @Test
  void shouldSayWhyThereIsNothing() {
    assertThat(analysis(new TestBook().bid("99", "1")).mid())
        .isEqualTo(Figure.absent(Absence.EMPTY_SIDE));
    assertThat(analysis(new TestBook()).top()).isEmpty();

    BookAnalysis crossed = analysis(new TestBook().bid("101", "1").ask("100", "1"));
    assertThat(crossed.phase()).isEqualTo(Phase.AUCTION);
    assertThat(crossed.spreadBps()).isEqualTo(Figure.absent(Absence.AUCTION));
    assertThat(crossed.depth().get(0).bidUsd()).isEqualTo(Figure.absent(Absence.AUCTION));
    assertThat(crossed.top()).isPresent();
  }

  @Test
  void shouldSayNothingInUsdWithoutARateOrAContractValue() {
    OptionalDouble none = OptionalDouble.empty();
    OptionalDouble one = OptionalDouble.of(1);
    Scene scene = new Scene(TestBook.reference());

    assertThat(scene.look(new Worth(none, one, false, none)).last.depth().get(0).bidUsd())
        .isEqualTo(Figure.absent(Absence.NO_USD_RATE));
    assertThat(scene.look(new Worth(one, none, false, none)).last.largeOrders().buyUsd())
        .isEqualTo(Figure.absent(Absence.UNKNOWN_CONTRACT));
    assertThat(scene.last.mid().value()).isPresent();
    assertThat(scene.last.levels().absent()).contains(Absence.UNKNOWN_CONTRACT);
  }

  @Test
  void shouldCountContractsByTheirValue() {
    OptionalDouble none = OptionalDouble.empty();
    Scene scene = new Scene(TestBook.reference());

    Worth linear = new Worth(OptionalDouble.of(1), OptionalDouble.of(0.01), false, none);
    assertThat(scene.look(linear).last.depth().get(3).bidUsd()).isEqualTo(figure("64.44"));
    Worth inverse = new Worth(none, OptionalDouble.of(100), true, none);
    assertThat(scene.look(inverse).last.depth().get(3).bidUsd()).isEqualTo(figure("6500.00"));
    assertThat(scene.last.slippage().get(0).sellFillableUsd()).isEqualTo(figure("8500.00"));
  }

  @Test
  void shouldSortLevelsIntoClassesOfSize() {
    TestBook book =
        new TestBook()
            .bid("100", "499.99")
            .bid("99", "2525.2526")
            .bid("98", "100000")
            .ask("101", "500")
            .ask("102", "60000");

    BookAnalysis.LargeOrders large = analysis(book).largeOrders();

    assertThat(large.classes())
        .extracting(BookAnalysis.SizeClass::bids)
        .containsExactly(1, 0, 1, 0, 1);
    assertThat(large.classes())
        .extracting(BookAnalysis.SizeClass::asks)
        .containsExactly(0, 1, 0, 0, 1);
    assertThat(large.buyUsd()).isEqualTo(figure("10050000.01"));
    assertThat(large.sellUsd()).isEqualTo(figure("6170500.00"));
    assertThat(large.trend()).isEqualTo(Trend.BULLISH);
    assertThat(large.bidTopShare()).isEqualTo(figure("1.0000"));
  }

  @Test
  void shouldLeanNowhereWithoutLargeOrders() {
    assertThat(analysis(TestBook.reference()).largeOrders().trend()).isEqualTo(Trend.NEUTRAL);
  }
}
