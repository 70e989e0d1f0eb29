package io.tidewatch.topology.whale;

import static io.tidewatch.topology.whale.FillText.buy;
import static io.tidewatch.topology.whale.FillText.sell;
import static io.tidewatch.topology.whale.WhaleDriver.A;
import static io.tidewatch.topology.whale.WhaleDriver.B;
import static io.tidewatch.topology.whale.WhaleDriver.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidewatch.contract.feed.FeedCommand.Action;
import io.tidewatch.contract.whale.PositionChange;
import io.tidewatch.contract.whale.PositionSide;
import io.tidewatch.contract.whale.WhaleSignal;
import io.tidewatch.topology.DetectorCounters.Counter;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Fills that are more than a plain purchase or sale. */
class FillKindsTest {
  private final WhaleDriver whales = new WhaleDriver();

  @AfterEach
  void close() {
    whales.close();
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
  void shouldTakeFeesInTheBaseTokenOfAPairThatIsNotListedYet() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("10", "0", 10).coin("@900").fee("0.01", "NEW") + "");
    whales.fills(A, T0 + 200, buy("10", "9.99", 20).coin("@900").oid(2).fee("0.01", "NEW") + "");
    whales.time(T0 + 5_000);
    assertThat(whales.commands()).isEmpty();
    assertThat(whales.stores().positions(A).getFirst().size()).isEqualByComparingTo("19.98");
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
  void shouldCloseWhatWasLiquidated() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("5", "0", 10) + "");
    whales.fills(
        A,
        T0 + 200,
        sell("5", "5", 20).px("60").oid(2).dir("Liquidated Cross Long").liquidated(A) + "");
    whales.time(T0 + 400_000);

    assertThat(whales.signals())
        .extracting(WhaleSignal::change, WhaleSignal::liquidation)
        .containsExactly(tuple(PositionChange.OPEN, false), tuple(PositionChange.CLOSE, true));
    assertThat(whales.stores().positions(A)).isEmpty();
    assertThat(whales.counted(Counter.MISMATCHES)).isZero();
  }

  @Test
  void shouldNotTakeTheOtherSideOfALiquidationForOne() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("5", "0", 10).maker().dir("Open Long").liquidated(B) + "");
    whales.time(T0 + 400_000);

    assertThat(whales.signals())
        .singleElement()
        .satisfies(signal -> {
          assertThat(signal.change()).isEqualTo(PositionChange.OPEN);
          assertThat(signal.liquidation()).isFalse();
        });
    assertThat(whales.orders()).singleElement().matches(order -> !order.liquidation());
  }
}
