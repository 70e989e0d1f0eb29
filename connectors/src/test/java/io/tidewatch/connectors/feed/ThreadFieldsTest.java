package io.tidewatch.connectors.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.log.LogFields;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** Whatever thread of a feed writes a line: it says which venue it is of. */
class ThreadFieldsTest {
  @Test
  void shouldNameTheVenueOnEachThreadOfAFeed() throws Exception {
    try (Timers timers = new Timers("okx")) {
      CompletableFuture<String> control = new CompletableFuture<>();
      CompletableFuture<String> blocking = new CompletableFuture<>();
      CompletableFuture<String> later = new CompletableFuture<>();
      timers.control(() -> control.complete(venue()));
      timers.blocking(() -> blocking.complete(venue()));
      timers.blockingAfter(Duration.ofMillis(1), () -> later.complete(venue()));

      assertThat(control.get(10, TimeUnit.SECONDS)).isEqualTo("okx");
      assertThat(blocking.get(10, TimeUnit.SECONDS)).isEqualTo("okx");
      assertThat(later.get(10, TimeUnit.SECONDS)).isEqualTo("okx");
    }
  }

  @Test
  void shouldNameTheVenueOnTheThreadOfASocket() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    CompletableFuture<String> onSocket = new CompletableFuture<>();
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    try (Timers timers = new Timers("hyperliquid")) {
      timers.control(() ->
          new FrameSocket(
                  URI.create("ws://127.0.0.1:" + port + "/ws"),
                  Duration.ofSeconds(5),
                  1 << 10,
                  new FrameSocket.Listener() {
                    @Override
                    public void onOpen() {
                      // Nobody is there.
                    }

                    @Override
                    public void onFrame(byte[] bytes, String text) {
                      // Nobody is there.
                    }

                    @Override
                    public void onClosed(FrameSocket.Closed closed) {
                      thread.complete(Thread.currentThread());
                      onSocket.complete(venue());
                    }
                  })
              .connect());

      assertThat(onSocket.get(10, TimeUnit.SECONDS)).isEqualTo("hyperliquid");
      assertThat(thread.get().getName()).startsWith("WebSocket");
    }
    assertThat(venue()).isEqualTo("none");
  }

  private static String venue() {
    String venue = MDC.get(LogFields.VENUE);
    return venue == null ? "none" : venue;
  }
}
