package io.tidewatch.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.AlertId;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.simulator.book.BookScene;
import io.tidewatch.simulator.market.ExpectedAlert;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertCheckTest {
  private static final ExpectedAlert EXPECTED =
      new ExpectedAlert("BTCUSDT", Side.BUY, 5, 7, new BigDecimal("2000000"));

  private static final List<AlertCheck.Due> DUE = List.of(AlertCheck.due(EXPECTED));

  @Test
  void shouldPassWhenEachCameOnce() {
    assertThat(AlertCheck.of(DUE, List.of(alert(Side.BUY, 5))).isExact()).isTrue();
  }

  @Test
  void shouldNameWhatIsMissing() {
    assertThat(AlertCheck.of(DUE, List.of()).missing())
        .containsExactly("large-trades BTCUSDT BUY 2000000 at 5");
  }

  @Test
  void shouldNameWhatCameTwice() {
    AlertCheck check = AlertCheck.of(DUE, List.of(alert(Side.BUY, 5), alert(Side.BUY, 5)));

    assertThat(check.isExact()).isFalse();
    assertThat(check.extra()).singleElement().asString().endsWith("the same alert again");
  }

  @Test
  void shouldNotTakeAnotherSideOrTimeForTheExpectedOne() {
    AlertCheck check = AlertCheck.of(DUE, List.of(alert(Side.SELL, 5), alert(Side.BUY, 6)));

    assertThat(check.missing()).hasSize(1);
    assertThat(check.extra()).hasSize(2);
  }

  @Test
  void shouldTakeWhatASceneRaisesAtAnyTimeThatItAllows() {
    BookScene.Expected expected = new BookScene.Expected("large-trades", Side.BUY, 5, 7);
    List<AlertCheck.Due> due = List.of(AlertCheck.due("BTCUSDT", expected));

    assertThat(AlertCheck.of(due, List.of(alert(Side.BUY, 7))).isExact()).isTrue();
    assertThat(AlertCheck.of(due, List.of(alert(Side.BUY, 4))).isExact()).isFalse();
    assertThat(AlertCheck.of(due, List.of(alert(Side.BUY, 8))).isExact()).isFalse();
    assertThat(AlertCheck.of(due, List.of(alert(Side.SELL, 6))).isExact()).isFalse();
    assertThat(AlertCheck.of(due, List.of(alert(Side.BUY, 5), alert(Side.BUY, 6))).extra())
        .hasSize(1);
  }

  /** An alert of any kind. */
  static Alert alert() {
    return alert(Side.BUY, 5);
  }

  private static Alert alert(Side side, long timeMs) {
    return new Alert(
        AlertId.of("large-trades", "BTCUSDT", side, timeMs, 1),
        "large-trades",
        "BTCUSDT",
        side,
        new BigDecimal("2000000.00000000"),
        new BigDecimal("2000000"),
        Severity.MAJOR,
        timeMs,
        new Evidence(
            new Evidence.RuleInForce("large-trades", 0, Map.of()),
            new Evidence.Episode(timeMs, 1),
            new Evidence.Window(0, timeMs),
            new Inputs.LargeTrades(
                "BTC",
                "USDT",
                BigDecimal.ONE,
                BigDecimal.ONE,
                1,
                7,
                7,
                BigDecimal.ONE,
                7,
                BigDecimal.ONE,
                BigDecimal.ONE,
                0),
            List.of(),
            new Evidence.FeedHealth(0, 0, 1, 0)));
  }
}
