package io.tidewatch.topology.whale;

import static io.tidewatch.topology.whale.FillText.buy;
import static io.tidewatch.topology.whale.FillText.sell;
import static io.tidewatch.topology.whale.WhaleDriver.A;
import static io.tidewatch.topology.whale.WhaleDriver.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.whale.PositionChange;
import io.tidewatch.contract.whale.WhaleSignal;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sizes that the venue computed in floating point. */
class NoiseTest {
  private final WhaleDriver whales = new WhaleDriver();

  @AfterEach
  void close() {
    whales.close();
  }

  private List<PositionChange> changes() {
    whales.time(T0 + 800_000);
    return whales.signals().stream().map(WhaleSignal::change).toList();
  }

  @Test
  void shouldNotOpenWhatNoiseLeaves() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("12.34", "0", 10).coin("xyz:GOLD") + "");
    whales.fills(A, T0 + 200, sell("12.34", "12.339999999999", 20).coin("xyz:GOLD").oid(2) + "");
    whales.fills(A, T0 + 300, sell("5", "0.000000000001", 30).coin("xyz:GOLD").oid(3) + "");

    assertThat(changes())
        .containsExactly(PositionChange.OPEN, PositionChange.CLOSE, PositionChange.OPEN);
    assertThat(whales.stores().positions(A).getFirst().size())
        .isBetween(new BigDecimal("-5.00001"), new BigDecimal("-4.99999"));
  }

  @Test
  void shouldCloseAllOfAShortThatIsLessByNoise() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, sell("3695042.9", "0", 10).px("0.01") + "");
    whales.fills(A, T0 + 200, buy("3695042.9", "-3695042.8999999999", 20).px("0.01").oid(2) + "");

    assertThat(changes()).containsExactly(PositionChange.OPEN, PositionChange.CLOSE);
    assertThat(whales.stores().positions(A)).isEmpty();
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void shouldGiveUpOnAStartThatLiesBetweenTwoSizes() {
    whales.record(
        "metaAndAssetCtxs",
        null,
        "[{\"universe\":[{\"name\":\"BTC\",\"szDecimals\":0}]},[{\"openInterest\":\"1\"}]]",
        T0);
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("9", "0", 10) + "");
    whales.fills(A, T0 + 5_000, buy("1", "0.5", 4_900).oid(3) + "");
    whales.backfill(A, T0 + 6_000, T0 + 10);

    assertThat(whales.decisions()).hasSize(1);
    assertThat(whales.stores().positions(A).getFirst().size()).isEqualByComparingTo("1");
  }
}
