package io.tidewatch.connectors.timeseries;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** Answers writes as told, and with 204 when nothing is told. */
final class ScriptedStore implements AutoCloseable {
  final List<Request> requests = new CopyOnWriteArrayList<>();

  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final HttpServer server;

  record Request(String path, String authorization, String encoding, List<String> lines) {}

  private record Answer(int status, String retryAfter, String body) {}

  ScriptedStore() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  ScriptedStore answering(int status, String retryAfter, String body) {
    answers.add(new Answer(status, retryAfter, body));
    return this;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange;
        GZIPInputStream body = new GZIPInputStream(exchange.getRequestBody())) {
      requests.add(
          new Request(
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders().getFirst("Authorization"),
              exchange.getRequestHeaders().getFirst("Content-Encoding"),
              new String(body.readAllBytes(), UTF_8).lines().toList()));
      Answer answer = answers.isEmpty() ? new Answer(204, "", "") : answers.poll();
      if (!answer.retryAfter.isEmpty()) {
        exchange.getResponseHeaders().add("Retry-After", answer.retryAfter);
      }
      byte[] bytes = answer.body.getBytes(UTF_8);
      exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
