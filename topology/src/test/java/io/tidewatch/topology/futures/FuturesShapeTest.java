package io.tidewatch.topology.futures;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Inputs.ContractTerms;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Anomaly.Classic;
import io.tidewatch.contract.futures.Anomaly.Feature;
import io.tidewatch.contract.futures.Anomaly.FeatureName;
import io.tidewatch.contract.futures.Anomaly.FeatureState;
import io.tidewatch.contract.futures.Anomaly.Level;
import io.tidewatch.contract.futures.Anomaly.Reason;
import io.tidewatch.contract.futures.Anomaly.Robust;
import io.tidewatch.contract.futures.Anomaly.Status;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.futures.Bar.ClosedBy;
import io.tidewatch.topology.TopologyShape;
import io.tidewatch.topology.futures.bar.BarState;
import io.tidewatch.topology.futures.bar.ClosedMark;
import io.tidewatch.topology.futures.bar.RunningBar;
import io.tidewatch.topology.futures.market.Finding;
import io.tidewatch.topology.futures.market.RoundEntry;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

/** What is deployed must stay readable. */
class FuturesShapeTest {
  private static final Bar BAR =
      new Bar(
          "BTCUSDT",
          1_761_900_300_000L,
          new BigDecimal("1.50"),
          new BigDecimal("3"),
          new BigDecimal("0.00001"),
          new BigDecimal("2.5"),
          BigDecimal.ZERO,
          new BigDecimal("123456789012345678901.5"),
          Optional.of(7L),
          Optional.empty(),
          true,
          ClosedBy.REST,
          1_761_901_200_000L);
  private static final Anomaly ANOMALY =
      new Anomaly(
          "BTCUSDT",
          1_761_900_300_000L,
          1_761_901_200_000L,
          true,
          Status.GAPPY,
          90,
          6,
          new BigDecimal("2.5"),
          new BigDecimal("3.5"),
          new BigDecimal("4.50"),
          Optional.of(new BigDecimal("0.2500")),
          new Classic(
              Optional.of(new BigDecimal("-0.01")),
              Optional.of(new BigDecimal("-3.1")),
              Optional.empty(),
              Optional.of(new BigDecimal("1.1")),
              Optional.of(new BigDecimal("0.99")),
              Optional.empty(),
              Optional.empty(),
              new BigDecimal("0.4960"),
              List.of(Reason.PRICE)),
          new Robust(
              new BigDecimal("12.30"),
              new BigDecimal("0.65"),
              1,
              Level.WATCH,
              List.of(
                  new Feature(
                      FeatureName.VOLUME,
                      FeatureState.CONSTANT_BREAK,
                      Optional.of(new BigDecimal("9.1")),
                      90,
                      Optional.of(new BigDecimal("8.1")),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.of(new BigDecimal("0.994")),
                      new BigDecimal("0.00")))),
          Side.SELL);
  private static final Finding.Judged JUDGED =
      new Finding.Judged(3, 5, 6, ANOMALY, 7, 8, 9, 9, 10, true, Optional.empty());

  private final TopologyShape shape =
      new TopologyShape(new FuturesTopology(FuturesSettings.DEFAULT, () -> Instant.EPOCH));

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
  void shouldReadTheReleasedFormatOfBars() {
    assertReadable(
        FuturesSerdes.BAR,
        "010742544355534454e08dc4cba33308ac020006140204320000060942ed123b0bd8203a1701070001028085fbcba333",
        BAR);
  }

  @Test
  void shouldReadTheReleasedFormatOfAnomalies() {
    assertReadable(
        FuturesSerdes.ANOMALY,
        "010742544355534454e08dc4cba3338085fbcba33301025a06043204460884070110882701080101043d000104160108c601000010c04d0100089c1308820101010101030104b6015a0104a2010000010cc40f080001",
        ANOMALY);
  }

  @Test
  void shouldReadTheReleasedFormatOfSymbols() {
    assertReadable(
        FuturesSerdes.STATE,
        "0201081401050001a0f736000200060002000400c801010496010107010002a5f7360102010001a1f736010f01040203",
        new SymbolState(
            new ContractFacts(Optional.of(new BigDecimal("0.10")), Optional.of(5L), false),
            new BarState(
                Optional.of(
                    new RunningBar(
                        FuturesFrames.kline(900_000, "1", "3", "1", "2", "7.5"), 900_005, 1, 2)),
                Optional.of(new ClosedMark(0, ClosedBy.NEWER_BAR, 900_001, true))),
            15,
            Optional.of(new Asked(4, 2, 3))));
    assertReadable(FuturesSerdes.STATE, "0200000100000000", SymbolState.INITIAL);
  }

  @Test
  void shouldReadTheReleasedFormatOfScores() {
    assertReadable(FuturesSerdes.SCORES, "010000", SymbolScores.NONE);
    assertReadable(
        FuturesSerdes.SCORES,
        "0100010742544355534454e08dc4cba3338085fbcba33301025a06043204460884070110882701080101043d000104160108c601000010c04d0100089c1308820101010101030104b6015a0104a2010000010cc40f080001",
        new SymbolScores(Optional.empty(), Optional.of(ANOMALY)));
  }

  @Test
  void shouldReadTheReleasedFormatOfFindings() {
    assertReadable(
        FuturesSerdes.FINDING,
        "010002a0f736b8f73601",
        new Finding.Progress(2, 900_000, 900_024, true));
    assertThat(read(FuturesSerdes.FINDING, HexFormat.of().parseHex("010002a0f736")))
        .isEqualTo(new Finding.Progress(2, 900_000, 0, false));
    assertReadable(
        FuturesSerdes.FINDING,
        "01010305060742544355534454e08dc4cba3338085fbcba33301025a06043204460884070110882701080101043d000104160108c601000010c04d0100089c1308820101010101030104b6015a0104a2010000010cc40f0800010708090a01",
        JUDGED);
    String withTerms =
        "01010305060742544355534454e08dc4cba3338085fbcba33301025a06043204460884070110882701080101043d000104160108c601000010c04d0100089c1308820101010101030104b6015a0104a2010000010cc40f0800010708090a010108140105";
    assertThat(read(FuturesSerdes.FINDING, HexFormat.of().parseHex(withTerms)))
        .isEqualTo(judged(9));
    assertReadable(FuturesSerdes.FINDING, withTerms + "0a", judged(10));
  }

  private static Finding judged(long neededFrom) {
    return new Finding.Judged(
        3,
        5,
        6,
        ANOMALY,
        7,
        8,
        9,
        neededFrom,
        10,
        true,
        Optional.of(new ContractTerms(Optional.of(new BigDecimal("0.10")), Optional.of(5L))));
  }

  @Test
  void shouldReadTheReleasedFormatOfRounds() {
    RoundEntry.Round round = new RoundEntry.Round(900_000, true);
    assertReadable(
        FuturesSerdes.ROUND, "0100a0f73601011e5a", new RoundEntry.Verdict(round, true, 30, 90));
    assertReadable(FuturesSerdes.ROUND, "010201a0f736", new RoundEntry.Heard(1, 900_000));
    RoundEntry waiting = new RoundEntry.Waiting(JUDGED, true);
    assertThat(read(FuturesSerdes.ROUND, write(FuturesSerdes.ROUND, waiting))).isEqualTo(waiting);
  }

  private static <V> void assertReadable(Serde<V> serde, String released, V value) {
    assertThat(HexFormat.of().formatHex(write(serde, value))).isEqualTo(released);
    assertThat(read(serde, HexFormat.of().parseHex(released))).isEqualTo(value);
  }

  private static <V> byte[] write(Serde<V> serde, V value) {
    return serde.serializer().serialize("", value);
  }

  private static <V> V read(Serde<V> serde, byte[] bytes) {
    return serde.deserializer().deserialize("", bytes);
  }
}
