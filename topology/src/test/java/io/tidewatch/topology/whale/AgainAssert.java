package io.tidewatch.topology.whale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.whale.SizeClass;
import io.tidewatch.topology.recompute.Comparison;
import io.tidewatch.topology.recompute.Recomputed;
import io.tidewatch.topology.whale.signal.WhaleMoveRule;

/** What comes of an alert that is computed again. */
final class AgainAssert {
  private AgainAssert() {}

  /** Every signal is an alert. */
  static WhaleSettings tellingAll() {
    WhaleSettings some = WhaleSettings.DEFAULT;
    return new WhaleSettings(
        some.statusFillsWithin(),
        some.orderTimeout(),
        some.scanEvery(),
        some.sessionGap(),
        some.sessionCap(),
        some.seenFor(),
        some.stateSettles(),
        some.fillsCoveredWithin(),
        some.tradesCoveredWithin(),
        some.backfillAttempts(),
        some.backfillPatience(),
        new WhaleMoveRule(
            WhaleMoveRule.DEFAULT.mediumUsd(),
            WhaleMoveRule.DEFAULT.largeUsd(),
            SizeClass.SMALL,
            WhaleMoveRule.DEFAULT.severity()),
        some.consensus());
  }

  static void assertSame(WhaleDriver whales, Alert alert) {
    Recomputed again = whales.again(alert);
    assertThat(again).as("%s", alert).isInstanceOf(Recomputed.Value.class);
    assertThat(Comparison.same(alert, (Recomputed.Value) again)).as("%s %s", alert, again).isTrue();
  }

  /** Had the records had other bytes. */
  static Recomputed.Value assertDifferent(
      WhaleDriver whales, Alert alert, String bytes, String others) {
    Recomputed again = whales.again(alert, text -> text.replace(bytes, others));
    assertThat(again).isInstanceOf(Recomputed.Value.class);
    assertThat(Comparison.same(alert, (Recomputed.Value) again)).isFalse();
    return (Recomputed.Value) again;
  }

  /** Whatever the records lack, it is never taken for another value. */
  static boolean isSameUnlessNotPossible(WhaleDriver whales, Alert alert) {
    if (whales.again(alert) instanceof Recomputed.Value now) {
      assertThat(Comparison.same(alert, now)).as("%s %s", alert, now).isTrue();
      return true;
    }
    return false;
  }

  static void assertNotPossible(WhaleDriver whales, Alert alert, String why) {
    assertThat(whales.again(alert))
        .isInstanceOfSatisfying(
            Recomputed.NotPossible.class, answer -> assertThat(answer.why()).contains(why));
  }

  /** The same alert about something else. */
  static Alert with(Alert alert, Inputs inputs) {
    return alert.with(alert.evidence().withInputs(inputs));
  }
}
