package io.tidewatch.connectors.binance.spot;

import static io.tidewatch.connectors.binance.spot.FeedRig.BTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.simulator.binance.BinanceSpotServer;
import io.tidewatch.simulator.binance.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SpotBackPressureTest {
  private static final int TRADES = 2_000;

  @Test
  void shouldHoldTheSocketBackAndLoseNothingWhileTheBrokerIsAway(@TempDir Path directory) {
    EmbeddedBroker broker = EmbeddedBroker.start(directory);
    SharedBroker.createTopics(broker);
    int port = Integer.parseInt(broker.bootstrapServers().split(":")[1]);
    // Room for some hundred frames, so that the socket has to wait.
    Map<String, Object> client =
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "buffer.memory",
            65_536,
            "compression.type",
            "none");
    ReceiveClock clock = ReceiveClock.wall(InstantSource.system());
    try (BinanceSpotServer venue = BinanceSpotServer.start(Settings.standard());
        FeedRig rig = new FeedRig(client, venue, FeedRig.settings(venue, BTC), clock).start()) {
      rig.subscribed(BTC);
      rig.trades(BTC, 1, 1);
      await().until(() -> rig.ids(BTC).size() == 1);

      broker.close();
      rig.trades(BTC, 2, TRADES);
      await().until(() -> rig.feed().counts().frames() > 1);
      long stuck = rig.feed().counts().frames();
      broker = EmbeddedBroker.start(directory, port, EmbeddedBroker.Keeping.AS_CONFIGURED);

      await().atMost(Duration.ofSeconds(60)).until(() -> rig.ids(BTC).size() == TRADES);
      assertThat(stuck).isLessThan(TRADES);
      assertThat(rig.ids(BTC))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, TRADES).boxed().toList());
      assertThat(rig.feed().counts().blockedSends()).isPositive();
      assertThat(rig.feed().counts().publishFailures()).isZero();
    } finally {
      broker.close();
    }
  }

  @Test
  @Timeout(30) // Not a measure: without it a close that hangs would hang the build.
  void shouldCloseWhileNoBrokerWasEverThere() throws Exception {
    InstantSource clock = InstantSource.system();
    try (BinanceSpotServer venue = BinanceSpotServer.start(Settings.standard())) {
      BinanceSpotFeed feed =
          new BinanceSpotFeed(
              FeedRig.settings(venue, BTC),
              Map.of("bootstrap.servers", "127.0.0.1:" + freePort()),
              ReceiveClock.wall(clock),
              clock);
      feed.start();
      await().until(() -> venue.connectionCount() == 1);

      feed.close();

      await().until(() -> venue.connectionCount() == 0);
      assertThat(feed.connected()).isFalse();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
