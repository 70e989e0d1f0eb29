package io.tidewatch.topology.whale;

import static io.tidewatch.topology.whale.FillText.buy;
import static io.tidewatch.topology.whale.FillText.sell;
import static io.tidewatch.topology.whale.WhaleDriver.A;
import static io.tidewatch.topology.whale.WhaleDriver.B;
import static io.tidewatch.topology.whale.WhaleDriver.C;
import static io.tidewatch.topology.whale.WhaleDriver.T0;
import static io.tidewatch.topology.whale.WhaleDriver.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.feed.FeedCommand.Action;
import io.tidewatch.contract.whale.Flush;
import io.tidewatch.contract.whale.PositionChange;
import io.tidewatch.contract.whale.PositionSide;
import io.tidewatch.contract.whale.SizeClass;
import io.tidewatch.contract.whale.View;
import io.tidewatch.contract.whale.WhaleOrder;
import io.tidewatch.contract.whale.WhalePosition.Cause;
import io.tidewatch.contract.whale.WhaleSignal;
import io.tidewatch.topology.DetectorCounters.Counter;
import java.math.BigDecimal;
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
  void shouldMakeACloseAndAnOpenOfAFlip() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("2", "0", 10).px("100") + "");
    whales.fills(A, T0 + 200, sell("5", "2", 20).px("110").oid(2).dir("Long > Short") + "");
    whales.status(A, T0 + 300, 2, "filled", "5", "0");

    List<WhaleSignal> signals = whales.signals();
    assertThat(signals)
        .extracting(WhaleSignal::change)
        .containsExactly(PositionChange.CLOSE, PositionChange.OPEN);
    assertThat(signals).allMatch(WhaleSignal::flip);
    assertThat(signals.getFirst().closeRate().orElseThrow()).isEqualByComparingTo("1");
    assertThat(signals.getFirst().realizedPnl().orElseThrow()).isEqualByComparingTo("20");
    assertThat(signals.get(1).side()).isEqualTo(PositionSide.SHORT);
    assertThat(signals.get(1).size()).isEqualByComparingTo("3");
    assertThat(whales.stores().positions(A).getFirst().entryPrice().orElseThrow())
        .isEqualByComparingTo("110");
  }

  @Test
  void shouldAskForMissedFillsAndApplyThemInOrder() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("2", "0", 10) + "");
    whales.fills(A, T0 + 5_000, buy("1", "3", 4_900).oid(3) + "");
    whales.time(T0 + 6_500);
    assertThat(whales.commands())
        .singleElement()
        .satisfies(command -> {
          assertThat(command.action()).isEqualTo(Action.BACKFILL);
          assertThat(command.instrument()).isEqualTo(A);
          assertThat(command.span().orElseThrow().from()).isEqualTo(T0 + 10);
        });
    assertThat(whales.stores().positions(A).getFirst().sure()).isFalse();
    whales.backfill(
        A, T0 + 7_000, T0 + 10, buy("2", "0", 10) + "", buy("1", "2", 3_000).oid(2) + "");
    assertThat(whales.decisions()).isEmpty();
    assertThat(whales.stores().positions(A).getFirst().size()).isEqualByComparingTo("4");
    assertThat(whales.counted(Counter.DUPLICATES)).isEqualTo(1);
  }

  @Test
  void shouldSetAPositionAnewIfItsFillsCannotBeHad() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("2", "0", 10) + "");
    whales.fills(A, T0 + 5_000, buy("1", "7", 4_900).oid(3) + "");
    whales.backfill(A, T0 + 6_000, T0 + 10);
    assertThat(whales.decisions())
        .singleElement()
        .satisfies(decision -> assertThat(decision.reason()).isEqualTo(Reason.POSITION_RESYNC));
    assertThat(whales.positions())
        .filteredOn(position -> position.cause() == Cause.RESYNC)
        .singleElement()
        .satisfies(
            position -> assertThat(position.correction().orElseThrow()).isEqualByComparingTo("5"));
    assertThat(whales.stores().positions(A).getFirst().size()).isEqualByComparingTo("8");
    whales.time(T0 + 400_000);
    assertThat(whales.signals()).hasSize(2);
  }

  @Test
  void shouldGiveUpAfterThreeRequestsThatNobodyAnswers() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("2", "0", 10) + "");
    whales.fills(A, T0 + 5_000, buy("1", "7", 4_900).oid(3) + "");
    for (int second = 6; second < 400; second++) {
      whales.time(T0 + second * 1_000);
    }
    assertThat(whales.commands()).hasSize(3);
    assertThat(whales.counted(Counter.RESYNCS)).isEqualTo(1);
    assertThat(whales.stores().positions(A).getFirst().sure()).isTrue();
  }

  @Test
  void shouldNotLoseWhatComesInASnapshotAndThenInTheBackfill() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("2", "0", 10) + "");
    whales.snapshot(A, T0 + 5_000, buy("2", "0", 10) + "", buy("1", "2", 3_000).oid(2) + "");
    assertThat(whales.stores().openOrders(A)).hasSize(1);
    whales.backfill(
        A, T0 + 10_000, T0 + 10, buy("2", "0", 10) + "", buy("1", "2", 3_000).oid(2) + "");
    // What the venue does not know as open is over.
    assertThat(whales.orders())
        .hasSize(2)
        .allMatch(order -> order.status().get().equals("notOpen"));
    assertThat(whales.signals()).hasSize(2);
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
  void shouldTakeBothSidesOfASelfTrade() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("5", "0", 10) + "");
    whales.fills(
        A,
        T0 + 200,
        buy("1", "5", 20).tid(77).oid(2) + "",
        sell("1", "5", 20).tid(77).oid(3) + "",
        buy("1", "5", 20).tid(78).oid(4) + "");
    assertThat(whales.stores().positions(A).getFirst().size()).isEqualByComparingTo("6");
    whales.time(T0 + 400_000);
    assertThat(whales.orders()).hasSize(4);
    // A trade with itself changes nothing.
    assertThat(whales.signals()).hasSize(2).extracting(WhaleSignal::id).doesNotHaveDuplicates();
    assertThat(whales.commands()).isEmpty();
  }

  @Test
  void shouldAddUpSlicesOfATwapBetweenOtherFills() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("1", "0", 10) + "");
    whales.fills(A, T0 + 300, buy("1", "2", 250).oid(9) + "");
    whales.twap(A, T0 + 350, 55, buy("1", "1", 240).oid(8) + "");
    assertThat(whales.stores().positions(A).getFirst().size()).isEqualByComparingTo("3");
    whales.time(T0 + 400_000);
    assertThat(whales.commands()).isEmpty();
    assertThat(whales.orders())
        .anyMatch(order -> order.twapId().filter(id -> id == 55).isPresent());
  }

  @Test
  void shouldMakeSessionsOfPublicTradesFromAStatedPosition() {
    whales.watchPublic(A, T0);
    whales.trades(T0 + 1_000, trade("BTC", "100", "2", T0 + 900, 5, A, B));
    assertThat(whales.stores().positions(A)).isEmpty();
    whales.state(A, T0 + 2_000, T0 + 1_900, "BTC", "5");
    whales.time(T0 + 7_000);
    whales.trades(T0 + 7_500, trade("BTC", "110", "1", T0 + 7_400, 6, B, A));
    whales.time(T0 + 20_000);

    List<WhaleSignal> signals = whales.signals();
    assertThat(signals).hasSize(2).allMatch(signal -> signal.flush() == Flush.SESSION);
    WhaleSignal add =
        signals.stream().filter(s -> s.change() == PositionChange.ADD).findFirst().orElseThrow();
    assertThat(add.positionBefore()).isEqualByComparingTo("3");
    WhaleSignal reduce =
        signals.stream().filter(s -> s.change() == PositionChange.REDUCE).findFirst().orElseThrow();
    assertThat(reduce.closeRate().orElseThrow()).isEqualByComparingTo("0.2");
    assertThat(reduce.oid()).isEmpty();
    whales.trades(T0 + 21_000, trade("BTC", "110", "1", T0 + 7_400, 6, B, A));
    whales.time(T0 + 30_000);
    assertThat(whales.signals()).isEmpty();
  }

  @Test
  void shouldOpenFromFlatWhereTheStatementNamesNoPosition() {
    whales.watchPublic(A, T0);
    whales.state(A, T0 + 100, T0 + 50);
    whales.time(T0 + 6_000);
    whales.trades(T0 + 6_500, trade("ETH", "100", "2", T0 + 6_400, 5, A, B));
    whales.time(T0 + 11_000);
    assertThat(whales.signals())
        .singleElement()
        .satisfies(signal -> assertThat(signal.change()).isEqualTo(PositionChange.OPEN));
  }

  @Test
  void shouldInventNothingAfterLostTrades() {
    whales.watchPublic(A, T0);
    whales.state(A, T0 + 100, T0 + 50, "BTC", "5");
    whales.time(T0 + 6_000);
    whales.lost(T0 + 10_000, "BTC", T0 + 7_000, T0 + 10_000);
    whales.trades(T0 + 11_000, trade("BTC", "100", "2", T0 + 10_900, 5, B, A));
    whales.time(T0 + 20_000);
    assertThat(whales.signals()).isEmpty();
    whales.state(A, T0 + 21_000, T0 + 20_900, "BTC", "-6");
    whales.time(T0 + 26_000);
    whales.time(T0 + 31_000);
    // It was short before the trade already.
    assertThat(whales.signals())
        .singleElement()
        .satisfies(signal -> {
          assertThat(signal.change()).isEqualTo(PositionChange.ADD);
          assertThat(signal.side()).isEqualTo(PositionSide.SHORT);
          assertThat(signal.positionBefore()).isEqualByComparingTo("-4");
        });
    assertThat(whales.decisions()).hasSize(1);
  }

  @Test
  void shouldMoveBetweenViewsWithoutAFalseSignal() {
    whales.watchPublic(A, T0);
    whales.state(A, T0 + 100, T0 + 50, "BTC", "5");
    whales.time(T0 + 6_000);
    whales.trades(T0 + 10_000, trade("BTC", "100", "2", T0 + 9_900, 5, A, B));
    whales.watchUser(A, T0 + 10_500);
    whales.backfill(
        A,
        T0 + 11_000,
        T0 - 109_500,
        buy("2", "5", 9_900).tid(5) + "",
        buy("1", "7", 10_700).tid(6).oid(2) + "");
    whales.trades(T0 + 11_100, trade("BTC", "100", "1", T0 + 10_700, 6, A, B));
    whales.watchPublic(A, T0 + 20_000);
    whales.fills(A, T0 + 21_000, buy("1", "8", 20_700).tid(7).oid(3) + "");
    whales.trades(T0 + 21_000, trade("BTC", "100", "1", T0 + 20_700, 7, A, B));
    whales.time(T0 + 400_000);
    assertThat(whales.stores().positions(A).getFirst().size()).isEqualByComparingTo("9");
    assertThat(whales.signals()).hasSize(3).allMatch(s -> s.change() == PositionChange.ADD);
    assertThat(whales.decisions()).isEmpty();
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
  void shouldRaiseLargeMovesAndConsensus() {
    whales.watch(
        T0,
        List.of(
            KeyValue.pair(A, View.USER_CHANNELS),
            KeyValue.pair(B, View.USER_CHANNELS),
            KeyValue.pair(C, View.USER_CHANNELS)));
    int oid = 1;
    for (String address : List.of(A, B, C)) {
      whales.fills(
          address, T0 + 100 * oid, buy("20", "0", 100 * oid - 50).px("100000").oid(oid) + "");
      whales.status(address, T0 + 100 * oid + 10, oid, "filled", "20", "0");
      oid++;
    }
    var alerts = whales.alerts();
    assertThat(alerts).filteredOn(alert -> alert.rule().equals("whale-move")).hasSize(3);
    assertThat(alerts)
        .filteredOn(alert -> alert.rule().equals("whale-consensus"))
        .singleElement()
        .satisfies(alert -> {
          Inputs.WhaleConsensus inputs = (Inputs.WhaleConsensus) alert.evidence().inputs();
          assertThat(inputs.netUsd()).isEqualByComparingTo("6000000");
          assertThat(inputs.members()).hasSize(3);
        });
    assertThat(whales.signals()).allMatch(signal -> signal.positionSize() == SizeClass.LARGE);
  }

  @Test
  void shouldSetWhoWentTheOtherWayAgainstThoseWhoAgree() {
    String d = "0x" + "d".repeat(40);
    whales.watch(
        T0,
        List.of(
            KeyValue.pair(A, View.USER_CHANNELS),
            KeyValue.pair(B, View.USER_CHANNELS),
            KeyValue.pair(C, View.USER_CHANNELS),
            KeyValue.pair(d, View.USER_CHANNELS)));
    whales.fills(d, T0 + 50, sell("15", "90", 40).px("100000").oid(9) + "");
    whales.status(d, T0 + 60, 9, "filled", "15", "0");
    int oid = 1;
    for (String address : List.of(A, B, C)) {
      whales.fills(
          address, T0 + 100 * oid, buy("20", "0", 100 * oid - 50).px("100000").oid(oid) + "");
      whales.status(address, T0 + 100 * oid + 10, oid, "filled", "20", "0");
      oid++;
    }
    assertThat(whales.alerts()).noneMatch(alert -> alert.rule().equals("whale-consensus"));
    whales.fills(A, T0 + 900, buy("10", "20", 850).px("100000").oid(20) + "");
    whales.status(A, T0 + 910, 20, "filled", "10", "0");
    assertThat(whales.alerts())
        .filteredOn(alert -> alert.rule().equals("whale-consensus"))
        .singleElement()
        .satisfies(alert -> {
          Inputs.WhaleConsensus inputs = (Inputs.WhaleConsensus) alert.evidence().inputs();
          assertThat(inputs.netUsd()).isEqualByComparingTo("5500000");
          assertThat(inputs.members()).hasSize(3);
        });
  }

  @Test
  void shouldTakeFeesInTheBaseTokenOfSpotPairs() {
    whales.record(
        "spotMeta",
        null,
        "{\"universe\":[{\"name\":\"@107\",\"tokens\":[150,0],\"index\":107,\"isCanonical\":false}],"
            + "\"tokens\":[{\"name\":\"USDC\",\"szDecimals\":8,\"weiDecimals\":8,\"index\":0},"
            + "{\"name\":\"HYPE\",\"szDecimals\":2,\"weiDecimals\":8,\"index\":150}]}",
        T0);
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("10", "0", 10).coin("@107").fee("0.007", "HYPE").dir("Buy") + "");
    whales.fills(A, T0 + 200, sell("9.99", "9.993", 20).coin("@107").oid(2).dir("Sell") + "");
    whales.time(T0 + 400_000);
    assertThat(whales.commands()).isEmpty();
    assertThat(whales.signals())
        .extracting(WhaleSignal::change)
        .containsExactly(PositionChange.OPEN, PositionChange.CLOSE);
  }

  @Test
  void shouldNotBelieveAFillThatContradictsItself() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("1", "0", 10).dir("Close Short") + "");
    whales.time(T0 + 400_000);
    assertThat(whales.signals()).isEmpty();
    assertThat(whales.counted(Counter.MISMATCHES)).isEqualTo(1);
    assertThat(whales.commands())
        .singleElement()
        .satisfies(c -> assertThat(c.action()).isEqualTo(Action.SEED));
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
  void shouldPassOverFloatNoise() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, sell("3695042.9", "0", 10).px("0.01") + "");
    whales.fills(A, T0 + 200, buy("2.9", "-3695042.8999999999", 20).px("0.01").oid(2) + "");
    assertThat(whales.stores().positions(A).getFirst().size().stripTrailingZeros())
        .isBetween(new BigDecimal("-3695040.00001"), new BigDecimal("-3695039.99999"));
    whales.time(T0 + 10_000);
    assertThat(whales.commands()).isEmpty();
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

  @Test
  void shouldNoticeByAStatementThatFillsAreMissing() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("1", "0", 10) + "");
    whales.state(A, T0 + 60_000, T0 + 59_900, "BTC", "4");
    whales.time(T0 + 66_000);
    whales.time(T0 + 68_000);
    assertThat(whales.commands()).hasSize(1);
    whales.backfilled(A, T0 + 69_000, T0, T0 + 68_000);
    whales.state(A, T0 + 70_000, T0 + 69_900, "BTC", "4");
    whales.time(T0 + 76_000);
    assertThat(whales.decisions()).hasSize(1);
    assertThat(whales.stores().positions(A).getFirst().size()).isEqualByComparingTo("4");
    assertThat(whales.orders()).isEmpty();
  }
}
