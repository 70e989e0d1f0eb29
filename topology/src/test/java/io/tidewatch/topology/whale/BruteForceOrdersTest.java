package io.tidewatch.topology.whale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidewatch.contract.whale.PositionChange;
import io.tidewatch.contract.whale.PositionSide;
import io.tidewatch.topology.whale.BruteForceOrders.Order;
import io.tidewatch.topology.whale.BruteForceOrders.Row;
import io.tidewatch.topology.whale.BruteForceOrders.Signal;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BruteForceOrdersTest {
  private static Row fill(long oid, boolean buy, String size, String price, String start) {
    return new Row(
        "BTC",
        new BigDecimal(price),
        new BigDecimal(size),
        buy,
        oid,
        new BigDecimal(start),
        oid,
        true,
        BigDecimal.ZERO,
        BigDecimal.ZERO);
  }

  @Test
  void shouldSplitAFlip() {
    List<Signal> signals =
        BruteForceOrders.of(List.of(fill(1, false, "0.01", "100", "0.0074"))).signals();

    assertThat(signals)
        .extracting(Signal::change, Signal::side, Signal::size, Signal::before, Signal::after)
        .containsExactly(
            tuple(
                PositionChange.CLOSE,
                PositionSide.LONG,
                new BigDecimal("0.0074"),
                new BigDecimal("0.0074"),
                BigDecimal.ZERO),
            tuple(
                PositionChange.OPEN,
                PositionSide.SHORT,
                new BigDecimal("0.0026"),
                BigDecimal.ZERO,
                new BigDecimal("-0.0026")));
    assertThat(signals).allMatch(Signal::flip);
    assertThat(signals.getFirst().closeRate().orElseThrow()).isEqualByComparingTo("1");
  }

  @Test
  void shouldWeighSeveralFillsOfAnOrder() {
    Signal signal =
        BruteForceOrders.of(
                List.of(fill(1, true, "1", "100", "-4"), fill(1, true, "2", "106", "-3")))
            .signals()
            .getFirst();

    assertThat(signal.change()).isEqualTo(PositionChange.REDUCE);
    assertThat(signal.price()).isEqualByComparingTo("104");
    assertThat(signal.closeRate().orElseThrow()).isEqualByComparingTo("0.75");
    assertThat(signal.after()).isEqualByComparingTo("-1");
  }

  @Test
  void shouldFindWhatIsKnownOfTheRecordedFills() throws IOException {
    RecordedFills.require();
    BruteForceOrders recorded = BruteForceOrders.of(RecordedFills.rows());

    assertThat(RecordedFills.rows()).hasSize(500);
    assertThat(recorded.orders()).hasSize(424);
    assertThat(recorded.orders().stream().filter(order -> order.fills() > 1)).hasSize(60);
    assertThat(recorded.flipFills()).isEqualTo(22);
    assertThat(recorded.selfTradePairs()).isEqualTo(83);
    assertThat(recorded.links()).isEqualTo(319);
    assertThat(recorded.unbrokenLinks()).isEqualTo(318);
  }

  @Test
  void shouldAccountForEveryFillThatMovesAPosition() throws IOException {
    RecordedFills.require();
    BruteForceOrders recorded = BruteForceOrders.of(RecordedFills.rows());
    Map<Long, BigDecimal> sizes =
        recorded.orders().stream().collect(Collectors.toMap(Order::oid, Order::size));
    BigDecimal all = sizes.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal moved =
        recorded.signals().stream().map(Signal::size).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal withItself = all.subtract(moved).divide(BigDecimal.TWO);

    assertThat(moved).isLessThan(all);
    assertThat(withItself).isPositive();
    assertThat(recorded.signals())
        .allMatch(signal -> signal.size().compareTo(sizes.get(signal.oid())) <= 0);
    assertThat(recorded.signals())
        .filteredOn(signal -> signal.closeRate().isPresent())
        .allMatch(signal ->
            signal.change() == PositionChange.REDUCE
                || signal.closeRate().orElseThrow().compareTo(BigDecimal.ONE) >= 0);
  }
}
