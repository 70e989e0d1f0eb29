package io.tidewatch.topology.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.topology.alert.AlertState.Firing;
import io.tidewatch.topology.alert.AlertState.Label;
import io.tidewatch.topology.alert.AlertState.Near;
import io.tidewatch.topology.alert.AlertState.Quiet;
import io.tidewatch.topology.alert.Outcome.Ended;
import io.tidewatch.topology.alert.Outcome.HeldBack;
import io.tidewatch.topology.alert.Outcome.Nothing;
import io.tidewatch.topology.alert.Outcome.Raised;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertMachineTest {
  private static final long COOLDOWN = 300_000;
  private static final AlertPolicy STRICT =
      new AlertPolicy(decimal(100), decimal(80), COOLDOWN, Optional.empty());
  private static final AlertPolicy ESCALATING =
      new AlertPolicy(decimal(100), decimal(80), COOLDOWN, Optional.of(new BigDecimal("1.5")));

  private AlertState state = AlertState.INITIAL;

  @Test
  void shouldStayQuietBelowTheExitLevel() {
    assertThat(observe(STRICT, 0, 79)).isInstanceOf(Nothing.class);
    assertThat(state).isInstanceOf(Quiet.class);
  }

  @Test
  void shouldFireExactlyAtTheThreshold() {
    assertThat(observe(STRICT, 7, 100)).isEqualTo(new Raised(7, 1));
    assertThat(state.label(7, STRICT)).isEqualTo(Label.FIRING);
  }

  @Test
  void shouldHoldBackWithinTheCooldownToTheLastMillisecond() {
    observe(STRICT, 0, 100);

    assertThat(observe(STRICT, COOLDOWN - 1, 500)).isEqualTo(new HeldBack(Reason.COOLDOWN));
    assertThat(observe(STRICT, COOLDOWN, 100)).isEqualTo(new Raised(0, 2));
  }

  @Test
  void shouldKeepTheEpisodeBetweenExitLevelAndThreshold() {
    observe(STRICT, 0, 100);

    assertThat(observe(STRICT, 10, 80)).isInstanceOf(Nothing.class);
    assertThat(observe(STRICT, COOLDOWN, 100)).isEqualTo(new Raised(0, 2));
  }

  @Test
  void shouldEndTheEpisodeBelowTheExitLevelWithItsPeak() {
    observe(STRICT, 5, 100);
    observe(STRICT, 6, 170);

    assertThat(observe(STRICT, 7, 79)).isEqualTo(new Ended(Reason.RESOLVED, 5, decimal(170)));
    assertThat(state.label(7, STRICT)).isEqualTo(Label.COOLDOWN);
    assertThat(state.label(5 + COOLDOWN, STRICT)).isEqualTo(Label.NORMAL);
  }

  @Test
  void shouldEndTheEpisodeWhenTimeAloneBringsTheValueDown() {
    observe(STRICT, 5, 100);

    assertThat(apply(AlertMachine.leave(state)))
        .isEqualTo(new Ended(Reason.RESOLVED, 5, decimal(100)));
    assertThat(apply(AlertMachine.leave(state))).isInstanceOf(Nothing.class);
  }

  @Test
  void shouldNotShortenTheCooldownByANewEpisode() {
    observe(STRICT, 0, 100);
    observe(STRICT, 1, 10);

    assertThat(observe(STRICT, 2, 100)).isEqualTo(new HeldBack(Reason.COOLDOWN));
    assertThat(observe(STRICT, COOLDOWN, 100)).isEqualTo(new Raised(2, 1));
  }

  @Test
  void shouldTellOfANearMissWithItsPeak() {
    observe(STRICT, 3, 85);
    observe(STRICT, 4, 99);
    observe(STRICT, 5, 81);

    assertThat(observe(STRICT, 6, 20)).isEqualTo(new Ended(Reason.NEAR_MISS, 3, decimal(99)));
  }

  @Test
  void shouldForgetTheNearnessWhenTheThresholdIsPassed() {
    observe(STRICT, 3, 85);

    assertThat(observe(STRICT, 4, 100)).isEqualTo(new Raised(4, 1));
    assertThat(state).isInstanceOf(Firing.class);
  }

  @Test
  void shouldEscalateWithinTheCooldownFromTheFactorOn() {
    observe(ESCALATING, 0, 100);

    assertThat(observe(ESCALATING, 1, 149)).isEqualTo(new HeldBack(Reason.COOLDOWN));
    assertThat(observe(ESCALATING, 2, 150)).isEqualTo(new Raised(0, 2));
    assertThat(observe(ESCALATING, 3, 224)).isEqualTo(new HeldBack(Reason.COOLDOWN));
  }

  @Test
  void shouldEscalateWhenTheSideFlipsButNotWhenItFades() {
    observe(ESCALATING, 0, 100);

    assertThat(observe(ESCALATING, 1, 100, Side.BOTH)).isEqualTo(new HeldBack(Reason.COOLDOWN));
    assertThat(observe(ESCALATING, 2, 100, Side.SELL)).isEqualTo(new Raised(0, 2));
  }

  @Test
  void shouldNotEscalateWhenTheRuleIsStrict() {
    observe(STRICT, 0, 100);

    assertThat(observe(STRICT, 1, 100_000, Side.SELL)).isEqualTo(new HeldBack(Reason.COOLDOWN));
  }

  @Test
  void shouldHoldBackWhatLiesBeforeTheLastAlert() {
    observe(STRICT, 50, 100);

    assertThat(observe(STRICT, 20, 120)).isEqualTo(new HeldBack(Reason.ALREADY_ALERTED));
  }

  @Test
  void shouldRaiseOneAlertForSeveralValuesInOneMillisecond() {
    assertThat(observe(STRICT, 9, 100)).isEqualTo(new Raised(9, 1));
    assertThat(observe(STRICT, 9, 110)).isEqualTo(new HeldBack(Reason.COOLDOWN));
    assertThat(observe(STRICT, 9, 120)).isEqualTo(new HeldBack(Reason.COOLDOWN));
  }

  @Test
  void shouldKeepTheEpisodeWhenTheThresholdChanges() {
    observe(STRICT, 0, 100);
    AlertPolicy higher = new AlertPolicy(decimal(110), decimal(88), COOLDOWN, Optional.empty());

    assertThat(observe(higher, 10, 105)).isInstanceOf(Nothing.class);
    assertThat(observe(higher, COOLDOWN, 110)).isEqualTo(new Raised(0, 2));
  }

  @Test
  void shouldAlertOnEveryCandidateWithoutACooldown() {
    AlertPolicy eager = new AlertPolicy(decimal(100), decimal(80), 0, Optional.empty());

    assertThat(observe(eager, 1, 100)).isEqualTo(new Raised(1, 1));
    assertThat(observe(eager, 1, 100)).isEqualTo(new Raised(1, 2));
  }

  @Test
  void shouldRemainNearWithTheHighestValue() {
    observe(STRICT, 3, 90);
    observe(STRICT, 4, 85);

    assertThat(state).isEqualTo(new Near(Optional.empty(), 3, decimal(90)));
  }

  private Outcome observe(AlertPolicy policy, long timeMs, long value) {
    return observe(policy, timeMs, value, Side.BUY);
  }

  private Outcome observe(AlertPolicy policy, long timeMs, long value, Side side) {
    return apply(AlertMachine.observe(state, policy, timeMs, decimal(value), side));
  }

  private Outcome apply(AlertMachine.Step step) {
    state = step.state();
    return step.outcome();
  }

  private static BigDecimal decimal(long value) {
    return BigDecimal.valueOf(value);
  }
}
