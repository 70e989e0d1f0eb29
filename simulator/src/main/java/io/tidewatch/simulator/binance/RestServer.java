package io.tidewatch.simulator.binance;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The venue's REST end on loopback. Thread-safe. */
final class RestServer implements AutoCloseable {
  private static final String WEIGHT_HEADER = "X-MBX-USED-WEIGHT-1M";
  private static final String KEY_HEADER = "X-MBX-APIKEY";

  private final HttpServer server;
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final RestMarket market;
  private final RestFaults faults;
  private final AtomicInteger served = new AtomicInteger();
  private final Object weightLock = new Object();
  private long minuteStart = System.nanoTime();
  private int usedWeight;

  RestServer(RestMarket market, RestFaults faults) throws IOException {
    this.market = requireNonNull(market, "market");
    this.faults = requireNonNull(faults, "faults");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(requests);
    server.createContext("/", this::handle);
  }

  void start() {
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  int served() {
    return served.get();
  }

  @Override
  public void close() {
    faults.close();
    server.stop(0);
    requests.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<RestAnswer> fault = faults.next();
      send(exchange, fault.isPresent() ? fault.get() : answer(exchange));
      served.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private RestAnswer answer(HttpExchange exchange) {
    String method = exchange.getRequestMethod();
    if (!method.equals("GET")) {
      return RestAnswer.error(405, -1000, "Expected GET.");
    }
    String key = exchange.getRequestHeaders().getFirst(KEY_HEADER);
    URI uri = exchange.getRequestURI();
    return market.get(uri.getPath(), RestQuery.parse(uri.getRawQuery()), key == null ? "" : key);
  }

  private void send(HttpExchange exchange, RestAnswer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json;charset=UTF-8");
    headers.set(WEIGHT_HEADER, Integer.toString(use(answer.weight())));
    answer
        .retryAfterSeconds()
        .ifPresent(seconds -> headers.set("Retry-After", Integer.toString(seconds)));
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  private int use(int weight) {
    synchronized (weightLock) {
      long now = System.nanoTime();
      if (now - minuteStart >= TimeUnit.MINUTES.toNanos(1)) {
        minuteStart = now;
        usedWeight = 0;
      }
      usedWeight += weight;
      return usedWeight;
    }
  }
}
