package io.tidewatch.topology.alertgate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.delivery.AlertMatcher;
import io.tidewatch.contract.delivery.Notification.MarketEvent;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.topology.TopologyShape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

/** What is deployed must stay readable. */
class AlertGateShapeTest {
  private final TopologyShape shape = new TopologyShape(new AlertGateTopology(() -> Instant.EPOCH));

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
  void shouldReadTheReleasedFormatOfSilences() {
    assertReadable(
        GateProcessorSupplier.SILENCE,
        "{\"id\":\"s1\",\"matcher\":{\"rule\":\"large-*\",\"subject\":\"BTCUSDT\",\"severities\":[\"MAJOR\",\"MINOR\"]},\"from\":1000,\"until\":2000,\"by\":\"ops\",\"comment\":\"maintenance\"}",
        MadeAlerts.silence(
            "s1",
            new AlertMatcher(
                Optional.of("large-*"),
                Optional.of("BTCUSDT"),
                Set.of(Severity.MINOR, Severity.MAJOR)),
            1_000,
            2_000));
  }

  @Test
  void shouldReadTheReleasedFormatOfFeeds() {
    assertReadable(
        GateProcessorSupplier.FEED,
        "{\"connection\":\"c7\",\"epoch\":7,\"broken\":{\"since\":1000,\"type\":\"STALE\",\"epoch\":8}}",
        new FeedState(
            Optional.of("c7"),
            7,
            Optional.of(new FeedState.Break(1_000, FeedEvent.Type.STALE, 8))));
    assertReadable(GateProcessorSupplier.FEED, "{\"epoch\":0}", FeedState.UNKNOWN);
  }

  @Test
  void shouldReadTheReleasedFormatOfMoves() {
    assertReadable(
        GateProcessorSupplier.MOVE,
        "{\"alert\":\"a1\",\"side\":\"BOTH\",\"at\":1000}",
        new ToldMove("a1", Side.BOTH, 1_000));
  }

  @Test
  void shouldReadTheReleasedFormatOfMarketEvents() {
    assertReadable(
        GateProcessorSupplier.EVENT,
        "{\"id\":\"e1\",\"asset\":\"BTC\",\"startedAt\":1000,\"number\":3}",
        new MarketEvent("e1", "BTC", 1_000, 3));
  }

  private static <V> void assertReadable(Serde<V> serde, String released, V value) {
    byte[] bytes = serde.serializer().serialize("", value);
    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(released);
    assertThat(serde.deserializer().deserialize("", released.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(value);
  }
}
