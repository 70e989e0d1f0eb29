package io.tidewatch.topology.largetrades;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.serde.JsonSerde;
import io.tidewatch.topology.TopologyShape;
import io.tidewatch.topology.alert.AlertState;
import io.tidewatch.topology.alert.DecisionFold;
import io.tidewatch.topology.alert.SubjectState;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is deployed must stay readable. */
class LargeTradesShapeTest {
  private final TopologyShape shape =
      new TopologyShape(new LargeTradesTopology(LargeTradesSettings.DEFAULT));

  @Test
  void shouldNotChangeTheTopologyUnintentionally() throws IOException {
    shape.assertUnchanged();
  }

  @Test
  void shouldNameEveryInternalResource() {
    shape.assertNamed();
  }

  @Test
  void shouldKeepDeployedResources() throws IOException {
    shape.assertKeepsDeployedResources();
  }

  @Test
  void shouldReadTheReleasedSegmentFormat() {
    byte[] released =
        HexFormat.of()
            .parseHex(
                "01"
                    + "000000000000000a"
                    + "000000000000000c"
                    + "000001913289d2a0"
                    + "0000000005f5e100"
                    + "0000000000000007"
                    + "00000002"
                    + "03");

    assertThat(TradeSegment.read(released))
        .containsExactly(
            new WindowTrade(10, 12, 2, 1_723_129_778_848L, 100_000_000, true, true, 7));
  }

  @Test
  void shouldWriteTheSegmentFormatItReads() {
    WindowTrade trade = new WindowTrade(1, 1, 1, 5, 6, false, true, 7);
    TradeSegment segment = new TradeSegment();
    segment.add(trade);

    assertThat(TradeSegment.read(segment.toBytes())).containsExactly(trade);
  }

  @Test
  void shouldSumASegmentAsItsTradesSay() {
    List<WindowTrade> trades =
        List.of(
            new WindowTrade(1, 1, 1, 5, 60, true, false, 7),
            new WindowTrade(2, 4, 2, 9, 700, false, true, 8),
            new WindowTrade(5, 8, 4, 6, 5_000, true, true, 9),
            new WindowTrade(9, 9, 1, 8, 10_000, false, false, 10));
    TradeSegment segment = new TradeSegment();
    trades.forEach(segment::add);
    byte[] bytes = segment.toBytes();

    assertThat(TradeSegment.newestMs(bytes)).isEqualTo(9);
    assertThat(TradeSegment.totalsAfter(bytes, 4)).isEqualTo(new Totals(5_060, 10_700, 8));
    assertThat(TradeSegment.totalsAfter(bytes, 5)).isEqualTo(new Totals(5_000, 10_700, 7));
    assertThat(TradeSegment.totalsAfter(bytes, 8)).isEqualTo(new Totals(0, 700, 2));
    assertThat(TradeSegment.totalsAfter(bytes, 9)).isEqualTo(Totals.NONE);
  }

  @Test
  void shouldReadTheReleasedSegmentKey() {
    byte[] released = HexFormat.of().parseHex("42544355534454" + "00" + "0000000000000102");

    SegmentKey key = SegmentKey.SERDE.deserializer().deserialize("t", released);

    assertThat(key).isEqualTo(new SegmentKey("BTCUSDT", 258));
    assertThat(SegmentKey.SERDE.serializer().serialize("t", key)).isEqualTo(released);
  }

  @Test
  void shouldReadTheReleasedMinuteFormat() {
    byte[] released =
        HexFormat.of().parseHex("0000000000000001" + "0000000000000002" + "0000000000000003");

    MinuteVolume volume = MinuteVolume.SERDE.deserializer().deserialize("t", released);

    assertThat(volume).isEqualTo(new MinuteVolume(1, 2, 3));
    assertThat(MinuteVolume.SERDE.serializer().serialize("t", volume)).isEqualTo(released);
  }

  @Test
  void shouldReadTheReleasedStateFormat() {
    String released =
        "{\"alert\":{\"state\":\"firing\",\"lastSent\":{\"at\":5,\"value\":2000000.00000000,"
            + "\"side\":\"BUY\"},\"episodeStart\":5,\"sentInEpisode\":1,\"peak\":2000001.00000000},"
            + "\"pending\":{\"reason\":\"COOLDOWN\",\"side\":\"BUY\",\"from\":6,\"to\":7,"
            + "\"count\":2,\"peak\":2000001.00000000,\"firstInput\":8,\"lastInput\":9}}";
    SubjectState state =
        new SubjectState(
            new AlertState.Firing(
                Optional.of(new AlertState.Sent(5, usd("2000000.00000000"), Side.BUY)),
                5,
                1,
                usd("2000001.00000000")),
            Optional.of(
                new DecisionFold(
                    Reason.COOLDOWN,
                    Optional.of(Side.BUY),
                    6,
                    7,
                    2,
                    Optional.of(usd("2000001.00000000")),
                    8,
                    9)),
            Optional.empty(),
            false);
    JsonSerde<SubjectState> serde = new JsonSerde<>(SubjectState.class);

    assertThat(serde.deserializer().deserialize("t", released.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(state);
    assertThat(serde.deserializer().deserialize("t", serde.serializer().serialize("t", state)))
        .isEqualTo(state);
  }

  private static BigDecimal usd(String amount) {
    return new BigDecimal(amount);
  }
}
