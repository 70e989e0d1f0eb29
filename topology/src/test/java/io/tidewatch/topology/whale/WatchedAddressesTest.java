package io.tidewatch.topology.whale;

import static io.tidewatch.topology.whale.WhaleDriver.A;
import static io.tidewatch.topology.whale.WhaleDriver.B;
import static io.tidewatch.topology.whale.WhaleDriver.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidewatch.contract.whale.Flush;
import io.tidewatch.contract.whale.HyperliquidRecords;
import io.tidewatch.contract.whale.View;
import io.tidewatch.contract.whale.WhaleOrder;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
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
  void shouldSendWhatIsOpenOfSomebodyWhomNobodyWatchesAnyMore() {
    whales.watch(
        T0, List.of(KeyValue.pair(A, View.USER_CHANNELS), KeyValue.pair(B, View.USER_CHANNELS)));
    whales.fills(A, T0 + 100, FillText.buy("1", "0", 10).oid(1) + "");
    whales.status(A, T0 + 110, 1, "filled", "1", "0");
    whales.fills(A, T0 + 200, FillText.buy("2", "1", 150).oid(2) + "");
    whales.fills(B, T0 + 300, FillText.buy("1", "0", 250).oid(3) + "");
    assertThat(whales.activeOrders()).isEqualTo(2);

    whales.watch(T0 + 400, List.of(KeyValue.pair(B, View.USER_CHANNELS)));
    assertThat(whales.orders())
        .extracting(WhaleOrder::oid, WhaleOrder::flush)
        .containsExactly(
            tuple(Optional.of(1L), Optional.of(Flush.STATUS)),
            tuple(Optional.of(2L), Optional.of(Flush.UNWATCHED)));
    assertThat(whales.activeOrders()).isEqualTo(1);

    // Back again within the memory of what was sent: the fills of the past come once more.
    whales.watch(
        T0 + 500,
        List.of(KeyValue.pair(A, View.USER_CHANNELS), KeyValue.pair(B, View.USER_CHANNELS)));
    whales.backfill(
        A,
        T0 + 600,
        T0,
        FillText.buy("1", "0", 10).oid(1) + "",
        FillText.buy("2", "1", 150).oid(2) + "");
    whales.time(T0 + 700_000);
    assertThat(whales.orders()).noneMatch(order -> order.address().equals(A));
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
