package io.tidewatch.simulator.venue;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tidewatch.simulator.venue.RestFaults.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The REST end of a simulated venue on loopback. Thread-safe. */
public final class RestServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpEndpoint endpoint;
  private final RestFaults faults = new RestFaults();
  private final AtomicInteger served = new AtomicInteger();

  /** Takes a free port. */
  public RestServer(HttpEndpoint endpoint) throws IOException {
    this.endpoint = requireNonNull(endpoint, "endpoint");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(requests);
    server.createContext("/", this::handle);
  }

  public void start() {
    server.start();
  }

  /** Base address, without a path. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Requests answered so far, faults included. */
  public int served() {
    return served.get();
  }

  /**
   * Lets the next requests fail.
   *
   * @param retryAfterSeconds header {@code Retry-After}, 0 to leave it out
   * @param times how many requests fail; 0 ends an earlier fault
   */
  public void fail(int status, int retryAfterSeconds, int times) {
    faults.order(
        new Fault.Refused(
            status,
            retryAfterSeconds > 0 ? OptionalInt.of(retryAfterSeconds) : OptionalInt.empty()),
        times);
  }

  /** Lets so many of the next requests be answered with a page instead of JSON. */
  public void garble(int times) {
    faults.order(new Fault.Garbled(), times);
  }

  /** Ends the connection of so many of the next requests without an answer. */
  public void drop(int times) {
    faults.order(new Fault.Dropped(), times);
  }

  /** Lets the answers to so many of the next requests begin and never end. */
  public void stall(int times) {
    faults.order(new Fault.Stalled(), times);
  }

  /**
   * Does what so many of the next requests ask for, and ends the connection instead of saying so.
   */
  public void loseAnswers(int times) {
    faults.order(new Fault.Unanswered(), times);
  }

  /** Does what so many of the next requests ask for, and answers that much later. */
  public void delay(Duration delay, int times) {
    faults.order(new Fault.Slow(delay), times);
  }

  /** While true, requests are accepted and not answered. */
  public void freeze(boolean freeze) {
    faults.freeze(freeze);
  }

  @Override
  public void close() {
    faults.close();
    server.stop(0);
    requests.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<Fault> fault = faults.next();
      if (fault.isPresent()) {
        fail(exchange, fault.get());
      } else {
        send(exchange, answer(exchange));
      }
      served.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpAnswer answer(HttpExchange exchange) throws IOException {
    return endpoint.answer(
        exchange.getRequestMethod(),
        exchange.getRequestURI(),
        exchange.getRequestHeaders()::getFirst,
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  private void fail(HttpExchange exchange, Fault fault) throws IOException, InterruptedException {
    switch (fault) {
      case Fault.Refused(int status, OptionalInt retryAfterSeconds) -> {
        retryAfterSeconds.ifPresent(seconds -> retryAfter(exchange, seconds));
        send(exchange, endpoint.fault(status));
      }
      case Fault.Garbled() -> send(exchange, HttpAnswer.of(200, "<html>Bad gateway</html>"));
      case Fault.Dropped() -> {
        // Closed without an answer by whoever handed over the exchange.
      }
      case Fault.Stalled() -> {
        exchange.sendResponseHeaders(200, 1_000);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
        faults.awaitClose();
      }
      case Fault.Unanswered() -> answer(exchange);
      case Fault.Slow(Duration delay) -> {
        HttpAnswer answer = answer(exchange);
        faults.hold(delay);
        send(exchange, answer);
      }
    }
  }

  private static void retryAfter(HttpExchange exchange, int seconds) {
    exchange.getResponseHeaders().set("Retry-After", Integer.toString(seconds));
  }

  private static void send(HttpExchange exchange, HttpAnswer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json;charset=UTF-8");
    answer.headers().forEach(headers::set);
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
  }
}
