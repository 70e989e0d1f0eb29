package io.tidewatch.simulator.binance;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.PongFrame;
import org.java_websocket.handshake.ServerHandshake;

/** A real WebSocket client that keeps what it gets. */
final class TestClient extends WebSocketClient {
  private static final int SECONDS = 10;

  private final LinkedBlockingQueue<String> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final List<String> pings = new CopyOnWriteArrayList<>();
  private volatile boolean answersPings = true;

  TestClient(URI uri) {
    super(uri);
    setConnectionLostTimeout(0);
  }

  static TestClient connect(BinanceSpotServer server, String path) throws InterruptedException {
    TestClient client = new TestClient(server.webSocketUri().resolve(path));
    if (!client.connectBlocking(SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("no connection to " + path);
    }
    return client;
  }

  TestClient ignoringPings() {
    answersPings = false;
    return this;
  }

  /** The next text frame. */
  String next() throws InterruptedException {
    String frame = frames.poll(SECONDS, TimeUnit.SECONDS);
    if (frame == null) {
      throw new AssertionError("expected a frame within " + SECONDS + " s, closed: " + closed);
    }
    return frame;
  }

  String ask(String request) throws InterruptedException {
    send(request);
    return next();
  }

  boolean hasFrames() {
    return !frames.isEmpty();
  }

  int frameCount() {
    return frames.size();
  }

  List<String> pings() {
    return pings;
  }

  int closeCode() throws Exception {
    return closed.get(SECONDS, TimeUnit.SECONDS);
  }

  void pong(String payload) {
    PongFrame frame = new PongFrame();
    frame.setPayload(ByteBuffer.wrap(payload.getBytes(StandardCharsets.UTF_8)));
    sendFrame(frame);
  }

  @Override
  public void onWebsocketPing(WebSocket socket, Framedata ping) {
    pings.add(StandardCharsets.UTF_8.decode(ping.getPayloadData().duplicate()).toString());
    if (answersPings) {
      super.onWebsocketPing(socket, ping);
    }
  }

  @Override
  public void onOpen(ServerHandshake handshake) {}

  @Override
  public void onMessage(String text) {
    frames.add(text);
  }

  @Override
  public void onClose(int code, String reason, boolean remote) {
    closed.complete(code);
  }

  @Override
  public void onError(Exception error) {}
}
