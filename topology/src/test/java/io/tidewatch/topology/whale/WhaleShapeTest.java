package io.tidewatch.topology.whale;

import io.tidewatch.topology.TopologyShape;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is deployed must stay. */
class WhaleShapeTest {
  private final TopologyShape shape =
      new TopologyShape(new WhaleSignalsTopology(WhaleSettings.DEFAULT, () -> Instant.EPOCH));

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
}
