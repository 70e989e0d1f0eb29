package io.tidewatch.topology.hyperliquid;

import static io.tidewatch.topology.hyperliquid.Parsing.OTHER;
import static io.tidewatch.topology.hyperliquid.Parsing.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.whale.WhaleAccount.StatedPosition;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Balance;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.FuturesState;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.OpenOrders;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.OrderUpdate;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.OrderUpdates;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.SpotState;
import io.tidewatch.topology.parse.RejectReason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrdersAndStatesTest {
  private static final String UPDATE =
      "{\"order\":{\"coin\":\"BTC\",\"side\":\"B\",\"limitPx\":\"31795.0\",\"sz\":\"0.0\","
          + "\"oid\":57118842019,\"timestamp\":1785261289146,\"origSz\":\"0.00037\",\"cloid\":null},"
          + "\"status\":\"filled\",\"statusTimestamp\":1785261289147}";
  private static final String POSITION =
      "{\"type\":\"oneWay\",\"position\":{\"coin\":\"HYPE\",\"szi\":\"-2.0\",\"leverage\":{"
          + "\"type\":\"isolated\",\"value\":10,\"rawUsd\":\"-68.1\"},\"entryPx\":\"37.829\","
          + "\"positionValue\":\"75.652\",\"unrealizedPnl\":\"-0.006\",\"liquidationPx\":null,"
          + "\"maxTradeSzs\":[\"1\",\"2\"]}}";

  private static String updates(String... rows) {
    return "{\"channel\":\"orderUpdates\",\"data\":[" + String.join(",", rows) + "]}";
  }

  private static String state(String... positions) {
    return "{\"marginSummary\":{\"accountValue\":\"83.307638\"},\"assetPositions\":["
        + String.join(",", positions)
        + "],\"time\":1754467216357}";
  }

  @Test
  void shouldReadUpdatesOfOrdersForTheAddressThatTheyWereAskedFor() {
    OrderUpdates read =
        Parsing.event(OrderUpdates.class, Parsing.ofUser("orderUpdates", updates(UPDATE)));

    assertThat(read.user()).isEqualTo(USER);
    assertThat(read.updates())
        .containsExactly(
            new OrderUpdate(
                "BTC",
                57_118_842_019L,
                true,
                BigDecimal.ZERO,
                new BigDecimal("0.00037"),
                "filled",
                1_785_261_289_147L));
    assertThat(Parsing.refused(Parsing.ofNobody("orderUpdates", updates(UPDATE))).reason())
        .isEqualTo(RejectReason.MISSING_HEADER);
  }

  @Test
  void shouldKeepAStatusThatNobodyKnows() {
    String unknown = UPDATE.replace("\"filled\"", "\"moonCanceled 2\"");

    assertThat(
            Parsing.event(OrderUpdates.class, Parsing.ofUser("orderUpdates", updates(unknown)))
                .updates()
                .getFirst()
                .status())
        .isEqualTo("moonCanceled 2");
  }

  @Test
  void shouldSetAsideAnUpdateThatItCannotUse() {
    String bad = UPDATE.replace("\"sz\":\"0.0\"", "\"sz\":\"-1\"");
    HyperliquidFrame frame = Parsing.ok(Parsing.ofUser("orderUpdates", updates(bad, UPDATE, "[]")));

    assertThat(((OrderUpdates) frame.event()).updates()).hasSize(1);
    assertThat(frame.refused())
        .extracting(row -> row.reason())
        .containsExactly(RejectReason.NOT_POSITIVE, RejectReason.WRONG_TYPE);
  }

  @Test
  void shouldReadOpenOrders() {
    String answer = "[{\"coin\":\"BTC\",\"oid\":91490942,\"sz\":\"0.0\"},{\"oid\":2}]";

    assertThat(Parsing.event(OpenOrders.class, Parsing.ofUser("openOrders", answer)))
        .isEqualTo(new OpenOrders(USER, List.of(91_490_942L, 2L)));
    assertThat(Parsing.event(OpenOrders.class, Parsing.ofUser("openOrders", "[]")).oids())
        .isEmpty();
  }

  @Test
  void shouldNotTakeAnOrderThatItCannotReadForEnded() {
    assertThat(Parsing.refused(Parsing.ofUser("openOrders", "[{\"oid\":1},{}]")).reason())
        .isEqualTo(RejectReason.MISSING_FIELD);
  }

  @Test
  void shouldReadAStateOfTheSocketAndOfAnAnswer() {
    FuturesState expected =
        new FuturesState(
            USER,
            "",
            1_754_467_216_357L,
            Optional.of(new BigDecimal("83.307638")),
            List.of(
                new StatedPosition(
                    "HYPE",
                    new BigDecimal("-2.0"),
                    Optional.of(new BigDecimal("37.829")),
                    Optional.of(new BigDecimal("75.652")),
                    Optional.of(new BigDecimal("-0.006")),
                    Optional.empty(),
                    Optional.of(new BigDecimal("10")))));
    String frame =
        "{\"channel\":\"clearinghouseState\",\"data\":{\"dex\":\"\",\"user\":\""
            + USER
            + "\",\"clearinghouseState\":"
            + state(POSITION)
            + "}}";

    assertThat(
            Parsing.event(
                FuturesState.class, Parsing.ofUser("clearinghouseState", state(POSITION))))
        .isEqualTo(expected);
    assertThat(Parsing.event(FuturesState.class, Parsing.ofNobody("clearinghouseState", frame)))
        .isEqualTo(expected);
    assertThat(
            Parsing.event(
                    FuturesState.class,
                    Parsing.ofUser(
                        "clearinghouseState", frame.replace("\"dex\":\"\"", "\"dex\":\"xyz\"")))
                .dex())
        .isEqualTo("xyz");
  }

  @Test
  void shouldNotTakeAPositionThatItCannotReadForFlat() {
    String bad = POSITION.replace("\"-2.0\"", "\"lots\"");

    assertThat(Parsing.refused(Parsing.ofUser("clearinghouseState", state(POSITION, bad))).reason())
        .isEqualTo(RejectReason.WRONG_TYPE);
    assertThat(Parsing.refused(Parsing.ofUser("clearinghouseState", "null")).reason())
        .isEqualTo(RejectReason.WRONG_TYPE);
  }

  @Test
  void shouldReadAStateWhoseFiguresAreNotAllThere() {
    String sparse = POSITION.replace("\"37.829\"", "\"1e99\"").replace("\"value\":10,", "");
    StatedPosition position =
        Parsing.event(FuturesState.class, Parsing.ofUser("clearinghouseState", state(sparse)))
            .positions()
            .getFirst();

    assertThat(position.entryPrice()).isEmpty();
    assertThat(position.leverage()).isEmpty();
  }

  @Test
  void shouldReadBalances() {
    String answer =
        "{\"balances\":[{\"coin\":\"HYPE\",\"token\":150,\"total\":\"-5.2\",\"hold\":\"0.5\","
            + "\"entryNtl\":\"75.4\"},{\"coin\":\"USDC\",\"total\":\"1\"}]}";

    assertThat(Parsing.event(SpotState.class, Parsing.ofUser("spotClearinghouseState", answer)))
        .isEqualTo(
            new SpotState(
                USER,
                List.of(
                    new Balance("HYPE", new BigDecimal("-5.2"), new BigDecimal("0.5")),
                    new Balance("USDC", new BigDecimal("1"), BigDecimal.ZERO))));
    assertThat(
            Parsing.refused(
                    Parsing.ofUser("spotClearinghouseState", answer.replace(USER, OTHER) + "x"))
                .reason())
        .isEqualTo(RejectReason.NOT_JSON);
  }
}
