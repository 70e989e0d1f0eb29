package io.tidewatch.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Side;
import io.tidewatch.simulator.binance.SimTrade;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BruteForceTest {
  private static SimTrade buy(long id, String usd, long timeMs) {
    return new SimTrade("BTCUSDT", id, BigDecimal.ONE, new BigDecimal(usd), timeMs, false);
  }

  private static SimTrade sell(long id, String usd, long timeMs) {
    return new SimTrade("BTCUSDT", id, BigDecimal.ONE, new BigDecimal(usd), timeMs, true);
  }

  @Test
  void shouldFireExactlyAtTheThreshold() {
    assertThat(BruteForce.alerts(List.of(buy(1, "1999999.99999999", 0)))).isEmpty();
    assertThat(
            BruteForce.alerts(
                List.of(buy(1, "1999999.99999999", 0), buy(2, "0.00000001", 299_999))))
        .extracting(ExpectedAlert::tradeId)
        .containsExactly(2L);
  }

  @Test
  void shouldLeaveOutATradeThatIsAsOldAsTheWindow() {
    assertThat(BruteForce.alerts(List.of(buy(1, "1500000", 0), buy(2, "1500000", 300_000))))
        .isEmpty();
  }

  @Test
  void shouldFireAgainWhenTheCooldownIsOverToTheMillisecond() {
    assertThat(
            BruteForce.alerts(
                List.of(buy(1, "3000000", 0), buy(2, "3000000", 299_999), buy(3, "1", 300_000))))
        .extracting(ExpectedAlert::tradeId)
        .containsExactly(1L, 3L);
  }

  @Test
  void shouldNameTheSideFromSixtyPercentOn() {
    assertThat(BruteForce.alerts(List.of(sell(1, "800000", 0), buy(2, "1200000", 0))))
        .extracting(ExpectedAlert::side)
        .containsExactly(Side.BUY);
    assertThat(BruteForce.alerts(List.of(buy(1, "800000", 0), sell(2, "1200000", 0))))
        .extracting(ExpectedAlert::side)
        .containsExactly(Side.SELL);
    assertThat(BruteForce.alerts(List.of(sell(1, "800001", 0), buy(2, "1199999", 0))))
        .extracting(ExpectedAlert::side)
        .containsExactly(Side.BOTH);
  }
}
