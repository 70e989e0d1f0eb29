package io.tidewatch.simulator.venue;

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
public final class TestClient extends WebSocketClient {
  private static final int SECONDS = 10;

  private final LinkedBlockingQueue<String> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final List<String> pings = new CopyOnWriteArrayList<>();
  private volatile boolean answersPings = true;

  public TestClient(URI uri) {
    super(uri);
    setConnectionLostTimeout(0);
  }

  public static TestClient connect(URI uri) throws InterruptedException {
    TestClient client = new TestClient(uri);
    if (!client.connectBlocking(SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("no connection to " + uri);
    }
    return client;
  }

  public TestClient ignoringPings() {
    answersPings = false;
    return this;
  }

  /** The next text frame. */
  public String next() throws InterruptedException {
    String frame = frames.poll(SECONDS, TimeUnit.SECONDS);
    if (frame == null) {
      throw new AssertionError("expected a frame within " + SECONDS + " s, closed: " + closed);
    }
    return frame;
  }

  public String ask(String request) throws InterruptedException {
    send(request);
    return next();
  }

  public boolean hasFrames() {
    return !frames.isEmpty();
  }

  public int frameCount() {
    return frames.size();
  }

  public List<String> pings() {
    return pings;
  }

  public int closeCode() throws Exception {
    return closed.get(SECONDS, TimeUnit.SECONDS);
  }

  public void pong(String payload) {
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
