package io.tidewatch.topology.futures.score;

import static io.tidewatch.topology.futures.FuturesFrames.BAR;
import static io.tidewatch.topology.futures.FuturesFrames.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Anomaly.Feature;
import io.tidewatch.contract.futures.Anomaly.FeatureState;
import io.tidewatch.contract.futures.Anomaly.Level;
import io.tidewatch.contract.futures.Anomaly.Status;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRule;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScorerTest {
  private final Baseline baseline = new Baseline();
  private BarFigures newest;

  private static BarFigures figures(int bar, double close, double volume, BarFigures before) {
    return BarFigures.of(
        T0 + bar * BAR,
        BigDecimal.valueOf(100),
        BigDecimal.valueOf(Math.max(100, close) + 0.1),
        BigDecimal.valueOf(Math.min(100, close) - 0.1),
        BigDecimal.valueOf(close),
        BigDecimal.valueOf(volume),
        true,
        before);
  }

  private void add(int bar, double close, double volume) {
    newest = figures(bar, close, volume, newest);
    baseline.add(newest);
  }

  /** Closes between 99.5 and 100.5, volumes between 9,000 and 11,000. */
  private void history(int from, int to) {
    for (int bar = from; bar < to; bar++) {
      add(bar, 100 + (bar * 7 % 11 - 5) / 10.0, 10_000 + (bar * 5 % 9 - 4) * 250);
    }
  }

  private Anomaly score(int bar, double close, double volume, Optional<Long> listedAt) {
    return score(bar, close, volume, listedAt, false);
  }

  private Anomaly score(
      int bar, double close, double volume, Optional<Long> listedAt, boolean provisional) {
    return Scorer.score(
        new Scorer.Subject(
            "A",
            figures(bar, close, volume, newest),
            BigDecimal.valueOf(close),
            BigDecimal.valueOf(volume),
            Optional.of(BigDecimal.valueOf(volume / 4)),
            Optional.of(new BigDecimal("0.1")),
            listedAt,
            T0 + (bar + 1) * BAR,
            provisional),
        baseline,
        FuturesAnomalyRule.DEFAULT);
  }

  private Anomaly score(int bar, double close, double volume) {
    return score(bar, close, volume, Optional.empty());
  }

  private static Feature feature(Anomaly anomaly, Anomaly.FeatureName name) {
    return anomaly.robust().features().get(name.ordinal());
  }

  @Test
  void shouldSayWhatTheHistoryIsGoodFor() {
    history(0, 29);
    assertThat(score(29, 100, 10_000).status()).isEqualTo(Status.WARMUP);
    history(29, 30);
    assertThat(score(30, 100, 10_000).status()).isEqualTo(Status.SHORT);
    history(30, 95);
    assertThat(score(95, 100, 10_000).status()).isEqualTo(Status.SHORT);
    history(95, 96);
    assertThat(score(96, 100, 10_000).status()).isEqualTo(Status.OK);
  }

  @Test
  void shouldBearAFewMissingBars() {
    history(0, 50);
    history(54, 96);
    assertThat(score(96, 100, 10_000).status()).isEqualTo(Status.OK);
    assertThat(score(96, 100, 10_000).missing()).isEqualTo(4);
    assertThat(score(97, 100, 10_000).status()).isEqualTo(Status.GAPPY);
  }

  @Test
  void shouldCallAListingNewForADay() {
    history(0, 96);
    long day = 96 * BAR;

    assertThat(score(96, 100, 10_000, Optional.of(T0 + 96 * BAR - day + 1)).status())
        .isEqualTo(Status.NEW);
    assertThat(score(96, 100, 10_000, Optional.of(T0 + 96 * BAR - day)).status())
        .isEqualTo(Status.OK);
  }

  @Test
  void shouldHaveNoReturnAfterAGap() {
    history(0, 96);
    Anomaly anomaly = score(97, 100, 10_000);

    assertThat(feature(anomaly, Anomaly.FeatureName.RETURN).state()).isEqualTo(FeatureState.ABSENT);
    assertThat(anomaly.classic().curReturn()).isEmpty();
    assertThat(anomaly.robust().coverage()).isEqualByComparingTo("0.60");
    assertThat(anomaly.direction()).isEqualTo(Side.BOTH);
  }

  @Test
  void shouldLeaveReturnsAfterGapsOutOfTheBaseline() {
    history(0, 50);
    history(51, 96);

    assertThat(feature(score(96, 100, 10_000), Anomaly.FeatureName.RETURN).n()).isEqualTo(93);
    assertThat(feature(score(96, 100, 10_000), Anomaly.FeatureName.VOLUME).n()).isEqualTo(95);
  }

  @Test
  void shouldLeaveReturnsWithoutTradesOutOfTheBaseline() {
    for (int bar = 0; bar < 96; bar++) {
      add(bar, 100, bar % 2 == 0 ? 0 : 500);
    }

    assertThat(feature(score(96, 100, 10), Anomaly.FeatureName.RETURN).n()).isEqualTo(48);
    assertThat(feature(score(96, 100, 10), Anomaly.FeatureName.VOLUME).n()).isEqualTo(96);
  }

  @Test
  void shouldSeeTheDirectionAndTheShareOfBuyers() {
    history(0, 96);

    assertThat(score(96, 103, 10_000).direction()).isEqualTo(Side.BUY);
    assertThat(score(96, 97, 10_000).direction()).isEqualTo(Side.SELL);
    assertThat(score(96, 103, 10_000).takerBuyShare()).contains(new BigDecimal("0.2500"));
  }

  @Test
  void shouldAddUpTheVolumeOfADay() {
    for (int bar = 0; bar < 200; bar++) {
      add(bar, 100, 1_000);
    }

    assertThat(score(200, 100, 7).quoteVolume24h()).isEqualByComparingTo("95007");
  }

  @Test
  void shouldWeighWhatPassesTheClassicThresholds() {
    history(0, 96);
    Anomaly quiet = score(96, 100, 10_000);
    Anomaly loud = score(96, 110, 90_000);
    Anomaly volumeOnly = score(96, 100, 90_000);

    assertThat(quiet.classic().score()).isEqualByComparingTo("0");
    assertThat(quiet.classic().reasons()).isEmpty();
    assertThat(loud.classic().reasons()).hasSize(3);
    assertThat(loud.classic().score()).isEqualByComparingTo("3");
    assertThat(volumeOnly.classic().reasons()).containsExactly(Anomaly.Reason.VOLUME);
    assertThat(volumeOnly.classic().score()).isEqualByComparingTo("1.05");
  }

  @Test
  void shouldCountLittleVolumeOnlyOnceTheBarIsOver() {
    history(0, 96);
    Anomaly running = score(96, 100, 1, Optional.empty(), true);
    Anomaly closed = score(96, 100, 1, Optional.empty(), false);

    assertThat(closed.robust().level()).isEqualTo(Level.WATCH);
    assertThat(closed.robust().votes()).isEqualTo(1);
    assertThat(running.robust().level()).isEqualTo(Level.NONE);
    assertThat(running.robust().votes()).isZero();
    assertThat(feature(running, Anomaly.FeatureName.VOLUME).contribution()).isZero();
    assertThat(feature(running, Anomaly.FeatureName.VOLUME).modifiedZ())
        .isEqualTo(feature(closed, Anomaly.FeatureName.VOLUME).modifiedZ());
  }

  @Test
  void shouldCountMuchVolumeAndFallingPricesBeforeTheBarIsOver() {
    history(0, 96);

    assertThat(score(96, 90, 90_000, Optional.empty(), true).robust())
        .isEqualTo(score(96, 90, 90_000, Optional.empty(), false).robust());
  }

  @Test
  void shouldSeeNoBreakOfAConstantInABarThatMayStillReachIt() {
    for (int bar = 0; bar < 96; bar++) {
      add(bar, 100, 20_000);
    }

    assertThat(score(96, 100, 10, Optional.empty(), true).robust().votes()).isZero();
    assertThat(score(96, 100, 10, Optional.empty(), false).robust().votes()).isEqualTo(1);
    assertThat(score(96, 100, 30_000, Optional.empty(), true).robust().votes()).isEqualTo(1);
  }

  @Test
  void shouldAskForASmallestReturnInTheClassicScore() {
    for (int bar = 0; bar < 96; bar++) {
      add(bar, 100 + bar % 2 * 0.01, 10_000 + bar % 3);
    }
    Anomaly anomaly = score(96, 100.5, 10_000);

    assertThat(anomaly.classic().priceZscore().orElseThrow()).isGreaterThan(BigDecimal.TEN);
    assertThat(anomaly.classic().reasons()).doesNotContain(Anomaly.Reason.PRICE);
  }

  @Test
  void shouldHaveNoClassicFiguresOfWhatNeverVaries() {
    for (int bar = 0; bar < 96; bar++) {
      add(bar, 100, 1_000);
    }
    Anomaly anomaly = score(96, 105, 2_000);

    assertThat(anomaly.classic().volumeZscore()).isEmpty();
    assertThat(anomaly.classic().volumePercentile().orElseThrow()).isEqualByComparingTo("0.994845");
    assertThat(feature(anomaly, Anomaly.FeatureName.VOLUME).state())
        .isEqualTo(FeatureState.CONSTANT_BREAK);
  }
}
