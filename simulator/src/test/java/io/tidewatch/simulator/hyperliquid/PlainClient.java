package io.tidewatch.simulator.hyperliquid;

import io.tidewatch.contract.serde.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/** What the JDK brings to talk to the venue, and nothing more. */
public final class PlainClient implements WebSocket.Listener, AutoCloseable {
  private static final int SECONDS = 10;
  private static final Set<String> NO_DATA = Set.of("subscriptionResponse", "pong", "error");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final LinkedBlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final CompletableFuture<String> reason = new CompletableFuture<>();
  private final AtomicLong dataFrames = new AtomicLong();
  private final StringBuilder part = new StringBuilder();
  private WebSocket socket;

  public static PlainClient connect(HyperliquidServer server) throws Exception {
    PlainClient client = new PlainClient();
    client.socket =
        HTTP.newWebSocketBuilder()
            .buildAsync(server.webSocketUri(), client)
            .get(SECONDS, TimeUnit.SECONDS);
    return client;
  }

  static HttpResponse<String> post(URI base, String body) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(base.resolve("/info"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** The answer of REST. */
  public static JsonNode ask(HyperliquidServer server, String body) throws Exception {
    HttpResponse<String> answer = post(server.restUri(), body);
    if (answer.statusCode() != 200) {
      throw new AssertionError("expected 200, was " + answer.statusCode());
    }
    return Json.MAPPER.readTree(answer.body());
  }

  void send(String text) {
    socket.sendText(text, true).join();
  }

  public void subscribe(String type, String member, String of) {
    request("subscribe", type, member, of);
  }

  void request(String method, String type, String member, String of) {
    send(
        "{\"method\":\"%s\",\"subscription\":{\"type\":\"%s\",\"%s\":\"%s\"}}"
            .formatted(method, type, member, of));
  }

  JsonNode next() throws InterruptedException {
    JsonNode frame = frames.poll(SECONDS, TimeUnit.SECONDS);
    if (frame == null) {
      throw new AssertionError("expected a frame within " + SECONDS + " s, closed: " + closed);
    }
    return frame;
  }

  /** The next frame of this channel; others are passed over. */
  JsonNode next(String channel) throws InterruptedException {
    JsonNode frame = next();
    while (!frame.path("channel").asString().equals(channel)) {
      frame = next();
    }
    return frame;
  }

  /** All that came so far: a ping is answered after them. */
  public List<JsonNode> soFar() throws InterruptedException {
    send("{\"method\":\"ping\"}");
    List<JsonNode> all = new ArrayList<>();
    JsonNode frame = next();
    while (!frame.path("channel").asString().equals("pong")) {
      all.add(frame);
      frame = next();
    }
    return all;
  }

  /** Frames so far, answers not counted. */
  public long dataFrames() {
    return dataFrames.get();
  }

  /** What came first of what was not taken yet; waits a moment for it. */
  public Optional<JsonNode> poll() throws InterruptedException {
    return Optional.ofNullable(frames.poll(20, TimeUnit.MILLISECONDS));
  }

  int closeCode() throws Exception {
    return closed.get(SECONDS, TimeUnit.SECONDS);
  }

  String closeReason() throws Exception {
    return reason.get(SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      JsonNode frame = Json.MAPPER.readTree(part.toString());
      frames.add(frame);
      if (!NO_DATA.contains(frame.path("channel").asString())) {
        dataFrames.incrementAndGet();
      }
      part.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String why) {
    closed.complete(code);
    reason.complete(why);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.complete(1006);
    reason.complete("");
  }

  @Override
  public void close() {
    socket.abort();
  }
}
