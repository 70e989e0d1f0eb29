package io.tidewatch.topology.orderbooks.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Inputs.WallEvent;
import io.tidewatch.contract.alert.Inputs.WallFacts;
import io.tidewatch.contract.alert.Inputs.WallFate;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.book.Absence;
import io.tidewatch.contract.book.BookAnalysis.Actor;
import io.tidewatch.topology.orderbooks.analysis.Observation.Happened;
import io.tidewatch.topology.orderbooks.analysis.Observation.Unexplained;
import io.tidewatch.topology.orderbooks.rule.BookRuleKind;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class WallSceneTest {
  private static final String WALL = "9995";

  /** Levels of 10,000 USD each at 10,000, a basis point apart; quiet time over. */
  private static Scene calm() {
    Scene scene = new Scene(TestBook.even("10000", "1", 60, "1"));
    return scene.look().hold(6_000, 500);
  }

  private static Scene withWall() {
    Scene scene = calm();
    scene.book.bid(WALL, "30", 1);
    return scene.hold(6_000, 500);
  }

  /** The book one tick lower, with what is left of the wall. */
  private static Scene sink(Scene scene, int ticks, String left) {
    TestBook lower = TestBook.even(Integer.toString(10_000 - ticks), "1", 60, "1");
    lower.bid(WALL, left, 1);
    scene.book = lower;
    return scene;
  }

  private static WallFacts facts(Observation observation, WallFate fate) {
    WallEvent event = (WallEvent) ((Happened) observation).inputs();
    assertThat(event.what()).isEqualTo(fate);
    return event.walls().getFirst();
  }

  @Test
  void shouldSeeAWallAppearOnce() {
    Scene scene = withWall();

    assertThat(scene.observations).hasSize(1);
    WallFacts facts = facts(scene.observations.getFirst(), WallFate.APPEARED);
    assertThat(facts.price()).isEqualByComparingTo(WALL);
    assertThat(facts.notionalUsd()).isEqualByComparingTo("299850");
    assertThat(facts.since()).isEqualTo(Scene.START + 6_500);
    assertThat(facts.distanceBps()).isEqualByComparingTo("5");
    assertThat(scene.observations.getFirst().side()).isEqualTo(Side.BUY);
    assertThat(scene.now).isGreaterThanOrEqualTo(facts.since() + 5_000);
    assertThat(scene.last.walls())
        .singleElement()
        .satisfies(wall -> {
          assertThat(wall.actor()).isEqualTo(Actor.SINGLE);
          assertThat(wall.share()).isEqualByComparingTo("0.3377");
        });
  }

  @Test
  void shouldNotTakeForNewWhatTheSnapshotHad() {
    Scene scene = new Scene(TestBook.even("10000", "1", 60, "1").bid(WALL, "30"));
    scene.look().hold(20_000, 500);

    assertThat(scene.observations).isEmpty();
    assertThat(scene.last.walls()).hasSize(1);
  }

  @Test
  void shouldNotTakeALevelForAWallThatFlickers() {
    Scene scene = calm();
    for (int i = 0; i < 40; i++) {
      scene.book.bid(WALL, i % 2 == 0 ? "30" : "1");
      scene.hold(500, 500);
    }

    assertThat(scene.observations).isEmpty();
    assertThat(scene.last.walls()).isEmpty();
  }

  @Test
  void shouldSeeAWallPulledAsThePriceComesNear() {
    Scene scene = withWall().print("9999", "0.1", false);
    sink(scene, 1, "30").hold(1_000, 500);
    sink(scene, 2, "1").hold(500, 500);
    assertThat(scene.of(BookRuleKind.WALL_PULLED)).as("before trades are settled").isEmpty();
    scene.hold(1_000, 500);

    WallFacts facts = facts(scene.of(BookRuleKind.WALL_PULLED).getFirst(), WallFate.PULLED);
    assertThat(facts.cancelledUsd()).isEqualByComparingTo("289855");
    assertThat(facts.tradedUsd()).isEqualByComparingTo("0");
    assertThat(facts.suspected()).isFalse();
    assertThat(scene.of(BookRuleKind.WALL_ABSORBED)).isEmpty();
  }

  @Test
  void shouldSeeAWallAbsorbedByTradesAtItsPrice() {
    Scene scene = withWall();
    sink(scene, 3, "30").hold(500, 500);
    scene.now += 100;
    scene.print(WALL, "20", false).print(WALL, "50", true).print("9996", "50", false);
    sink(scene, 3, "5").hold(2_000, 500);

    WallFacts facts = facts(scene.of(BookRuleKind.WALL_ABSORBED).getFirst(), WallFate.ABSORBED);
    assertThat(facts.tradedUsd()).isEqualByComparingTo("199900");
    assertThat(facts.cancelledUsd()).isEqualByComparingTo("49975");
    assertThat(scene.of(BookRuleKind.WALL_PULLED)).isEmpty();
  }

  @Test
  void shouldNotSayWhatBecameOfAWallWithoutTrades() {
    Scene scene = withWall();
    sink(scene, 1, "30").hold(1_000, 500);
    sink(scene, 2, "1").hold(2_000, 500);

    assertThat(scene.of(BookRuleKind.WALL_PULLED))
        .singleElement()
        .satisfies(gone -> assertThat(((Unexplained) gone).why()).isEqualTo(Absence.NO_TRADES));
  }

  @Test
  void shouldNotCallPulledWhatGoesAwayFarFromThePrice() {
    Scene scene = calm().print("9999", "0.1", false);
    scene.book.bid("9970", "30");
    scene.hold(6_000, 500);
    scene.book.bid("9970", "0");
    scene.hold(2_000, 500);

    assertThat(scene.of(BookRuleKind.WALL_PULLED))
        .singleElement()
        .satisfies(gone -> assertThat(((Unexplained) gone).why()).isEqualTo(Absence.NONE_FOUND));
  }

  @Test
  void shouldNotCallPulledWhatTheMidLeftBehind() {
    AnalysisSettings d = AnalysisSettings.DEFAULT;
    AnalysisSettings limited =
        new AnalysisSettings(
            60,
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
    Scene scene = new Scene(TestBook.even("10000", "1", 60, "1"), limited);
    scene.look().hold(6_000, 500).print("9999", "0.1", false);
    scene.book.bid("9945", "30");
    scene.hold(6_000, 500);
    assertThat(scene.of(BookRuleKind.WALL_APPEARED)).hasSize(1);
    scene.book = TestBook.even("10010", "1", 60, "1");
    scene.hold(5_000, 500);

    assertThat(scene.observations).hasSize(1);
  }

  @Test
  void shouldNotCallNewWhatComesIntoView() {
    AnalysisSettings d = AnalysisSettings.DEFAULT;
    AnalysisSettings limited =
        new AnalysisSettings(
            60,
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
    Scene scene = new Scene(TestBook.even("10000", "1", 60, "1"), limited);
    scene.look().hold(6_000, 500);
    scene.book = TestBook.even("9990", "1", 60, "1").bid("9932", "30");
    scene.hold(6_000, 500);

    assertThat(scene.observations).isEmpty();
    assertThat(scene.last.walls()).hasSize(1);
  }

  @Test
  void shouldSuspectASideThatPullsAgainAndAgain() {
    Scene scene = calm();
    for (int i = 0; i < 3; i++) {
      sink(scene, 0, "30").hold(7_000, 500);
      sink(scene, 1, "30").hold(1_000, 500);
      scene.print("10000", "5", true);
      sink(scene, 2, "1").hold(2_000, 500);
    }

    assertThat(scene.of(BookRuleKind.WALL_PULLED))
        .extracting(pulled -> facts(pulled, WallFate.PULLED).suspected())
        .containsExactly(false, false, true);
  }

  @Test
  void shouldTellWallsOfOneSideTogetherLargestFirst() {
    Scene scene = calm();
    scene.book.bid(WALL, "30").bid("9993", "40").ask("10007", "50");
    scene.hold(6_000, 500);

    assertThat(scene.observations).hasSize(2);
    WallEvent bids = (WallEvent) ((Happened) scene.observations.getFirst()).inputs();
    assertThat(bids.walls())
        .extracting(wall -> wall.price().toPlainString())
        .containsExactly("9993", WALL);
  }

  @Test
  void shouldNotDependOnWhichOfTradesAndLooksComesFirst() {
    Scene early = withWall();
    Scene late = withWall();
    long tradedAt = early.now + 400;
    BookTrade trade = new BookTrade(tradedAt, new BigDecimal(WALL), new BigDecimal("29"), false, 1);
    early.analyst.trade(trade);
    sink(early, 3, "1").hold(1_000, 500);
    sink(late, 3, "1").hold(1_000, 500);
    late.analyst.trade(trade);
    early.hold(2_000, 500);
    late.hold(2_000, 500);

    assertThat(late.observations).isEqualTo(early.observations);
    assertThat(early.of(BookRuleKind.WALL_ABSORBED)).hasSize(1);
  }

  @Test
  void shouldForgetWallsInAnAuction() {
    Scene scene = withWall().print("9999", "0.1", false);
    scene.book = new TestBook().bid("101", "1").ask("100", "1");
    scene.hold(500, 500);
    scene.book = TestBook.even("10000", "1", 60, "1");
    scene.hold(3_000, 500);

    assertThat(scene.observations).hasSize(1);
  }
}
