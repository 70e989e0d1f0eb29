package io.tidewatch.topology.whale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.whale.CountedMove;
import io.tidewatch.contract.whale.PositionChange.Direction;
import io.tidewatch.contract.whale.View;
import io.tidewatch.contract.whale.WhaleAccount.StatedPosition;
import io.tidewatch.contract.whale.WhaleBasis;
import io.tidewatch.topology.alert.AlertState;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent;
import io.tidewatch.topology.whale.consensus.ConsensusEntry;
import io.tidewatch.topology.whale.order.Aggregate;
import io.tidewatch.topology.whale.order.Ending;
import io.tidewatch.topology.whale.order.Leg;
import io.tidewatch.topology.whale.order.Offsets.Range;
import io.tidewatch.topology.whale.order.OrderState;
import io.tidewatch.topology.whale.position.FillKey;
import io.tidewatch.topology.whale.position.Gap;
import io.tidewatch.topology.whale.position.Holding;
import io.tidewatch.topology.whale.position.Recent;
import io.tidewatch.topology.whale.position.WhaleFill;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

/** What is stored must stay readable. */
class WhaleSerdesTest {
  private static final BigDecimal ONE = new BigDecimal("1.5");

  @Test
  void shouldReadTheReleasedFormatOfWatches() {
    assertReadable(
        WhaleSerdes.WATCH,
        "0101010466756e640506070809",
        new Watch(View.PUBLIC_TRADES, Optional.of("fund"), 5, 6, 7, 8, 9));
  }

  @Test
  void shouldReadTheReleasedFormatOfHoldings() {
    WhaleFill fill =
        new WhaleFill(
            new FillKey(1_790_000_000_000L, -5),
            "BTC",
            true,
            ONE,
            ONE,
            ONE,
            Optional.of(ONE.negate()),
            "Open Long",
            true,
            Optional.of(544_900_123_760L),
            Optional.empty(),
            true,
            Optional.of(ONE),
            Optional.of("USDC"),
            Optional.empty(),
            false,
            1_790_000_000_100L,
            77);
    assertReadable(
        WhaleSerdes.HOLDING,
        "010342544301041e01041e03040203011208041e010180d8c1a28c34fbffffffffffffffff010342544301041e041e041e01041d094f70656e204c6f6e670101f098d0f4ed0f000101041e0104555344430000e4d8c1a28c344d0101020301",
        new Holding(
            "BTC",
            true,
            ONE,
            Optional.of(ONE),
            3,
            4,
            new Recent(List.of(new Recent.Entry(new FillKey(9, 8), ONE, true)), 2, 3),
            List.of(fill),
            Optional.of(new Gap(1, 2, 3, true))));
  }

  @Test
  void shouldReadTheReleasedFormatOfOrders() {
    Leg leg = new Leg(ONE, ONE, 2, ONE, ONE, 5, 6, Optional.of(ONE));
    Aggregate open =
        new Aggregate(
            new FillKey(1, 2),
            3,
            4,
            ONE,
            ONE,
            5,
            ONE,
            Optional.of(ONE),
            Optional.of("USDC"),
            Optional.of(ONE),
            true,
            Optional.of(leg),
            Optional.empty(),
            List.of(new Range(7, 9)));
    assertReadable(
        WhaleSerdes.ORDER,
        "012a3078616161616161616161616161616161616161616161616161616161616161616161616161616161610342544300010c0002041e0101020304041e041e05041e01041e01045553444301041e0101041e041e02041e041e050601041e00010702010666696c6c6564041e0a010666696c6c65640b",
        new OrderState(
            WhaleDriver.A,
            "BTC",
            false,
            Optional.of(12L),
            Optional.empty(),
            2,
            ONE,
            Optional.of(open),
            Optional.of(new Ending("filled", ONE, 10)),
            Optional.of("filled"),
            11));
  }

  @Test
  void shouldReadTheReleasedFormatOfAccounts() {
    HyperliquidEvent.FuturesState futures =
        new HyperliquidEvent.FuturesState(
            WhaleDriver.A,
            "",
            5,
            Optional.of(ONE),
            List.of(
                new StatedPosition(
                    "BTC",
                    ONE,
                    Optional.of(ONE),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())));
    AccountState.StatedSpot spot =
        new AccountState.StatedSpot(
            new HyperliquidEvent.SpotState(
                WhaleDriver.A, List.of(new HyperliquidEvent.Balance("HYPE", ONE, ONE))),
            6);
    assertReadable(
        WhaleSerdes.ACCOUNT,
        "01012a307861616161616161616161616161616161616161616161616161616161616161616161616161616161000501041e0103425443041e01041e00000000012a307861616161616161616161616161616161616161616161616161616161616161616161616161616161000501041e0103425443041e01041e00000000012a307861616161616161616161616161616161616161616161616161616161616161616161616161616161010448595045041e041e06012a307861616161616161616161616161616161616161616161616161616161616161616161616161616161010448595045041e041e06",
        AccountState.NONE.with(futures).with(spot));
  }

  @Test
  void shouldReadTheReleasedFormatsOfTheMarket() {
    assertReadable(
        WhaleSerdes.MARKET,
        "01000103425443050001041e00",
        new HyperliquidEvent.Contracts(
            List.of(
                new HyperliquidEvent.Contract(
                    "BTC", 5, false, Optional.of(ONE), Optional.empty()))));
    assertReadable(
        WhaleSerdes.MARKET,
        "01010104403130370448595045045553444302",
        new HyperliquidEvent.SpotPairs(
            List.of(new HyperliquidEvent.SpotPair("@107", "HYPE", "USDC", 2))));
    assertReadable(
        WhaleSerdes.MARKET, "01020103425443041e", new HyperliquidEvent.Mids(Map.of("BTC", ONE)));
    assertReadable(
        WhaleSerdes.MARKET,
        "010301034254430102",
        new HyperliquidEvent.LostTrades(Optional.of("BTC"), 1, 2));
  }

  @Test
  void shouldReadTheReleasedFormatsOfConsensus() {
    assertReadable(
        WhaleSerdes.CONSENSUS,
        "01012a30786161616161616161616161616161616161616161616161616161616161616161616161616161616100026964041e05010101",
        new ConsensusEntry.Added(
            WhaleDriver.A,
            Optional.empty(),
            "id",
            ONE,
            5,
            List.of(new Range(1, 2)),
            Optional.empty()));
    assertReadable(
        WhaleSerdes.CONSENSUS,
        "01012a30786161616161616161616161616161616161616161616161616161616161616161616161616161616100026964041e0501010100041d010c00020302010401041e01041d06",
        new ConsensusEntry.Added(
            WhaleDriver.A,
            Optional.empty(),
            "id",
            ONE,
            5,
            List.of(new Range(1, 2)),
            Optional.of(
                new CountedMove(
                    Direction.CLOSE,
                    ONE.negate(),
                    Optional.of(12L),
                    Optional.empty(),
                    2,
                    3,
                    5,
                    new WhaleBasis(
                        Optional.of(4), Optional.of(ONE), Optional.of(ONE.negate()), 6)))));
    assertReadable(
        WhaleSerdes.CONSENSUS,
        "0100010105041e01020401041e",
        new ConsensusEntry.Standing(
            new AlertState.Firing(Optional.of(new AlertState.Sent(5, ONE, Side.SELL)), 4, 1, ONE),
            true));
  }

  @Test
  void shouldReadTheReleasedFormatOfTheClock() {
    assertReadable(WhaleSerdes.CLOCK, "0101020304050607", new ClockState(1, 2, 3, 4, 5, 6, 7));
  }

  private static <V> void assertReadable(Serde<V> serde, String released, V value) {
    byte[] bytes = serde.serializer().serialize("", value);
    assertThat(serde.deserializer().deserialize("", bytes)).isEqualTo(value);
    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(released);
  }
}
