package io.tidewatch.connectors.okx;

import static io.tidewatch.connectors.okx.OkxRig.BTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.simulator.okx.OkxServer;
import io.tidewatch.simulator.okx.OkxSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OkxBackPressureTest {
  private static final int STEPS = 1_000;

  @Test
  void shouldHoldTheSocketBackAndLoseNothingWhileTheBrokerIsAway(@TempDir Path directory) {
    EmbeddedBroker broker = EmbeddedBroker.start(directory);
    SharedBroker.createTopics(broker);
    int port = Integer.parseInt(broker.bootstrapServers().split(":")[1]);
    Map<String, Object> client =
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "buffer.memory",
            131_072,
            "compression.type",
            "none");
    try (OkxServer venue = OkxServer.start(OkxSettings.standard());
        OkxRig rig =
            new OkxRig(
                    client,
                    venue,
                    OkxRig.market(venue),
                    OkxRig.settings(venue),
                    new ListedWanted(BTC))
                .start()) {
      rig.live(BTC);
      await().until(() -> rig.books(BTC).size() == 1);

      broker.close();
      rig.play(BTC, STEPS);
      await().until(() -> rig.feed().counts().frames() > 1);
      long stuck = rig.feed().counts().frames();
      broker = EmbeddedBroker.start(directory, port, EmbeddedBroker.Keeping.AS_CONFIGURED);

      await().atMost(Duration.ofSeconds(60)).until(() -> rig.chain(BTC).isAt(venue.book(BTC)));
      assertThat(stuck).isLessThan(STEPS);
      assertThat(rig.chain(BTC).breaks()).isEmpty();
      assertThat(rig.chain(BTC).snapshots()).isEqualTo(1);
      assertThat(rig.feed().counts().blockedSends()).isPositive();
      assertThat(rig.feed().counts().publishFailures()).isZero();
      assertThat(venue.totalConnections()).isEqualTo(1);
    } finally {
      broker.close();
    }
  }
}
