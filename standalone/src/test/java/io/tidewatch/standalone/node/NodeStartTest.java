package io.tidewatch.standalone.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.connectors.okx.OkxFeedSettings;
import io.tidewatch.query.http.HttpSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NodeStartTest {
  @Test
  void shouldLeaveNoFeedBehindWhenAPartCannotStart() throws IOException {
    Set<Thread> before = producers();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        DataDirectory directory = DataDirectory.temporary()) {
      assertThatThrownBy(() -> Node.start(directory, options(taken.getLocalPort())))
          .isInstanceOf(RuntimeException.class);

      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> {
            Set<Thread> left = new HashSet<>(producers());
            left.removeAll(before);
            assertThat(left).isEmpty();
          });
    }
  }

  private static NodeOptions options(int httpPort) {
    InstantSource clock = InstantSource.system();
    OkxOptions okx =
        new OkxOptions(
            OkxFeedSettings.DEFAULTS.with(
                new OkxFeedSettings.Endpoints(URI.create("ws://127.0.0.1:1"), Optional.empty())),
            List.of("BTC-USDT"),
            Optional.empty());
    return new NodeOptions(
        Optional.empty(),
        servers -> {},
        new NodeOptions.Feeds(
            Optional.empty(),
            Optional.of(okx),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ReceiveClock.wall(clock)),
        NodeOptions.Detection.DEFAULT,
        SinkOptions.NONE,
        Optional.empty(),
        Optional.of(HttpSettings.loopback(httpPort, Optional.empty())),
        clock::millis,
        clock,
        alert -> {},
        event -> {});
  }

  private static Set<Thread> producers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("kafka-producer-network-thread"))
        .collect(Collectors.toSet());
  }
}
