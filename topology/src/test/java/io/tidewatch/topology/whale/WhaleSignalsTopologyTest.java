package io.tidewatch.topology.whale;

import static io.tidewatch.topology.whale.FillText.buy;
import static io.tidewatch.topology.whale.WhaleDriver.A;
import static io.tidewatch.topology.whale.WhaleDriver.B;
import static io.tidewatch.topology.whale.WhaleDriver.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.whale.Flush;
import io.tidewatch.contract.whale.PositionChange;
import io.tidewatch.contract.whale.PositionSide;
import io.tidewatch.contract.whale.View;
import io.tidewatch.contract.whale.WhaleOrder;
import io.tidewatch.contract.whale.WhaleSignal;
import io.tidewatch.topology.DetectorCounters.Counter;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the detector says when, with explicit times. */
class WhaleSignalsTopologyTest {
  private final WhaleDriver whales = new WhaleDriver();

  @AfterEach
  void close() {
    whales.close();
  }

  @Test
  void shouldSendAnOrderOnceItsStatusAndAllOfItsFillsAreHere() {
    whales.watchUser(A, T0);
    whales.fills(
        A,
        T0 + 1_000,
        buy("1", "0", 900).px("100") + "",
        buy("3", "1", 901).px("104").maker() + "");
    assertThat(whales.stores().openOrders(A)).hasSize(1);
    whales.status(A, T0 + 1_100, 1, "filled", "4", "0.0");

    WhaleOrder order = whales.orders().getFirst();
    assertThat(order.flush()).contains(Flush.STATUS);
    assertThat(order.averagePrice()).isEqualByComparingTo("103");
    assertThat(order.fills()).isEqualTo(2);
    assertThat(order.makerShare().orElseThrow()).isEqualByComparingTo("0.75");
    WhaleSignal signal = whales.signals().getFirst();
    assertThat(signal.change()).isEqualTo(PositionChange.OPEN);
    assertThat(signal.side()).isEqualTo(PositionSide.LONG);
    assertThat(signal.positionAfter()).isEqualByComparingTo("4");
    assertThat(signal.records()).hasSize(1);
    assertThat(whales.stores().openOrders(A)).isEmpty();
    assertThat(whales.stores().positions(A).getFirst().entryPrice().orElseThrow())
        .isEqualByComparingTo("103");
    whales.status(A, T0 + 1_200, 1, "filled", "4", "0.0");
    whales.time(T0 + 400_000);
    assertThat(whales.signals()).isEmpty();
  }

  @Test
  void shouldNeverTellOfWhatWasBeforeTheWatch() {
    whales.watchUser(A, T0);
    whales.snapshot(A, T0 + 50, buy("2", "0", -5_000) + "");
    whales.fills(A, T0 + 100, buy("2", "2", -10).oid(7) + "");
    whales.time(T0 + 400_000);
    assertThat(whales.orders()).isEmpty();
    assertThat(whales.stores().positions(A).getFirst().size()).isEqualByComparingTo("4");
  }

  @Test
  void shouldForgetAnAddressThatNobodyWatchesAnyMore() {
    whales.watch(
        T0,
        List.of(
            KeyValue.pair(A, View.USER_CHANNELS),
            KeyValue.pair(A, View.PUBLIC_TRADES),
            KeyValue.pair(B, View.PUBLIC_TRADES)));
    assertThat(whales.stores().watched()).hasSize(2);
    assertThat(whales.stores().watched().getFirst().view()).isEqualTo(View.USER_CHANNELS);
    whales.fills(A, T0 + 100, buy("1", "0", 10) + "");
    whales.positions();
    whales.watchPublic(B, T0 + 1_000);
    assertThat(whales.orders())
        .singleElement()
        .satisfies(order -> assertThat(order.flush()).contains(Flush.UNWATCHED));
    assertThat(whales.positions()).hasSize(2).last().isNull();
    assertThat(whales.accounts()).containsExactly((io.tidewatch.contract.whale.WhaleAccount) null);
    assertThat(whales.stores().positions(A)).isEmpty();
    whales.fills(A, T0 + 1_100, buy("1", "1", 1_050) + "");
    assertThat(whales.counted(Counter.UNWATCHED)).isEqualTo(1);
  }

  @Test
  void shouldRefuseFillsThatAreTooOldAndCountUnknownWords() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("1", "0", -25 * 3_600_000L).tid(5) + "");
    whales.status(A, T0 + 200, 1, "pondering", "1", "0");
    assertThat(whales.deadLetters()).hasSize(1);
    assertThat(whales.counted(Counter.LATE)).isEqualTo(1);
    assertThat(whales.counted(Counter.UNKNOWN_STATUSES)).isEqualTo(1);
  }

  @Test
  void shouldGoOnAfterARestart() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("1", "0", 10) + "");
    whales.restart();
    whales.fills(A, T0 + 150, buy("1", "0", 10) + "", buy("1", "1", 20) + "");
    whales.restart();
    whales.time(T0 + 400_000);
    assertThat(whales.orders())
        .singleElement()
        .satisfies(order -> assertThat(order.fills()).isEqualTo(2));
    assertThat(whales.signals()).hasSize(1);
    whales.restart();
    whales.time(T0 + 800_000);
    assertThat(whales.signals()).isEmpty();
  }
}
