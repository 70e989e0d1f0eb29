package io.tidewatch.topology.whale;

import static io.tidewatch.topology.whale.WhaleDriver.A;
import static io.tidewatch.topology.whale.WhaleDriver.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.whale.HyperliquidRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is watched, by what the feed says. */
class WatchedAddressesTest {
  private final WhaleDriver whales = new WhaleDriver();

  @AfterEach
  void close() {
    whales.close();
  }

  @Test
  void shouldForgetNobodyByAListOfWhichARowCannotBeRead() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, FillText.buy("1", "0", 10) + "");
    String odd = "{\"at\":%d,\"addresses\":[{\"address\":\"0x1\",\"view\":\"USER_CHANNELS\"}]}";
    whales.record(HyperliquidRecords.WATCHING, null, odd.formatted(T0 + 200), T0 + 200);

    assertThat(whales.stores().watched()).hasSize(1);
    assertThat(whales.stores().positions(A)).hasSize(1);
    assertThat(whales.orders()).isEmpty();
    assertThat(whales.deadLetters()).hasSize(1);
  }
}
