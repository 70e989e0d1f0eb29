package io.tidewatch.benchmarks.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.topology.largetrades.LargeTradesSettings;
import org.junit.jupiter.api.Test;

class ExpectedAlertsTest {
  private static final long MINUTE_MS = 60_000;
  private static final Instrument DOLLAR = new Instrument("ABCUSDT", 0, 0, 1);

  private final ExpectedAlerts expected = new ExpectedAlerts(LargeTradesSettings.DEFAULT);

  @Test
  void shouldRaiseAtTheThreshold() {
    assertThat(expected.raises(trade(1, 1_000_000))).isFalse();
    assertThat(expected.raises(trade(2, 999_999))).isFalse();
    assertThat(expected.raises(trade(3, 1))).isTrue();
  }

  @Test
  void shouldRaiseAgainOnlyAfterTheCooldown() {
    assertThat(expected.raises(trade(0, 2_000_000))).isTrue();
    assertThat(expected.raises(trade(5 * MINUTE_MS - 1, 2_000_000))).isFalse();
    assertThat(expected.raises(trade(5 * MINUTE_MS, 1))).isTrue();
  }

  @Test
  void shouldForgetWhatLeftTheWindow() {
    assertThat(expected.raises(trade(0, 1_999_999))).isFalse();
    assertThat(expected.raises(trade(5 * MINUTE_MS, 1))).isFalse();
  }

  private static MadeTrade trade(long timeMs, long dollars) {
    return new MadeTrade(DOLLAR, timeMs, timeMs, 1, dollars, true);
  }
}
