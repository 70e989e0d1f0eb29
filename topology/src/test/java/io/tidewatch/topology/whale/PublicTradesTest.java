package io.tidewatch.topology.whale;

import static io.tidewatch.topology.whale.FillText.buy;
import static io.tidewatch.topology.whale.WhaleDriver.A;
import static io.tidewatch.topology.whale.WhaleDriver.B;
import static io.tidewatch.topology.whale.WhaleDriver.T0;
import static io.tidewatch.topology.whale.WhaleDriver.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.price.Price;
import io.tidewatch.contract.whale.Flush;
import io.tidewatch.contract.whale.PositionChange;
import io.tidewatch.contract.whale.PositionSide;
import io.tidewatch.contract.whale.WhaleSignal;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Addresses that are seen by public trades, which say nothing of positions. */
class PublicTradesTest {
  private final WhaleDriver whales = new WhaleDriver();

  @AfterEach
  void close() {
    whales.close();
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
  void shouldTellThePriceOfACoinEveryTenSecondsWhoeverTrades() {
    long begin = T0 / 10_000 * 10_000 + 20_000;
    whales.trades(begin + 1_000, trade("BTC", "100.0", "2", begin + 900, 5, A, B));
    whales.trades(begin + 2_000, trade("BTC", "101", "2", begin + 1_900, 6, A, B));
    whales.record(
        io.tidewatch.contract.whale.HyperliquidRecords.MIDS,
        null,
        "{\"BTC\":\"102.5\",\"@1\":\"0.5\"}",
        begin + 10_000);

    assertThat(whales.prices())
        .containsExactly(
            new Price("hyperliquid", "BTC", new BigDecimal("100"), begin + 900),
            new Price("hyperliquid", "@1", new BigDecimal("0.5"), begin + 10_000),
            new Price("hyperliquid", "BTC", new BigDecimal("102.5"), begin + 10_000));
  }
}
