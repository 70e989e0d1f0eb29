package io.tidewatch.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.AlertId;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.simulator.market.ExpectedAlert;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertCheckTest {
  private static final ExpectedAlert EXPECTED =
      new ExpectedAlert("BTCUSDT", Side.BUY, 5, 7, new BigDecimal("2000000"));

  @Test
  void shouldPassWhenEachCameOnce() {
    assertThat(AlertCheck.of(List.of(EXPECTED), List.of(alert(Side.BUY, 5))).isExact()).isTrue();
  }

  @Test
  void shouldNameWhatIsMissing() {
    assertThat(AlertCheck.of(List.of(EXPECTED), List.of()).missing())
        .containsExactly("BTCUSDT BUY 2000000 USD at 5, completed by trade 7");
  }

  @Test
  void shouldNameWhatCameTwice() {
    AlertCheck check =
        AlertCheck.of(List.of(EXPECTED), List.of(alert(Side.BUY, 5), alert(Side.BUY, 5)));

    assertThat(check.isExact()).isFalse();
    assertThat(check.extra()).singleElement().asString().endsWith("the same alert again");
  }

  @Test
  void shouldNotTakeAnotherSideOrTimeForTheExpectedOne() {
    AlertCheck check =
        AlertCheck.of(List.of(EXPECTED), List.of(alert(Side.SELL, 5), alert(Side.BUY, 6)));

    assertThat(check.missing()).hasSize(1);
    assertThat(check.extra()).hasSize(2);
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
