package io.tidewatch.topology.orderbooks.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.book.Absence;
import io.tidewatch.contract.book.BookAnalysis.Condition;
import io.tidewatch.contract.book.Figure;
import io.tidewatch.topology.orderbooks.analysis.Observation.Measured;
import io.tidewatch.topology.orderbooks.rule.BookRuleKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BaselineSceneTest {
  private static final long WARM_MS = 200_000;

  private static TestBook book() {
    return TestBook.even("10000", "0.5", 80, "1");
  }

  /** A book whose depth breathes by some percent, until the history is long enough. */
  private static Scene warm() {
    Scene scene = new Scene(book());
    breathe(scene, WARM_MS, 1, 1);
    return scene;
  }

  private static void breathe(Scene scene, long forMs, double bids, double asks) {
    Random random = new Random(scene.now);
    for (long until = scene.now + forMs; scene.now < until; ) {
      scene.book =
          book()
              .scaleBids(bids * (1 + random.nextGaussian() * 0.03))
              .scaleAsks(asks * (1 + random.nextGaussian() * 0.03));
      scene.now += 1_000;
      scene.look();
    }
  }

  private static double sustained(Scene scene, Side side) {
    return scene.of(BookRuleKind.LIQUIDITY_SHRINK).stream()
        .filter(observation -> observation.side() == side)
        .map(observation -> ((Measured) observation).value())
        .mapToDouble(BigDecimal::doubleValue)
        .max()
        .orElseThrow();
  }

  @Test
  void shouldWarmUpFirst() {
    Scene scene = new Scene(book());
    breathe(scene, 170_000, 1, 1);

    assertThat(scene.last.depthAnomaly().score()).isEqualTo(Figure.absent(Absence.WARMUP));
    assertThat(scene.last.liquidity().index()).isEqualTo(Figure.absent(Absence.WARMUP));
    assertThat(scene.observations).isEmpty();
  }

  @Test
  void shouldFindNothingUnusualInAUsualBook() {
    Scene scene = warm();

    assertThat(scene.last.depthAnomaly().condition()).isEqualTo(Condition.NORMAL);
    assertThat(scene.last.liquidity().condition()).isEqualTo(Condition.NORMAL);
    assertThat(scene.last.liquidity().side()).isEmpty();
    assertThat(sustained(scene, Side.BUY)).isLessThan(20);
  }

  @Test
  void shouldScoreADropOfOneSideHighly() {
    Scene scene = warm();
    breathe(scene, 4_000, 0.1, 1);

    BigDecimal score = scene.last.depthAnomaly().score().value().orElseThrow();
    assertThat(scene.last.depthAnomaly().condition()).isNotEqualTo(Condition.NORMAL);
    assertThat(
            scene.last.depthAnomaly().contributions().values().stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(score);
    Measured highest = (Measured) scene.of(BookRuleKind.DEPTH_ANOMALY).getLast();
    assertThat(highest.value()).isEqualTo(score);
    Inputs.DepthAnomaly inputs = (Inputs.DepthAnomaly) highest.inputs();
    assertThat(inputs.contributions()).isEqualTo(scene.last.depthAnomaly().contributions());
    assertThat(inputs.bandBps()).isEqualTo(25);
    assertThat(highest.after()).isEqualTo(Scene.START + 999);
  }

  @Test
  void shouldAlertWhenDepthAndLeanAreBothStrange() {
    Scene scene = new Scene(book());
    breathe(scene, 1_200_000, 1, 1);
    breathe(scene, 2_000, 0.02, 1);

    assertThat(scene.last.depthAnomaly().condition()).isEqualTo(Condition.ALERT);
  }

  @Test
  void shouldSayThatAHistoryNeverVaried() {
    Scene scene = new Scene(book());
    scene.look().hold(WARM_MS, 1_000);

    assertThat(scene.last.depthAnomaly().score()).isEqualTo(Figure.absent(Absence.CONSTANT));
    scene.book.scaleBids(0.1);
    assertThat(scene.hold(1_000, 1_000).last.depthAnomaly().score())
        .isEqualTo(Figure.absent(Absence.CONSTANT));
  }

  @Test
  void shouldNameTheSideThatShrank() {
    Scene scene = warm();
    breathe(scene, 6_000, 0.3, 1);
    assertThat(scene.last.liquidity().condition())
        .as("two evaluations")
        .isNotEqualTo(Condition.ALERT);
    breathe(scene, 6_000, 0.3, 1);

    assertThat(scene.last.liquidity().condition()).isEqualTo(Condition.ALERT);
    assertThat(scene.last.liquidity().side()).contains(Side.BUY);
    assertThat(sustained(scene, Side.BUY)).isBetween(60.0, 75.0);
    assertThat(sustained(scene, Side.SELL)).isLessThan(20);
    assertThat(scene.last.liquidity().bidRatio().value().orElseThrow().doubleValue())
        .isBetween(0.25, 0.35);
    assertThat(scene.last.liquidity().changePerMinute().value().orElseThrow()).isNegative();
    assertThat(scene.last.liquidity().index().value().orElseThrow())
        .isLessThan(new BigDecimal("20"));
  }

  @Test
  void shouldNameBothSidesAndRecoverLate() {
    Scene scene = warm();
    breathe(scene, 12_000, 0.3, 0.3);
    assertThat(scene.last.liquidity().side()).contains(Side.BOTH);
    breathe(scene, 6_000, 0.6, 0.6);
    assertThat(scene.last.liquidity().side()).as("not recovered yet").contains(Side.BOTH);
    breathe(scene, 6_000, 0.9, 0.6);
    assertThat(scene.last.liquidity().side()).contains(Side.SELL);
    breathe(scene, 6_000, 1, 1);

    assertThat(scene.last.liquidity().condition()).isEqualTo(Condition.NORMAL);
  }

  @Test
  void shouldWaitOneEvaluationWhenTheMidJumps() {
    Scene scene = warm();
    scene.book = TestBook.even("10100", "0.5", 80, "0.1");
    scene.hold(3_000, 1_000);

    assertThat(scene.last.liquidity().bidRatio()).isEqualTo(Figure.absent(Absence.RECENTRED));
    scene.hold(6_000, 1_000);
    assertThat(scene.last.liquidity().bidRatio().value()).isPresent();
    assertThat(scene.last.liquidity().side()).as("two evaluations since").isEmpty();
    scene.hold(3_000, 1_000);
    assertThat(scene.last.liquidity().side()).contains(Side.BOTH);
  }

  @Test
  void shouldCompareANarrowerBandWhereTheVenueSendsLess() {
    AnalysisSettings d = AnalysisSettings.DEFAULT;
    AnalysisSettings limited =
        new AnalysisSettings(
            30,
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
    Scene scene = new Scene(TestBook.even("10000", "0.5", 30, "1"), limited).look();
    scene.hold(150_000, 1_000);
    scene.book.scaleBids(1.01);
    scene.hold(50_000, 1_000);

    Measured measured = (Measured) scene.of(BookRuleKind.DEPTH_ANOMALY).getLast();
    assertThat(((Inputs.DepthAnomaly) measured.inputs()).bandBps()).isEqualTo(10);

    scene.book = TestBook.even("10000", "0.2", 30, "1");
    scene.hold(3_000, 1_000);
    assertThat(scene.last.liquidity().index()).isEqualTo(Figure.absent(Absence.BEYOND_COVERAGE));
    assertThat(scene.last.depthAnomaly().score()).isEqualTo(Figure.absent(Absence.BEYOND_COVERAGE));
  }

  @Test
  void shouldObserveEachSideAtMostOnceInThreeSeconds() {
    Scene scene = warm();
    int before = scene.of(BookRuleKind.LIQUIDITY_SHRINK).size();
    scene.hold(30_000, 100);

    assertThat(scene.of(BookRuleKind.LIQUIDITY_SHRINK)).hasSize(before + 20);
    assertThat(List.copyOf(scene.of(BookRuleKind.WALL_PULLED))).isEmpty();
  }
}
