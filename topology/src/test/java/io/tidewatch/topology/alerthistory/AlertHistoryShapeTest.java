package io.tidewatch.topology.alerthistory;

import io.tidewatch.topology.TopologyShape;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AlertHistoryShapeTest {
  private final TopologyShape shape = new TopologyShape(new AlertHistoryTopology());

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
