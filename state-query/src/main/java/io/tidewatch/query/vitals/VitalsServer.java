package io.tidewatch.query.vitals;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.query.door.Tls;
import io.tidewatch.query.http.Gate;
import io.tidewatch.query.http.HttpSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells how a process is that has no API: {@code /health/live}, {@code /health/ready}, {@code
 * /health} and {@code /metrics}, by the small server that Java brings, as whole API servers take
 * more memory than such a process itself. Metrics ask for the token that reading the API takes.
 */
public final class VitalsServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VitalsServer.class);
  private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";
  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";
  private static final Map<String, String> LIMITS =
      Map.of(
          "sun.net.httpserver.maxReqTime", "10",
          "sun.net.httpserver.maxRspTime", "60",
          "sun.net.httpserver.maxReqHeaders", "100",
          "sun.net.httpserver.maxReqHeaderSize", "8192",
          "jdk.httpserver.maxConnections", "64");

  private final Gate gate;
  private final Vital vital;

  /** A request is read on one of them; who sends it slowly keeps nobody else waiting. */
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("vitals-", 0).factory());

  private final HttpServer server;

  private VitalsServer(HttpSettings settings, Gate gate, Vital vital) throws IOException {
    this.gate = requireNonNull(gate, "gate");
    this.vital = requireNonNull(vital, "vital");
    this.server = server(new InetSocketAddress(settings.host(), settings.port()), settings.tls());
    server.createContext("/", this::answer);
    server.setExecutor(threads);
  }

  /**
   * Starts.
   *
   * @param gate knows who may read
   * @throws IllegalStateException if it cannot listen there
   */
  public static VitalsServer start(HttpSettings settings, Gate gate, Vital vital) {
    // The server reads them when its first one is made; whoever started the program goes before.
    LIMITS.forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
    try {
      VitalsServer started = new VitalsServer(settings, gate, vital);
      started.server.start();
      return started;
    } catch (IOException e) {
      throw new IllegalStateException(
          "expected to listen on "
              + settings.host()
              + ":"
              + settings.port()
              + ", was not possible; is the port in use? http.port sets another one, 0 takes any",
          e);
    }
  }

  private static HttpServer server(InetSocketAddress address, Optional<Tls> tls)
      throws IOException {
    if (tls.isEmpty()) {
      return HttpServer.create(address, 0);
    }
    HttpsServer server = HttpsServer.create(address, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls.get().forSmallServer()));
    return server;
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** What is told. */
  public interface Vital {
    /** Whether nothing is dead. */
    boolean isLive();

    /** What keeps the process from its work, in words; none if it does it. */
    List<String> troubles();

    /** All values now, in the text format of Prometheus. */
    String metrics();
  }

  /**
   * Health.
   *
   * @param status UP or DOWN
   * @param troubles what keeps the process from its work
   */
  record Health(String status, List<String> troubles) {}

  /** A refusal, as the API words it. */
  record Refusal(int status, String title) {}

  private void answer(HttpExchange exchange) {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String method = exchange.getRequestMethod();
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
      if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        refuse(exchange, 405, "The path does not have this method");
        return;
      }
      switch (path) {
        case "/metrics" -> metrics(exchange);
        case "/health/live" -> health(exchange, vital.isLive(), List.of());
        case "/health/ready" -> ready(exchange, true);
        case "/health" -> ready(exchange, vital.isLive());
        default ->
            refuse(exchange, 404, "There is /health, /health/live, /health/ready and /metrics");
      }
    } catch (IOException e) {
      LOG.debug("nobody was left to be told", e);
    } catch (RuntimeException e) {
      LOG.error("a question how the process is could not be answered", e);
    }
  }

  private void ready(HttpExchange exchange, boolean live) throws IOException {
    List<String> troubles = vital.troubles();
    health(exchange, live && troubles.isEmpty(), troubles);
  }

  private static void health(HttpExchange exchange, boolean up, List<String> troubles)
      throws IOException {
    if (!up) {
      exchange.getResponseHeaders().set("Retry-After", "1");
    }
    json(exchange, up ? 200 : 503, JSON, () -> new Health(up ? "UP" : "DOWN", troubles));
  }

  private void metrics(HttpExchange exchange) throws IOException {
    Optional<String> header =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
    if (!gate.mayRead(header)) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
      refuse(exchange, 401, "The access token is missing or wrong");
      return;
    }
    write(exchange, 200, METRICS, vital.metrics().getBytes(StandardCharsets.UTF_8));
  }

  private static void refuse(HttpExchange exchange, int status, String title) throws IOException {
    json(exchange, status, PROBLEM, () -> new Refusal(status, title));
  }

  private static void json(HttpExchange exchange, int status, String type, Supplier<Object> body)
      throws IOException {
    write(exchange, status, type, Json.MAPPER.writeValueAsBytes(body.get()));
  }

  private static void write(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
