package io.tidewatch.standalone.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tidewatch.standalone.node.MarketTimes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

/** Tells other processes what time it is in the scripts, on loopback. */
final class ClockServer implements AutoCloseable {
  private static final int THREADS = 4;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS, Thread.ofPlatform().daemon().name("demo-clock-", 0).factory());
  private final HttpServer server;

  private ClockServer(Map<String, LongSupplier> clocks) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    clocks.forEach((name, clock) -> server.createContext("/" + name, asked -> tell(asked, clock)));
    server.setExecutor(threads);
  }

  /**
   * Starts.
   *
   * @param whales time of the market of watched addresses, epoch milliseconds
   */
  static ClockServer start(DemoClocks clocks, LongSupplier whales) {
    try {
      ClockServer started =
          new ClockServer(
              Map.of(
                  MarketTimes.MARKET,
                  clocks::marketMs,
                  MarketTimes.POOL,
                  () -> clocks.pool().toEpochMilli(),
                  MarketTimes.FUTURES,
                  () -> clocks.futures().toEpochMilli(),
                  MarketTimes.WHALES,
                  whales));
      started.server.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("no port for the clock of the scripts", e);
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static void tell(HttpExchange asked, LongSupplier clock) throws IOException {
    try (asked) {
      byte[] answer = Long.toString(clock.getAsLong()).getBytes(StandardCharsets.US_ASCII);
      asked.sendResponseHeaders(200, answer.length);
      asked.getResponseBody().write(answer);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
