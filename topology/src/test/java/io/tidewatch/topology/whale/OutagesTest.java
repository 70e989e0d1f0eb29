package io.tidewatch.topology.whale;

import static io.tidewatch.topology.whale.FillText.buy;
import static io.tidewatch.topology.whale.WhaleDriver.A;
import static io.tidewatch.topology.whale.WhaleDriver.B;
import static io.tidewatch.topology.whale.WhaleDriver.T0;
import static io.tidewatch.topology.whale.WhaleDriver.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.whale.Flush;
import io.tidewatch.contract.whale.PositionChange;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The venue, or the feed, is away for long, and what happened meanwhile comes later. */
class OutagesTest {
  private static final long MINUTE = 60_000;
  private static final long LAG = 6_000;

  private final WhaleDriver whales = new WhaleDriver();

  @AfterEach
  void close() {
    whales.close();
  }

  /** One order gets a fill each ten seconds, from one time to another, after so many. */
  private static List<String> steady(long fromMs, long toMs, int before) {
    List<String> fills = new ArrayList<>();
    for (long at = fromMs; at < toMs; at += 10_000) {
      fills.add(buy("1", String.valueOf(before + fills.size()), at).tid(1_000 + at) + "");
    }
    return fills;
  }

  /** Two minutes of an order. */
  private void begin() {
    whales.watchUser(A, T0);
    for (String fill : steady(0, 2 * MINUTE, 0)) {
      whales.fills(A, T0 + 2 * MINUTE, fill);
    }
    quietly(2 * MINUTE, 2 * MINUTE + 1);
  }

  /** The feed says each second how late it is, and is a little behind. */
  private void quietly(long fromMs, long toMs) {
    for (long at = fromMs; at < toMs; at += 1_000) {
      whales.time(T0 + at, T0 + at - LAG, T0 + at - LAG);
    }
  }

  /** The feed is there, and its sockets are not. */
  private void deaf(long fromMs, long toMs, long completeTo) {
    for (long at = fromMs; at < toMs; at += 1_000) {
      whales.time(T0 + at, T0 + completeTo, T0 + completeTo);
    }
  }

  private void assertOneOrder(int fills) {
    assertThat(whales.orders())
        .singleElement()
        .satisfies(order -> {
          assertThat(order.fills()).isEqualTo(fills);
          assertThat(order.part()).isEqualTo(1);
          assertThat(order.flush()).contains(Flush.TIMEOUT);
        });
  }

  @Test
  void shouldKeepAnOrderInOnePieceWhileTheSocketsAreDown() {
    begin();
    deaf(2 * MINUTE, 8 * MINUTE, 2 * MINUTE - LAG);
    whales.restart();
    deaf(8 * MINUTE, 9 * MINUTE, 2 * MINUTE - LAG);
    whales.backfill(
        A, T0 + 9 * MINUTE, T0, steady(2 * MINUTE, 9 * MINUTE, 12).toArray(String[]::new));
    // The back-fill asks as well which orders are open, and this one is not any more.
    assertThat(whales.orders())
        .singleElement()
        .satisfies(order -> assertThat(order.fills()).isEqualTo(54));
  }

  @Test
  void shouldKeepAnOrderInOnePieceWhileTheFeedIsAway() {
    begin();
    // Its first record after the hole says nothing of fills.
    whales.record("allMids", null, "{\"mids\":{\"BTC\":\"1\"}}", T0 + 9 * MINUTE);
    whales.time(T0 + 9 * MINUTE + 1_000, T0 + 2 * MINUTE - LAG, T0 + 9 * MINUTE);
    whales.restart();
    whales.time(T0 + 10 * MINUTE, T0 + 2 * MINUTE - LAG, T0 + 9 * MINUTE);
    for (String fill : steady(2 * MINUTE, 9 * MINUTE, 12)) {
      whales.fills(A, T0 + 10 * MINUTE, fill);
    }
    assertThat(whales.orders()).isEmpty();
    quietly(10 * MINUTE, 16 * MINUTE);

    assertOneOrder(54);
  }

  @Test
  void shouldWaitForTheFillsOfAStatusThatCameInAnOutage() {
    begin();
    whales.status(A, T0 + 2 * MINUTE, 1, "filled", "54", "0");
    deaf(2 * MINUTE, 13 * MINUTE, 2 * MINUTE - LAG);
    assertThat(whales.orders()).isEmpty();
    for (String fill : steady(2 * MINUTE, 9 * MINUTE, 12)) {
      whales.fills(A, T0 + 13 * MINUTE, fill);
    }

    assertThat(whales.orders())
        .singleElement()
        .satisfies(order -> {
          assertThat(order.fills()).isEqualTo(54);
          assertThat(order.flush()).contains(Flush.STATUS);
        });
  }

  @Test
  void shouldMakeTwoPartsOfAnOrderThatPausedThoughItsFillsComeTogether() {
    whales.watchUser(A, T0);
    deaf(1_000, 11 * MINUTE, 0);
    whales.fills(
        A,
        T0 + 11 * MINUTE,
        buy("1", "0", 2_000).tid(1) + "",
        buy("1", "1", 302_000).tid(2) + "",
        buy("1", "2", 602_001).tid(3) + "");
    whales.status(A, T0 + 11 * MINUTE + 1, 1, "filled", "3", "0");

    assertThat(whales.orders())
        .extracting(order -> order.part() + " " + order.flush().orElseThrow() + " " + order.fills())
        .containsExactly("1 TIMEOUT 2", "2 STATUS 1");
  }

  @Test
  void shouldNotWaitForEverForFillsThatTheFeedDoesNotBring() {
    begin();
    deaf(2 * MINUTE, 17 * MINUTE, 2 * MINUTE - LAG);
    assertThat(whales.orders()).isEmpty();
    deaf(17 * MINUTE, 17 * MINUTE + 31_000, 2 * MINUTE - LAG);

    assertOneOrder(12);
  }

  @Test
  void shouldWaitAnewOnceTheFeedIsThereAgain() {
    begin();
    deaf(2 * MINUTE, 8 * MINUTE, 2 * MINUTE - LAG);
    deaf(60 * MINUTE, 65 * MINUTE, 2 * MINUTE - LAG);
    whales.restart();
    deaf(65 * MINUTE, 70 * MINUTE, 2 * MINUTE - LAG);
    assertThat(whales.orders()).isEmpty();
    deaf(70 * MINUTE, 70 * MINUTE + 31_000, 2 * MINUTE - LAG);

    assertOneOrder(12);
  }

  @Test
  void shouldEndOrdersOfTheUsualFlowWithOneOfTwoScans() {
    begin();
    quietly(2 * MINUTE, 7 * MINUTE);
    assertThat(whales.orders()).isEmpty();
    quietly(7 * MINUTE, 7 * MINUTE + 31_000);

    assertOneOrder(12);
  }

  @Test
  void shouldEndTheSameOrdersAtTheSameTimeWithARestartBetweenTwoScans() {
    begin();
    // The scan ten seconds after the minute does not know yet that all has come.
    deaf(2 * MINUTE, 7 * MINUTE + 11_000, 6 * MINUTE);
    quietly(7 * MINUTE + 12_000, 7 * MINUTE + 30_000);
    whales.restart();
    quietly(7 * MINUTE + 30_000, 7 * MINUTE + 40_000);
    assertThat(whales.orders()).isEmpty();
    quietly(7 * MINUTE + 40_000, 7 * MINUTE + 40_001);

    assertOneOrder(12);
  }

  @Test
  void shouldNotTakeAStatementForNewsWhileTradesOfItsTimeAreMissing() {
    whales.watchPublic(A, T0);
    whales.state(A, T0 + 100, T0 + 50);
    quietly(6_000, 20_000);
    whales.state(A, T0 + 40_000, T0 + 39_900, "BTC", "3");
    deaf(20_000, 100_000, 14_000);
    // The socket is replaced, and the venue says again what was traded.
    whales.trades(
        T0 + 100_000,
        trade("BTC", "100", "1", T0 + 25_000, 5, A, B),
        trade("BTC", "100", "2", T0 + 26_000, 6, A, B));
    quietly(101_000, 120_000);

    assertThat(whales.signals())
        .singleElement()
        .satisfies(signal -> {
          assertThat(signal.change()).isEqualTo(PositionChange.OPEN);
          assertThat(signal.size()).isEqualByComparingTo("3");
        });
    assertThat(whales.decisions()).isEmpty();
  }

  @Test
  void shouldTakeAStatementForNewsOnceTradesAreMissingForTooLong() {
    whales.watchPublic(A, T0);
    whales.state(A, T0 + 100, T0 + 50, "BTC", "1");
    quietly(6_000, 20_000);
    whales.state(A, T0 + 40_000, T0 + 39_900, "BTC", "3");
    deaf(20_000, 3 * MINUTE + 39_000, 14_000);
    assertThat(whales.decisions()).isEmpty();
    whales.restart();
    deaf(3 * MINUTE + 39_000, 3 * MINUTE + 41_000, 14_000);

    assertThat(whales.decisions()).hasSize(1);
    assertThat(whales.signals()).isEmpty();
  }

  @Test
  void shouldTakeTheNewestStatementToo() {
    whales.watchPublic(A, T0);
    whales.state(A, T0 + 100, T0 + 50, "BTC", "1");
    quietly(6_000, 20_000);
    whales.state(A, T0 + 40_000, T0 + 39_900, "BTC", "3");
    whales.lost(T0 + 60_000, "BTC", T0 + 20_000, T0 + 60_000);
    whales.state(A, T0 + 70_000, T0 + 69_900, "BTC", "5");
    deaf(70_000, 100_000, 14_000);
    quietly(101_000, 120_000);

    assertThat(whales.stores().positions(A).getFirst().size()).isEqualByComparingTo("5");
  }

  @Test
  void shouldNotAskForFillsThatASocketWillBring() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 1_000, buy("1", "0", 900).tid(1) + "");
    for (int minute = 1; minute < 9; minute++) {
      whales.state(A, T0 + minute * MINUTE, T0 + minute * MINUTE, "BTC", "3");
      deaf(minute * MINUTE, (minute + 1) * MINUTE, 0);
    }
    whales.fills(A, T0 + 9 * MINUTE, buy("2", "1", 30_000).tid(2) + "");
    whales.status(A, T0 + 9 * MINUTE, 1, "filled", "3", "0");
    quietly(9 * MINUTE, 10 * MINUTE);

    assertThat(whales.commands()).isEmpty();
    assertThat(whales.decisions()).isEmpty();
    assertThat(whales.signals())
        .singleElement()
        .satisfies(signal -> assertThat(signal.size()).isEqualByComparingTo("3"));
  }
}
