package io.tidewatch.topology.whale;

import static io.tidewatch.topology.whale.FillText.buy;
import static io.tidewatch.topology.whale.WhaleDriver.A;
import static io.tidewatch.topology.whale.WhaleDriver.B;
import static io.tidewatch.topology.whale.WhaleDriver.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.whale.Flush;
import io.tidewatch.contract.whale.PositionChange;
import io.tidewatch.contract.whale.WhaleOrder;
import io.tidewatch.contract.whale.WhaleSignal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ends orders, and what only seems to. */
class OrderEndingsTest {
  private final WhaleDriver whales = new WhaleDriver();

  @AfterEach
  void close() {
    whales.close();
  }

  @Test
  void shouldWaitForTheFillsOfAnEarlyStatus() {
    whales.watchUser(A, T0);
    whales.status(A, T0 + 100, 1, "canceled", "5", "3");
    whales.fills(A, T0 + 200, buy("1", "0", 90) + "");
    assertThat(whales.orders()).isEmpty();
    whales.fills(A, T0 + 300, buy("1", "1", 91) + "");
    assertThat(whales.orders().getFirst().flush()).contains(Flush.STATUS);
  }

  @Test
  void shouldSendWhatCameWithinTenMinutesOfAStatus() {
    whales.watchUser(A, T0);
    whales.status(A, T0 + 100, 1, "filled", "5", "0");
    whales.fills(A, T0 + 200, buy("1", "0", 90) + "");
    whales.time(T0 + 500_000);
    assertThat(whales.orders()).isEmpty();
    whales.time(T0 + 660_000);
    assertThat(whales.orders().getFirst().flush()).contains(Flush.STATUS_INCOMPLETE);
  }

  @Test
  void shouldSendByTimeAndMakeAnotherPartOfWhatComesLater() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 200, buy("1", "0", 90) + "");
    whales.time(T0 + 290_000);
    assertThat(whales.orders()).isEmpty();
    whales.time(T0 + 330_200);
    assertThat(whales.orders().getFirst().flush()).contains(Flush.TIMEOUT);
    whales.fills(A, T0 + 340_000, buy("1", "1", 339_000) + "");
    whales.status(A, T0 + 340_100, 1, "filled", "2", "0");
    WhaleOrder second = whales.orders().getFirst();
    assertThat(second.part()).isEqualTo(2);
    List<WhaleSignal> signals = whales.signals();
    assertThat(signals).extracting(WhaleSignal::id).doesNotHaveDuplicates().hasSize(2);
    assertThat(signals.get(1).change()).isEqualTo(PositionChange.ADD);
  }

  @Test
  void shouldCleanUpAfterAStatusThatComesAfterTheTimeout() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 200, buy("1", "0", 90) + "");
    whales.time(T0 + 330_200);
    whales.status(A, T0 + 340_100, 1, "filled", "1", "0");
    assertThat(whales.orders()).hasSize(1);
    whales.time(T0 + 26 * 3_600_000L + 400_000);
    assertThat(whales.orders()).isEmpty();
  }

  @Test
  void shouldCountWhatAnOrderWasFilledWithBeforeTheWatch() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("3", "0", -60_000).tid(5) + "", buy("2", "3", 50) + "");
    whales.status(A, T0 + 200, 1, "filled", "5", "0");

    assertThat(whales.orders())
        .singleElement()
        .satisfies(order -> {
          assertThat(order.flush()).contains(Flush.STATUS);
          assertThat(order.size()).isEqualByComparingTo("2");
        });
  }

  @Test
  void shouldCountWhatPublicTradesToldOfAnOrder() {
    whales.watchPublic(A, T0);
    whales.state(A, T0 + 100, T0 + 50);
    whales.time(T0 + 6_000);
    whales.trades(T0 + 7_000, WhaleDriver.trade("BTC", "100", "3", T0 + 6_900, 5, A, B));
    whales.watchUser(A, T0 + 8_000);
    whales.fills(A, T0 + 9_000, buy("3", "0", 6_900).tid(5) + "", buy("2", "3", 8_500).tid(6) + "");
    whales.status(A, T0 + 9_100, 1, "filled", "5", "0");

    assertThat(whales.orders())
        .filteredOn(order -> order.oid().isPresent())
        .singleElement()
        .satisfies(order -> {
          assertThat(order.flush()).contains(Flush.STATUS);
          assertThat(order.size()).isEqualByComparingTo("2");
        });
  }

  @Test
  void shouldNotEndOrdersOfDexesThatTheAnswerDoesNotCover() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("1", "0", 10).coin("xyz:GOLD") + "");
    whales.backfill(A, T0 + 10_000, T0);
    assertThat(whales.orders()).isEmpty();
    whales.fills(A, T0 + 11_000, buy("1", "1", 10_900).coin("xyz:GOLD") + "");
    whales.time(T0 + 400_000);

    assertThat(whales.orders())
        .singleElement()
        .satisfies(order -> {
          assertThat(order.flush()).contains(Flush.TIMEOUT);
          assertThat(order.fills()).isEqualTo(2);
        });
  }

  @Test
  void shouldGoOnWithAnOrderThatOnlySeemedToBeOver() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("1", "0", 10) + "");
    whales.backfill(A, T0 + 10_000, T0);
    assertThat(whales.orders())
        .singleElement()
        .satisfies(order -> assertThat(order.status()).contains("notOpen"));
    whales.fills(A, T0 + 11_000, buy("1", "1", 10_900) + "");
    whales.fills(A, T0 + 12_000, buy("1", "2", 11_900) + "");
    assertThat(whales.orders()).isEmpty();
    whales.status(A, T0 + 13_000, 1, "filled", "3", "0");

    assertThat(whales.orders())
        .singleElement()
        .satisfies(order -> {
          assertThat(order.flush()).contains(Flush.STATUS);
          assertThat(order.status()).contains("filled");
          assertThat(order.fills()).isEqualTo(2);
        });
  }

  @Test
  void shouldTakeBackAnEndingWhenTheVenueSaysThatTheOrderIsOpen() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("1", "0", 10) + "");
    whales.backfill(A, T0 + 10_000, T0);
    whales.status(A, T0 + 11_000, 1, "open", "5", "4");
    whales.orders();
    whales.fills(A, T0 + 12_000, buy("1", "1", 11_900) + "");
    whales.time(T0 + 400_000);

    assertThat(whales.orders())
        .singleElement()
        .satisfies(order -> {
          assertThat(order.flush()).contains(Flush.TIMEOUT);
          assertThat(order.status()).contains("open");
        });
  }

  @Test
  void shouldEndNoMoreMissingOrdersWithOneRecordThanATransactionHasTimeFor() {
    whales.watchUser(A, T0);
    List<String> fills = new ArrayList<>();
    for (int i = 0; i < 1_200; i++) {
      fills.add(buy("1", i + "", 10 + i).oid(1 + i) + "");
    }
    whales.fills(A, T0 + 2_000, fills.toArray(String[]::new));
    whales.record("openOrders", A, "[]", T0 + 20_000);
    assertThat(whales.orders()).hasSize(500);
    whales.restart();
    whales.time(T0 + 20_001);
    assertThat(whales.orders()).hasSize(500);
    whales.time(T0 + 20_002);

    assertThat(whales.orders())
        .hasSize(200)
        .allSatisfy(order -> {
          assertThat(order.flush()).contains(Flush.STATUS);
          assertThat(order.status()).contains("notOpen");
        });
  }

  @Test
  void shouldTellPartsApartThatAddressesWatchedAgainMake() {
    List<String> ids = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      long at = 10_000L * round;
      whales.watchUser(A, T0 + at);
      whales.fills(A, T0 + at + 100, buy("1", round + "", at + 10).oid(7) + "");
      whales.watchUser(B, T0 + at + 5_000);
      whales.orders().stream().map(WhaleOrder::id).forEach(ids::add);
    }
    assertThat(ids).hasSize(2).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldEndOrdersInTheOrderOfTheirTimesAlsoAfterARestart(boolean restarted) {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("1", "0", 50).oid(1) + "");
    whales.fills(A, T0 + 10_000, buy("1", "1", 9_900).oid(2) + "");
    whales.fills(A, T0 + 20_000, buy("1", "2", 19_900).oid(1) + "");
    if (restarted) {
      whales.restart();
    }
    whales.time(T0 + 400_000);
    whales.time(T0 + 430_000);
    assertThat(whales.orders()).extracting(order -> order.oid().get()).containsExactly(2L, 1L);
  }
}
