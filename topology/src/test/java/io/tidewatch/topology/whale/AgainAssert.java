package io.tidewatch.topology.whale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.topology.recompute.Comparison;
import io.tidewatch.topology.recompute.Recomputed;

/** What comes of an alert that is computed again. */
final class AgainAssert {
  private AgainAssert() {}

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

  static void assertNotPossible(WhaleDriver whales, Alert alert, String why) {
    assertThat(whales.again(alert))
        .isInstanceOfSatisfying(
            Recomputed.NotPossible.class, answer -> assertThat(answer.why()).contains(why));
  }

  /** The same alert about something else. */
  static Alert with(Alert alert, Inputs inputs) {
    Evidence evidence = alert.evidence();
    return new Alert(
        alert.id(),
        alert.rule(),
        alert.subject(),
        alert.side(),
        alert.value(),
        alert.threshold(),
        alert.severity(),
        alert.eventTime(),
        new Evidence(
            evidence.rule(),
            evidence.episode(),
            evidence.window(),
            inputs,
            evidence.records(),
            evidence.feed()));
  }
}
