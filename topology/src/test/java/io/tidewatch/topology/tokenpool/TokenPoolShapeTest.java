package io.tidewatch.topology.tokenpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PairFigures;
import io.tidewatch.contract.pool.TriggerLogic;
import io.tidewatch.topology.TopologyShape;
import io.tidewatch.topology.alert.AlertState;
import io.tidewatch.topology.alert.DecisionFold;
import io.tidewatch.topology.alert.SubjectState;
import io.tidewatch.topology.tokenpool.judge.DatedDefinition;
import io.tidewatch.topology.tokenpool.judge.Membership;
import io.tidewatch.topology.tokenpool.judge.Observation;
import io.tidewatch.topology.tokenpool.judge.PairItem;
import io.tidewatch.topology.tokenpool.judge.PairState;
import io.tidewatch.topology.tokenpool.judge.PoolDefinition;
import io.tidewatch.topology.tokenpool.judge.PoolSerdes;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

/** What is deployed must stay readable. */
class TokenPoolShapeTest {
  private static final PoolDefinition DEFINITION =
      new PoolDefinition(
          Optional.of(PoolFrames.poolPair(1)),
          Optional.of(PoolFrames.template(1, "10", "30000", TriggerLogic.ALL)));
  private static final PairItem ITEM =
      new PairItem(
          new PairFigures(
              Optional.of(new BigDecimal("0.000244450095472")),
              Optional.of(new BigDecimal("1.6296673031475173E-6")),
              Optional.empty(),
              Optional.empty(),
              Optional.of(BigDecimal.ZERO),
              Optional.empty(),
              Optional.of(1_543L),
              List.of(
                  new PairFigures.Window(
                      Interval.H1,
                      Optional.of(new BigDecimal("-0.123")),
                      Optional.empty(),
                      Optional.of(new BigDecimal("889.12")),
                      Optional.of(0L),
                      Optional.empty()))),
          1_761_900_000_000L,
          20,
          3,
          123_456,
          7,
          true);

  private final TopologyShape shape =
      new TopologyShape(new TokenPoolTopology(TokenPoolSettings.DEFAULT, () -> Instant.EPOCH));

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
  void shouldReadTheReleasedFormatOfItems() {
    assertReadable(
        PoolSerdes.ITEM,
        "0180e6b1cba3331403c0c4070701653ce0c5e3a59d0e58cabffef09beff2390000870c01b20cf50108a0ed0a00",
        ITEM);
  }

  @Test
  void shouldReadTheReleasedFormatOfDefinitions() {
    assertReadable(
        PoolSerdes.DEFINITION,
        "01012b503231313131313131313131313131313131313131313131313131313131313131313131313131313131312b54323131313131313131313131313131313131313131313131313131313131313131313131313131313131010253310107546f6b656e203108aab4de75011068747470733a2f2f782e636f6d2f74310200010a0601020a54656d706c617465203100c0cf240100c0843d000101010014000100e0d403",
        DEFINITION);
  }

  @Test
  void shouldReadTheReleasedFormatOfPairs() {
    assertReadable(
        PoolSerdes.STATE,
        "0101050000c8e7b1cba3330000000180e6b1cba3331403c0c4070701653ce0c5e3a59d0e58cabffef09beff2390000870c01b20cf50108a0ed0a0080e6b1cba3330001",
        new PairState(
            new DatedDefinition(5, PoolDefinition.NONE),
            List.of(),
            List.of(new DatedDefinition(1_761_900_000_200L, PoolDefinition.NONE)),
            Optional.of(ITEM),
            1_761_900_000_000L,
            false,
            true));
  }

  @Test
  void shouldReadTheReleasedFormatOfNews() {
    assertReadable(PoolSerdes.NEWS, "010102503101", new Membership("P1", true));
    Observation observation = new Observation(DEFINITION, ITEM, 1_761_900_000_200L, true);
    assertThat(read(PoolSerdes.NEWS, write(PoolSerdes.NEWS, observation))).isEqualTo(observation);
  }

  @Test
  void shouldReadTheReleasedFormatOfTokens() {
    assertReadable(
        TokenStateSerde.SERDE,
        "010102503101be017b22616c657274223a7b227374617465223a227175696574222c226c61737453656e74223a7b226174223a352c2276616c7565223a312e352c2273696465223a22425559227d7d2c2270656e64696e67223a7b22726561736f6e223a224741544544222c2266726f6d223a362c22746f223a362c22636f756e74223a312c226669727374496e707574223a372c226c617374496e707574223a377d2c22616e6e6f756e636564456e64223a342c22756e6a7564676564223a66616c73657d0377687906",
        new TokenState(
            Optional.of("P1"),
            new SubjectState(
                new AlertState.Quiet(
                    Optional.of(new AlertState.Sent(5, new BigDecimal("1.5"), Side.BUY))),
                Optional.of(
                    DecisionFold.of(Reason.GATED, Optional.empty(), 6, Optional.empty(), 7)),
                Optional.of(4L),
                false),
            "why",
            6));
    assertReadable(TokenStateSerde.SERDE, "0100000000", TokenState.INITIAL);
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
