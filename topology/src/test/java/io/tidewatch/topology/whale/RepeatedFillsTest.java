package io.tidewatch.topology.whale;

import static io.tidewatch.topology.whale.FillText.buy;
import static io.tidewatch.topology.whale.FillText.sell;
import static io.tidewatch.topology.whale.WhaleDriver.A;
import static io.tidewatch.topology.whale.WhaleDriver.B;
import static io.tidewatch.topology.whale.WhaleDriver.T0;
import static io.tidewatch.topology.whale.WhaleDriver.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.whale.WhaleOrder;
import io.tidewatch.topology.DetectorCounters.Counter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Fills that come by more than one channel, or again much later. */
class RepeatedFillsTest {
  private static final int TRADES = 600;
  private static final String PURR =
      "{\"balances\":[{\"coin\":\"PURR\",\"total\":\"5\",\"hold\":\"0\"}]}";

  private final WhaleDriver whales = new WhaleDriver();

  @AfterEach
  void close() {
    whales.close();
  }

  private BigDecimal ordered() {
    return whales.orders().stream().map(WhaleOrder::size).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Public trades at one each second, more than the holding remembers. */
  private void tradePublicly() {
    whales.watchPublic(A, T0);
    whales.state(A, T0 + 100, T0 + 50);
    for (int second = 1; second < 6; second++) {
      whales.time(T0 + second * 1_000);
    }
    for (int i = 0; i < TRADES; i++) {
      long time = 6_000 + i * 1_000L;
      whales.time(T0 + time);
      whales.trades(T0 + time + 100, trade("BTC", "100", "1", T0 + time, 1_000 + time, A, B));
    }
  }

  private static List<String> named(int from, int to) {
    List<String> fills = new ArrayList<>();
    for (int i = from; i < to; i++) {
      fills.add(buy("1", i + "", 6_000 + i * 1_000L).oid(1_000 + i) + "");
    }
    return fills;
  }

  @Test
  void shouldTellTradesWithoutAnIdApart() {
    whales.watchPublic(A, T0);
    whales.state(A, T0 + 100, T0 + 50);
    whales.time(T0 + 6_000);
    whales.trades(
        T0 + 7_000,
        trade("BTC", "100", "2", T0 + 6_900, 0, A, B),
        trade("BTC", "101", "2", T0 + 6_900, 0, A, B),
        trade("BTC", "102", "1", T0 + 6_900, 0, B, A),
        trade("BTC", "100", "2", T0 + 6_900, 0, A, B));
    whales.time(T0 + 20_000);

    assertThat(whales.stores().positions(A).getFirst().size()).isEqualByComparingTo("3");
    assertThat(ordered()).isEqualByComparingTo("5");
  }

  @Test
  void shouldMakeNoSignalsOfDust() {
    listPurr();
    whales.watchPublic(A, T0);
    whales.record("spotClearinghouseState", A, "{\"balances\":[]}", T0 + 100);
    whales.time(T0 + 6_000);
    whales.trades(
        T0 + 7_000,
        trade("PURR/USDC", "100", "2", T0 + 6_900, 9, A, B),
        trade("PURR/USDC", "100", "0.1", T0 + 6_950, 0, B, A));
    whales.time(T0 + 20_000);

    assertThat(whales.stores().positions(A).getFirst().size()).isEqualByComparingTo("1.9");
    assertThat(whales.signals()).hasSize(1);
  }

  @Test
  void shouldCountDustOnceThatCameByBothViews() {
    listPurr();
    whales.watchPublic(A, T0);
    whales.record("spotClearinghouseState", A, PURR, T0 + 100);
    whales.time(T0 + 6_000);
    whales.trades(T0 + 7_000, dust(6_900, "0.1"));
    whales.watchUser(A, T0 + 8_000);
    whales.backfill(
        A, T0 + 9_000, T0, namedDust(6_900, "0.1", "5"), namedDust(8_500, "0.2", "4.9"));
    whales.watchPublic(A, T0 + 9_500);
    whales.trades(T0 + 10_000, dust(6_900, "0.1"), dust(8_500, "0.2"));
    whales.time(T0 + 400_000);

    assertThat(whales.stores().positions(A).getFirst().size()).isEqualByComparingTo("4.7");
    assertThat(whales.counted(Counter.DUPLICATES)).isEqualTo(3);
    assertThat(whales.counted(Counter.LATE)).isZero();
    assertThat(whales.signals()).isEmpty();
    assertThat(whales.decisions()).isEmpty();
    assertThat(whales.commands()).isEmpty();
  }

  private void listPurr() {
    whales.record(
        "spotMeta",
        null,
        "{\"universe\":[{\"name\":\"PURR/USDC\",\"tokens\":[1,0]}],"
            + "\"tokens\":[{\"name\":\"USDC\",\"szDecimals\":8,\"index\":0},"
            + "{\"name\":\"PURR\",\"szDecimals\":0,\"index\":1}]}",
        T0);
  }

  private static String dust(long afterMs, String size) {
    return trade("PURR/USDC", "0.2", size, T0 + afterMs, 0, B, A);
  }

  private static String namedDust(long afterMs, String size, String start) {
    return sell(size, start, afterMs)
        .coin("PURR/USDC")
        .px("0.2")
        .oid(77)
        .tid(0)
        .dir("Spot Dust Conversion")
        .toString();
  }

  @Test
  void shouldNotCountAgainWhatPublicTradesToldLongBeforeTheMove() {
    tradePublicly();
    long moved = T0 + 6_000 + TRADES * 1_000L;
    whales.watchUser(A, moved);
    whales.backfill(A, moved + 100, T0, named(0, TRADES).toArray(String[]::new));
    whales.time(moved + 700_000);

    assertThat(ordered()).isEqualByComparingTo(BigDecimal.valueOf(TRADES));
    assertThat(whales.stores().positions(A).getFirst().size()).isEqualByComparingTo(TRADES + "");
  }

  @Test
  void shouldRememberWhatWasKnownAlreadyWhenItCameByName() {
    tradePublicly();
    long moved = T0 + 6_000 + TRADES * 1_000L;
    whales.watchUser(A, moved);
    // The last ones are still known as public trades.
    whales.backfill(A, moved + 100, T0, named(TRADES - 100, TRADES).toArray(String[]::new));
    // Of its own channels more come than are known as recent; then trades were lost, and all come.
    List<String> own = named(TRADES, TRADES + 550);
    for (int i = 0; i < own.size(); i++) {
      whales.fills(A, moved + 200 + i * 1_000L, own.get(i));
    }
    long later = moved + 551_000;
    whales.lost(later, "*", T0, later);
    whales.backfill(A, later, T0, named(TRADES - 100, TRADES).toArray(String[]::new));
    whales.time(later + 700_000);
    // More orders are over than one record ends.
    whales.time(later + 700_001);

    assertThat(ordered()).isEqualByComparingTo(BigDecimal.valueOf(TRADES + 550));
  }

  @Test
  void shouldTakeTheFillsOfAnOutageAfterWhichTheAddressHasChannelsOfItsOwn() {
    whales.watchPublic(A, T0);
    whales.state(A, T0 + 100, T0 + 50);
    for (int second = 1; second < 10; second++) {
      whales.time(T0 + second * 1_000);
    }
    long back = 600_000;
    whales.watchUser(A, T0 + back);
    whales.restart();
    whales.backfill(
        A,
        T0 + back + 1_000,
        T0 + 9_000,
        buy("2", "0", 60_000) + "",
        buy("1", "2", 120_000).oid(2) + "");
    whales.time(T0 + back + 400_000);

    assertThat(ordered()).isEqualByComparingTo("3");
    assertThat(whales.signals()).hasSize(2);
    assertThat(whales.stores().positions(A).getFirst().size()).isEqualByComparingTo("3");
  }
}
