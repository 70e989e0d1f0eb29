package io.tidewatch.topology.orderbooks.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.book.Absence;
import io.tidewatch.contract.book.BookAnalysis.PriceLevel;
import io.tidewatch.topology.orderbooks.analysis.Observation.Happened;
import io.tidewatch.topology.orderbooks.rule.BookRuleKind;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class LevelSceneTest {
  /** Uneven levels of about 10,000 USD each, a basis point apart, and a cluster below. */
  private static TestBook book(int mid, String cluster) {
    TestBook book = new TestBook();
    for (int i = 1; i <= 150; i++) {
      String size = "1." + (i * 7919 % 10);
      book.bid(Integer.toString(mid - i), size).ask(Integer.toString(mid + i), size);
    }
    for (int price = 9949; price <= 9951 && price < mid; price++) {
      book.bid(Integer.toString(price), cluster);
    }
    return book;
  }

  private static Scene settled() {
    return new Scene(book(10_000, "20")).look().hold(40_000, 1_000);
  }

  @Test
  void shouldFindTheClusterAfterAWhile() {
    Scene scene = new Scene(book(10_000, "20")).look().hold(20_000, 1_000);
    assertThat(scene.last.levels().absent()).contains(Absence.WARMUP);
    scene.hold(20_000, 1_000);

    PriceLevel support = scene.last.levels().support1().orElseThrow();
    assertThat(support.price().doubleValue()).isBetween(9_949.0, 9_951.0);
    assertThat(support.zoneLow()).isLessThan(new BigDecimal("9949"));
    assertThat(support.zoneHigh()).isGreaterThan(new BigDecimal("9951"));
    assertThat(support.notionalUsd().doubleValue()).isGreaterThan(590_000);
    assertThat(support.persistence().doubleValue()).isBetween(0.95, 1.0);
    assertThat(support.strength().doubleValue()).isBetween(40.0, 51.0);
    assertThat(support.round()).isTrue();
    assertThat(scene.last.levels().resistance1()).isEmpty();
  }

  @Test
  void shouldKeepTheIdOfALevelThatMovesALittle() {
    Scene scene = settled();
    long id = scene.last.levels().support1().orElseThrow().id();
    scene.book = book(10_002, "20");
    scene.hold(10_000, 1_000);

    assertThat(scene.last.levels().support1().orElseThrow().id()).isEqualTo(id);
    assertThat(scene.last.levels().support2()).isEmpty();
  }

  @Test
  void shouldLoseALevelThatIsGoneForMostOfTheTime() {
    Scene scene = settled();
    scene.book = book(10_000, "1");
    scene.hold(10_000, 1_000);
    assertThat(scene.last.levels().support1()).isPresent();
    scene.hold(60_000, 1_000);

    assertThat(scene.last.levels().support1()).isEmpty();
    assertThat(scene.last.levels().absent()).contains(Absence.NONE_FOUND);
    assertThat(scene.of(BookRuleKind.LEVEL_BROKEN)).isEmpty();
  }

  @Test
  void shouldSeeASupportBreak() {
    Scene scene = settled();
    PriceLevel support = scene.last.levels().support1().orElseThrow();
    scene.book = book(9_930, "20");
    scene.hold(3_000, 500);

    assertThat(scene.of(BookRuleKind.LEVEL_BROKEN)).hasSize(1);
    Happened broken = (Happened) scene.of(BookRuleKind.LEVEL_BROKEN).getFirst();
    Inputs.LevelBroken inputs = (Inputs.LevelBroken) broken.inputs();
    assertThat(broken.side()).isEqualTo(Side.BUY);
    assertThat(broken.value().doubleValue()).isBetween(40.0, 51.0);
    assertThat(inputs.price()).isEqualByComparingTo(support.price());
    assertThat(inputs.mid()).isEqualByComparingTo("9930");
  }

  @Test
  void shouldNotSpeakOfABreakBeforeAnyLevelIsTold() {
    Scene scene = new Scene(book(10_000, "20")).look().hold(3_000, 500);
    scene.book = book(9_930, "20");
    scene.hold(5_000, 500);

    assertThat(scene.of(BookRuleKind.LEVEL_BROKEN)).isEmpty();
  }

  @Test
  void shouldNotTakeASpikeForABreak() {
    Scene scene = settled();
    scene.book = book(9_930, "20");
    scene.hold(500, 500);
    scene.book = book(10_000, "20");
    scene.hold(5_000, 500);

    assertThat(scene.of(BookRuleKind.LEVEL_BROKEN)).isEmpty();
    assertThat(scene.last.levels().support1()).isPresent();
  }

  @Test
  void shouldCountHowOftenTheMidCameAndLeft() {
    Scene scene = settled();
    for (int i = 0; i < 3; i++) {
      scene.book = book(9_951, "20");
      scene.hold(500, 500);
      scene.book = book(10_000, "20");
      scene.hold(1_500, 500);
    }

    assertThat(scene.last.levels().support1().orElseThrow().touches()).isEqualTo(3);
  }

  @Test
  void shouldSayNothingOfAThinOrOneSidedBook() {
    Scene scene = new Scene(TestBook.even("100", "0.01", 19, "1")).look().hold(40_000, 1_000);
    assertThat(scene.last.levels().absent()).contains(Absence.TOO_FEW_LEVELS);

    scene.book = new TestBook().bid("100", "1");
    scene.hold(1_000, 1_000);
    assertThat(scene.last.levels().absent()).contains(Absence.EMPTY_SIDE);
  }

  @Test
  void shouldNotTakeTheEdgeOfWhatIsSentForALevel() {
    AnalysisSettings d = AnalysisSettings.DEFAULT;
    AnalysisSettings limited =
        new AnalysisSettings(
            150,
            d.bandsBps(),
            d.slippageUsd(),
            d.classesFromUsd(),
            d.largeFromUsd(),
            d.trendShare(),
            d.quiet(),
            d.settle(),
            d.heavyEvery(),
            d.walls(),
            d.levels(),
            d.baseline());
    TestBook book = book(10_000, "1").bid("9851", "80").bid("9850", "90");
    Scene scene = new Scene(book, limited).look().hold(40_000, 1_000);

    assertThat(scene.last.levels().support1()).isEmpty();
  }

  @Test
  void shouldWeakenALevelWhoseWallsArePulled() {
    TrackedLevel level =
        TrackedLevel.of(1, new LevelFinder.Peak(100, 99, 101, 1_000), 1, 0)
            .present(new LevelFinder.Peak(100, 99, 101, 1_000), 1, 50, 1);

    assertThat(LevelTracker.strength(level, 1)).isEqualTo(50);
    assertThat(LevelTracker.strength(level.wallEnded(300, 0).wallEnded(0, 100), 1)).isEqualTo(12.5);
  }
}
