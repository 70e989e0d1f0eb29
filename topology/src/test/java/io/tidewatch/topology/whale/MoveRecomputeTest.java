package io.tidewatch.topology.whale;

import static io.tidewatch.topology.whale.AgainAssert.assertDifferent;
import static io.tidewatch.topology.whale.AgainAssert.assertNotPossible;
import static io.tidewatch.topology.whale.AgainAssert.with;
import static io.tidewatch.topology.whale.FillText.buy;
import static io.tidewatch.topology.whale.FillText.sell;
import static io.tidewatch.topology.whale.WhaleDriver.A;
import static io.tidewatch.topology.whale.WhaleDriver.B;
import static io.tidewatch.topology.whale.WhaleDriver.T0;
import static io.tidewatch.topology.whale.WhaleDriver.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.whale.HyperliquidRecords;
import io.tidewatch.contract.whale.PositionChange;
import io.tidewatch.contract.whale.WhaleBasis;
import io.tidewatch.contract.whale.WhaleSignal;
import io.tidewatch.topology.recompute.Recomputed;
import io.tidewatch.topology.whale.signal.WhaleMoveRule;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** An alert about a move can be computed again from the records of its fills. */
class MoveRecomputeTest {
  private final WhaleDriver whales = new WhaleDriver(AgainAssert.tellingAll());

  @AfterEach
  void close() {
    whales.close();
  }

  private List<Alert> moves() {
    return whales.alerts().stream().filter(alert -> alert.rule().equals(WhaleMoveRule.ID)).toList();
  }

  private static WhaleSignal signal(Alert alert) {
    return ((Inputs.WhaleMove) alert.evidence().inputs()).signal();
  }

  private void assertSame(Alert alert) {
    AgainAssert.assertSame(whales, alert);
  }

  /** Fills of three orders in three records, with other records and orders between. */
  @Test
  void shouldComputeAnOrderOfSeveralRecordsAgain() {
    contracts();
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("20", "0", 10).px("100000") + "");
    whales.fills(A, T0 + 200, sell("5", "20", 110).px("100000").oid(2) + "");
    whales.trades(T0 + 210, trade("BTC", "90000", "2", T0 + 205, 5, A, B));
    whales.fills(
        A,
        T0 + 300,
        buy("3.5", "15", 210).px("100010.5").maker() + "",
        buy("1", "0", 220).coin("ETH").oid(4) + "",
        buy("0.5", "18.5", 230).px("100011") + "");
    whales.status(A, T0 + 400, 1, "filled", "24", "0");
    whales.time(T0 + 500_000);
    List<Alert> alerts = moves();

    assertThat(alerts).hasSize(3).allSatisfy(this::assertSame);
    Recomputed.Value now = assertDifferent(whales, alerts.getFirst(), "100010.5", "100011.5");
    assertThat(now.value().subtract(alerts.getFirst().value())).isEqualByComparingTo("3.5");
    assertDifferent(whales, alerts.getFirst(), "\"sz\":\"3.5\"", "\"sz\":\"3.4\"");
    assertDifferent(
        whales, alerts.getFirst(), "\"startPosition\":\"15\"", "\"startPosition\":\"-15\"");
    assertDifferent(whales, alerts.getFirst(), "\"crossed\":false", "\"crossed\":true ");
  }

  private void contracts() {
    whales.record(
        HyperliquidRecords.CONTRACTS,
        null,
        "[{\"universe\":[{\"name\":\"BTC\",\"szDecimals\":5},{\"name\":\"ETH\",\"szDecimals\":4}]},"
            + "[{\"openInterest\":\"1000\"},{\"openInterest\":\"1000\"}]]",
        T0 - 10);
  }

  @Test
  void shouldComputeBothSidesOfAFlip() {
    contracts();
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, sell("7", "0", 10).oid(1) + "");
    whales.fills(
        A,
        T0 + 200,
        buy("4", "-7", 110).oid(2).px("90") + "",
        buy("9", "-3", 120).oid(2).px("91") + "");
    whales.status(A, T0 + 300, 2, "filled", "13", "0");
    List<Alert> alerts = moves();

    assertThat(alerts).hasSize(2).allMatch(alert -> signal(alert).flip());
    assertThat(alerts)
        .extracting(alert -> signal(alert).change())
        .containsExactly(PositionChange.CLOSE, PositionChange.OPEN);
    alerts.forEach(this::assertSame);
    assertDifferent(whales, alerts.getFirst(), "\"sz\":\"4\"", "\"sz\":\"5\"");
    assertDifferent(whales, alerts.getLast(), "\"sz\":\"9\"", "\"sz\":\"8\"");
  }

  @Test
  void shouldComputeASessionOfPublicTradesFromWhereItBegan() {
    whales.watchPublic(A, T0);
    whales.state(A, T0 + 100, T0 + 50, "BTC", "5");
    whales.time(T0 + 6_000);
    whales.trades(
        T0 + 6_500,
        trade("BTC", "100", "2", T0 + 6_400, 5, B, A),
        trade("BTC", "100", "2", T0 + 6_400, 6, B, "0x" + "c".repeat(40)));
    whales.trades(T0 + 7_500, trade("BTC", "110", "4", T0 + 7_400, 7, B, A));
    // The venue repeats trades.
    whales.trades(T0 + 7_600, trade("BTC", "110", "4", T0 + 7_400, 7, B, A));
    whales.time(T0 + 20_000);
    List<Alert> alerts = moves();

    assertThat(alerts).hasSize(2).allMatch(alert -> signal(alert).flip());
    alerts.forEach(this::assertSame);
    for (Alert alert : alerts) {
      assertDifferent(whales, alert, "\"px\":\"110\"", "\"px\":\"111\"");
    }
    assertDifferent(whales, alerts.getLast(), "\"sz\":\"4\"", "\"sz\":\"5\"");
  }

  @Test
  void shouldSayThatOthersCameBetweenTradesOfASession() {
    whales.watchPublic(A, T0);
    whales.state(A, T0 + 100, T0 + 50, "BTC", "5");
    whales.time(T0 + 6_000);
    whales.trades(T0 + 6_500, trade("BTC", "100", "2", T0 + 6_400, 5, B, A));
    whales.trades(T0 + 6_700, trade("BTC", "100", "1", T0 + 6_600, 6, A, B));
    whales.trades(T0 + 7_500, trade("BTC", "110", "2", T0 + 7_400, 7, B, A));
    whales.time(T0 + 20_000);

    List<Alert> alerts = moves();
    Alert sold =
        alerts.stream()
            .filter(alert -> signal(alert).direction() == PositionChange.Direction.CLOSE)
            .findFirst()
            .orElseThrow();
    assertNotPossible(whales, sold, "came between");
    alerts.stream().filter(alert -> alert != sold).forEach(this::assertSame);
  }

  @Test
  void shouldComputeMovesOfBothViewsWhereAnAddressGoesFromOneToTheOther() {
    whales.watchPublic(A, T0);
    whales.state(A, T0 + 100, T0 + 50, "BTC", "5");
    whales.time(T0 + 6_000);
    whales.trades(T0 + 10_000, trade("BTC", "100", "2", T0 + 9_900, 5, A, B));
    whales.watchUser(A, T0 + 10_500);
    whales.backfill(
        A,
        T0 + 11_000,
        T0 - 109_500,
        buy("2", "5", 9_900).tid(5).oid(2) + "",
        buy("1", "7", 10_700).tid(6).oid(2) + "");
    whales.trades(T0 + 11_100, trade("BTC", "100", "1", T0 + 10_700, 6, A, B));
    whales.watchPublic(A, T0 + 20_000);
    whales.fills(A, T0 + 21_000, buy("1", "8", 20_700).tid(7).oid(3) + "");
    whales.trades(T0 + 21_000, trade("BTC", "100", "1", T0 + 20_700, 7, A, B));
    whales.time(T0 + 400_000);

    assertThat(moves()).hasSize(3).allSatisfy(this::assertSame);
  }

  /** Trades of all kinds, some twice, some late, some of the address with itself. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void shouldTakeNoSessionForAnother(long seed) {
    Random chance = new Random(seed);
    whales.watchPublic(A, T0);
    whales.state(A, T0 + 100, T0 + 50, "BTC", "5");
    whales.time(T0 + 6_000);
    long time = T0 + 7_000;
    List<String> said = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      time += chance.nextInt(chance.nextInt(6) == 0 ? 6_000 : 400);
      boolean buys = chance.nextInt(8) == 0 ? chance.nextBoolean() : i / 10 % 2 == 0;
      boolean self = chance.nextInt(25) == 0;
      String size = BigDecimal.valueOf(1 + chance.nextInt(4_000), 3).toPlainString();
      said.add(
          trade(
              "BTC",
              String.valueOf(90 + chance.nextInt(20)),
              size,
              time - chance.nextInt(3) * 100,
              100 + i,
              buys || self ? A : B,
              buys && !self ? B : A));
      String again = said.get(Math.max(0, said.size() - 1 - chance.nextInt(4)));
      whales.trades(time + 100, said.getLast(), again);
      whales.time(time + 150);
    }
    whales.time(time + 20_000);
    List<Alert> moves = moves();

    assertThat(moves).hasSizeGreaterThan(10);
    assertThat(moves)
        .filteredOn(alert -> AgainAssert.isSameUnlessNotPossible(whales, alert))
        .hasSizeGreaterThan(3);
  }

  /** Slices come by two channels, and an order by its own id may be in the same block. */
  @Test
  void shouldComputeATwapOrder() {
    whales.watchUser(A, T0);
    for (int i = 0; i < 40; i++) {
      String slice = buy("2", Integer.toString(2 * i), 1_000 * i + 10).oid(50 + i) + "";
      whales.twap(A, T0 + 1_000 * i + 100, 7, slice);
      whales.fills(A, T0 + 1_000 * i + 110, slice);
    }
    whales.time(T0 + 600_000);
    List<Alert> alerts = moves();

    assertThat(alerts)
        .singleElement()
        .satisfies(alert -> {
          assertThat(signal(alert).twapId()).contains(7L);
          assertThat(signal(alert).fills()).isEqualTo(40);
          assertThat(alert.evidence().records()).hasSize(32);
          assertSame(alert);
        });
  }

  /** A pair whose quote is worth what its own pair was worth at that moment. */
  @Test
  void shouldValueAPairAtTheRateOfThen() {
    whales.record(
        HyperliquidRecords.SPOT_PAIRS,
        null,
        "{\"tokens\":[{\"name\":\"USDC\",\"szDecimals\":8,\"index\":0},"
            + "{\"name\":\"HYPE\",\"szDecimals\":2,\"index\":1},"
            + "{\"name\":\"UBTC\",\"szDecimals\":5,\"index\":2}],"
            + "\"universe\":[{\"name\":\"@107\",\"tokens\":[1,0],\"index\":107},"
            + "{\"name\":\"@200\",\"tokens\":[2,1],\"index\":200}]}",
        T0 - 20);
    whales.record(HyperliquidRecords.MIDS, null, "{\"@107\":\"40.5\"}", T0 - 10);
    whales.watchUser(A, T0);
    whales.fills(
        A,
        T0 + 100,
        buy("2", "0", 10).coin("@200").px("3000").fee("0.001", "UBTC").dir("Buy") + "",
        buy("1", "1.999", 10).tid(9).coin("@200").px("3001").fee("0.001", "UBTC").dir("Buy") + "");
    whales.record(HyperliquidRecords.MIDS, null, "{\"@107\":\"41\"}", T0 + 200);
    whales.status(A, T0 + 300, 1, "filled", "3", "0");
    whales.record(HyperliquidRecords.MIDS, null, "{\"@107\":\"50\"}", T0 + 400);

    assertThat(moves())
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.value()).isEqualByComparingTo(new BigDecimal(9001 * 41));
          assertSame(alert);
        });
  }

  @Test
  void shouldNotMistakeFillsThatItWasNotMadeOf() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("2", "0", 10) + "", buy("2", "2", 10).tid(8) + "");
    whales.time(T0 + 400_000);
    Alert raised = moves().getFirst();
    Inputs.WhaleMove told = (Inputs.WhaleMove) raised.evidence().inputs();
    assertSame(raised);

    assertNotPossible(
        whales,
        with(
            raised,
            new Inputs.WhaleMove(
                told.signal(),
                told.basis()
                    .map(basis ->
                        new WhaleBasis(
                            basis.sizeDecimals(), basis.usdRate(), basis.positionBefore(), 1)))),
        "have 2 fills");
    assertNotPossible(
        whales,
        with(raised, new Inputs.WhaleMove(told.signal(), Optional.empty())),
        "of before alerts");
    assertThat(whales.again(raised, text -> text.replace("\"oid\":1", "\"oid\":7")))
        .isInstanceOf(Recomputed.NotPossible.class);
  }

  /** Real fills block by block, and all at once, newest first. */
  @Test
  void shouldComputeRecordedOrdersAgain() throws IOException {
    RecordedFills.require();
    String user = RecordedFills.user();
    SortedMap<Long, List<String>> blocks = new TreeMap<>();
    for (JsonNode fill : Json.MAPPER.readTree(RecordedFills.answer())) {
      blocks
          .computeIfAbsent(fill.get("time").longValue(), time -> new ArrayList<>())
          .add(fill.toString());
    }
    whales.watchUser(user, blocks.firstKey() - 1);
    blocks.forEach((time, fills) -> give(user, "[" + String.join(",", fills) + "]", time));
    long last = blocks.lastKey();
    whales.backfilled(user, last + 10, 0, last);
    whales.time(last + 1_000_000);
    assertThat(moves()).hasSizeGreaterThan(20).allSatisfy(this::assertSame);
  }

  /** As the venue answers: the newest first. */
  @Test
  void shouldComputeRecordedOrdersOfOneRecordAgain() throws IOException {
    RecordedFills.require();
    String user = RecordedFills.user();
    long last = 0;
    long first = Long.MAX_VALUE;
    for (JsonNode fill : Json.MAPPER.readTree(RecordedFills.answer())) {
      last = Math.max(last, fill.get("time").longValue());
      first = Math.min(first, fill.get("time").longValue());
    }
    whales.watchUser(user, first - 1);
    give(user, RecordedFills.answer(), last);
    whales.backfilled(user, last + 10, 0, last);
    whales.time(last + 1_000_000);
    assertThat(moves()).hasSizeGreaterThan(20).allSatisfy(this::assertSame);
  }

  private void give(String user, String fills, long at) {
    whales.record(
        HyperliquidRecords.USER_FILLS,
        user,
        fills.getBytes(StandardCharsets.UTF_8),
        at,
        Source.LIVE);
  }
}
