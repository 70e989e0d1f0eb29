package io.tidewatch.query.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.price.AlertOutcome;
import io.tidewatch.contract.price.AlertOutcome.Horizon;
import io.tidewatch.query.outcome.RuleOutcomes.Lift;
import io.tidewatch.query.outcome.RuleOutcomes.Moves;
import io.tidewatch.query.outcome.RuleOutcomes.Without;
import io.tidewatch.topology.alerthistory.outcome.KeptOutcome;
import io.tidewatch.topology.alerthistory.outcome.NoOutcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutcomeStatisticsTest {
  private static final long HOUR = 3_600_000;

  @Test
  void shouldShowNoFiguresOfFewerThanThirty() {
    RuleOutcomes outcomes = OutcomeStatistics.of("r", outcomes(29, 20, 29), false);

    RuleOutcomes.Horizon horizon = outcomes.horizons().getFirst();
    assertThat(horizon.alerts())
        .isEqualTo(
            new Moves(
                29,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("figures need 30 values, there are 29")));
    assertThat(horizon.lift().n()).isEqualTo(29);
    assertThat(horizon.lift().mean()).isEmpty();
    assertThat(horizon.lift().why()).contains("figures need 30 values, there are 29");
  }

  @Test
  void shouldShowFiguresOfThirty() {
    RuleOutcomes outcomes = OutcomeStatistics.of("r", outcomes(30, 20, 30), false);

    // The moves are 20 and 21 in turn, those of the random times 1 and 3 for each.
    RuleOutcomes.Horizon horizon = outcomes.horizons().getFirst();
    assertThat(horizon.minutes()).isEqualTo(5);
    assertThat(horizon.alerts()).isEqualTo(moves(30, "20.50", "20.50", "1.0000"));
    assertThat(horizon.random()).isEqualTo(moves(60, "2.00", "2.00", "1.0000"));
    Lift lift = horizon.lift();
    assertThat(lift.n()).isEqualTo(30);
    assertThat(lift.hours()).isEqualTo(30);
    assertThat(lift.mean()).contains(new BigDecimal("18.50"));
    assertThat(lift.low().orElseThrow()).isBetween(new BigDecimal("18.1"), new BigDecimal("18.45"));
    assertThat(lift.high().orElseThrow())
        .isBetween(new BigDecimal("18.55"), new BigDecimal("18.9"));
    assertThat(lift.why()).isEmpty();
  }

  @Test
  void shouldSayTheSameOfTheSame() {
    assertThat(OutcomeStatistics.of("r", outcomes(50, 20, 50), false))
        .isEqualTo(OutcomeStatistics.of("r", outcomes(50, 20, 50), false));
  }

  @Test
  void shouldGiveNoIntervalForAlertsOfFewHours() {
    Lift lift = OutcomeStatistics.of("r", outcomes(90, 20, 9), false).horizons().getFirst().lift();

    assertThat(lift.mean()).contains(new BigDecimal("18.50"));
    assertThat(lift.low()).isEmpty();
    assertThat(lift.why())
        .contains("an interval needs alerts of 10 different hours, these are of 9");
  }

  @Test
  void shouldCountWhatHasNoOutcome() {
    KeptOutcome waiting = new KeptOutcome(Optional.empty(), Optional.empty());
    KeptOutcome without = new KeptOutcome(Optional.empty(), Optional.of(NoOutcome.NO_PRICE));
    List<KeptOutcome> kept = new ArrayList<>(outcomes(3, 20, 3));
    kept.addAll(List.of(waiting, without, without));

    RuleOutcomes outcomes = OutcomeStatistics.of("r", kept, true);

    assertThat(outcomes.alerts()).isEqualTo(6);
    assertThat(outcomes.waiting()).isEqualTo(1);
    assertThat(outcomes.without()).containsExactly(new Without(NoOutcome.NO_PRICE, 2));
    assertThat(outcomes.truncated()).isTrue();
  }

  @Test
  void shouldSayNothingOfNothing() {
    assertThat(OutcomeStatistics.of("r", List.of(), false))
        .isEqualTo(new RuleOutcomes("r", 0, 0, List.of(), false, 30, List.of()));
  }

  @Test
  void shouldHaveTheTrueMeanInTheIntervalAboutNineteenTimesInTwenty() {
    Random random = new Random(1);
    int within = 0;
    for (int trial = 0; trial < 300; trial++) {
      Bootstrap.Group[] groups = new Bootstrap.Group[60];
      for (int i = 0; i < groups.length; i++) {
        // What alerts of an hour have in common is more than what they differ by.
        double common = random.nextGaussian();
        groups[i] = new Bootstrap.Group(3 * (7 + common) + random.nextGaussian(), 3);
      }
      Bootstrap.Interval interval = Bootstrap.interval(groups, trial);
      within += interval.low() <= 7 && 7 <= interval.high() ? 1 : 0;
    }
    assertThat(within).isBetween(270, 298);
  }

  private static Moves moves(int n, String mean, String median, String hitRate) {
    return new Moves(
        n,
        Optional.of(new BigDecimal(mean)),
        Optional.of(new BigDecimal(median)),
        Optional.of(new BigDecimal(hitRate)),
        Optional.empty());
  }

  private static List<KeptOutcome> outcomes(int n, int move, int hours) {
    List<KeptOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      AlertOutcome outcome =
          new AlertOutcome(
              "a" + i,
              "r",
              "s",
              Side.BUY,
              "v/s",
              i % hours * HOUR,
              BigDecimal.ONE,
              List.of(
                  new Horizon(
                      5,
                      Optional.of(BigDecimal.valueOf(move + i % 2)),
                      Optional.empty(),
                      Optional.empty(),
                      List.of(BigDecimal.ONE, BigDecimal.valueOf(3)))));
      outcomes.add(new KeptOutcome(Optional.of(outcome), Optional.empty()));
    }
    return outcomes;
  }
}
