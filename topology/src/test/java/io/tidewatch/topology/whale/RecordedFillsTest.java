package io.tidewatch.topology.whale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.whale.HyperliquidRecords;
import io.tidewatch.contract.whale.WhaleOrder;
import io.tidewatch.contract.whale.WhaleSignal;
import io.tidewatch.topology.DetectorCounters.Counter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Five hundred real fills, given in two ways, come to what brute force makes of them. */
class RecordedFillsTest {
  private static final MathContext AVERAGE = new MathContext(12, RoundingMode.HALF_EVEN);

  private List<BruteForceOrders.Row> rows;
  private BruteForceOrders expected;
  private String user;

  @BeforeEach
  void read() throws IOException {
    RecordedFills.require();
    rows = RecordedFills.rows();
    expected = BruteForceOrders.of(rows);
    user = RecordedFills.user();
  }

  @Test
  void shouldAgreeWithBruteForceBlockByBlock() throws IOException {
    SortedMap<Long, List<String>> blocks = new TreeMap<>();
    for (JsonNode fill : Json.MAPPER.readTree(RecordedFills.answer())) {
      blocks
          .computeIfAbsent(fill.get("time").longValue(), time -> new ArrayList<>())
          .add(fill.toString());
    }
    try (WhaleDriver whales = new WhaleDriver()) {
      whales.watchUser(user, blocks.firstKey() - 1);
      blocks.forEach(
          (time, fills) -> give(whales, "[" + String.join(",", fills) + "]", time, Source.LIVE));
      assertAgrees(whales, blocks.lastKey());
    }
  }

  @Test
  void shouldAgreeWithBruteForceAllAtOnce() throws IOException {
    long last = rows.stream().mapToLong(BruteForceOrders.Row::time).max().orElseThrow();
    long first = rows.stream().mapToLong(BruteForceOrders.Row::time).min().orElseThrow();
    try (WhaleDriver whales = new WhaleDriver()) {
      whales.watchUser(user, first - 1);
      give(whales, RecordedFills.answer(), last, Source.BACKFILL);
      give(whales, RecordedFills.answer(), last, Source.BACKFILL);
      assertAgrees(whales, last);
    }
  }

  private void give(WhaleDriver whales, String fills, long at, Source source) {
    whales.record(
        HyperliquidRecords.USER_FILLS, user, fills.getBytes(StandardCharsets.UTF_8), at, source);
  }

  private void assertAgrees(WhaleDriver whales, long last) {
    whales.backfilled(user, last + 10, 0, last);
    // The one link that is broken: the other leg of a self-trade fell off the recording.
    assertThat(whales.counted(Counter.RESYNCS)).isEqualTo(1);
    whales.time(last + 1_000_000);
    assertThat(whales.counted(Counter.MISMATCHES)).isZero();
    List<WhaleOrder> orders = whales.orders();
    assertThat(orders)
        .extracting(order -> line(order))
        .containsExactlyInAnyOrderElementsOf(
            expected.orders().stream().map(order -> line(order)).toList());
    assertThat(whales.signals())
        .extracting(signal -> line(signal))
        .containsExactlyInAnyOrderElementsOf(
            expected.signals().stream().map(signal -> line(signal)).toList());
  }

  private static String line(WhaleOrder order) {
    return String.join(
        " ",
        order.oid().orElseThrow().toString(),
        order.coin(),
        String.valueOf(order.buy()),
        plain(order.size()),
        plain(order.notional()),
        plain(order.averagePrice()),
        String.valueOf(order.fills()),
        plain(order.makerShare().orElseThrow()),
        plain(order.fee().orElseThrow()),
        plain(order.closedPnl().orElseThrow()),
        String.valueOf(order.firstFillAt()),
        String.valueOf(order.lastFillAt()));
  }

  private static String line(BruteForceOrders.Order order) {
    return String.join(
        " ",
        String.valueOf(order.oid()),
        order.coin(),
        String.valueOf(order.buy()),
        plain(order.size()),
        plain(order.notional()),
        plain(order.averagePrice().round(AVERAGE)),
        String.valueOf(order.fills()),
        share(order.makerSize().divide(order.size(), MathContext.DECIMAL128)),
        plain(order.fee()),
        plain(order.closedPnl()),
        String.valueOf(order.firstFillAt()),
        String.valueOf(order.lastFillAt()));
  }

  private static String line(WhaleSignal signal) {
    return String.join(
        " ",
        signal.oid().orElseThrow().toString(),
        signal.coin(),
        signal.change().name(),
        signal.side().name(),
        String.valueOf(signal.flip()),
        plain(signal.size()),
        plain(signal.price()),
        String.valueOf(signal.fills()),
        signal.closeRate().map(RecordedFillsTest::plain).orElse("-"),
        plain(signal.positionBefore()),
        plain(signal.positionAfter()));
  }

  private static String line(BruteForceOrders.Signal signal) {
    return String.join(
        " ",
        String.valueOf(signal.oid()),
        signal.coin(),
        signal.change().name(),
        signal.side().name(),
        String.valueOf(signal.flip()),
        plain(signal.size()),
        plain(signal.price().round(AVERAGE)),
        String.valueOf(signal.fills()),
        signal.closeRate().map(rate -> share(rate.min(BigDecimal.ONE))).orElse("-"),
        plain(signal.before()),
        plain(signal.after()));
  }

  private static String share(BigDecimal value) {
    return plain(value.setScale(6, RoundingMode.HALF_EVEN));
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }
}
