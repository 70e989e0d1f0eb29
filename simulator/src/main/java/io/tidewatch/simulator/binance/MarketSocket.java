package io.tidewatch.simulator.binance;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.server.WebSocketServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The venue's WebSocket end: handshakes, requests, limits. Thread-safe. */
final class MarketSocket extends WebSocketServer {
  private static final Logger LOG = LoggerFactory.getLogger(MarketSocket.class);
  private static final int START_SECONDS = 10;
  private static final int STOP_MILLIS = 2_000;

  private final Settings settings;
  private final Subscriptions subscriptions;
  private final ReceivedMessages received;
  private final RequestHandler requests;
  private final Set<MarketConnection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private final CountDownLatch started = new CountDownLatch(1);
  private volatile boolean refusing;
  private volatile boolean frozen;

  MarketSocket(Settings settings, Subscriptions subscriptions, ReceivedMessages received) {
    super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    this.settings = requireNonNull(settings, "settings");
    this.subscriptions = requireNonNull(subscriptions, "subscriptions");
    this.received = requireNonNull(received, "received");
    this.requests = new RequestHandler(settings.maxStreams(), subscriptions);
    setWebSocketFactory(new FreezableSocketFactory(() -> frozen));
    // The server's own pings have a fixed ratio of interval to time-out; the venue's has not.
    setConnectionLostTimeout(0);
    setTcpNoDelay(true);
    setDaemon(true);
  }

  void open() throws IOException, InterruptedException {
    start();
    if (!started.await(START_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("the WebSocket server was not up after " + START_SECONDS + " s");
    }
  }

  void shut() throws InterruptedException {
    refusing = true;
    connections.forEach(this::drop);
    stop(STOP_MILLIS);
  }

  Set<MarketConnection> connections() {
    return Set.copyOf(connections);
  }

  int accepted() {
    return accepted.get();
  }

  void refuse(boolean refuse) {
    refusing = refuse;
  }

  void freeze(boolean freeze) {
    connections.forEach(MarketConnection::forgetPings);
    frozen = freeze;
  }

  /** The connection gets nothing more from the moment this returns. */
  void drop(MarketConnection connection) {
    forget(connection);
    connection.drop();
  }

  void close(MarketConnection connection, int code, String reason) {
    subscriptions.removeAll(connection);
    connection.close(code, reason);
  }

  @Override
  public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
      WebSocket socket, Draft draft, ClientHandshake request) throws InvalidDataException {
    if (refusing) {
      throw new InvalidDataException(CloseFrame.POLICY_VALIDATION, "connections are refused");
    }
    Optional<StreamPath> path = StreamPath.parse(request.getResourceDescriptor());
    if (path.isEmpty() || path.get().streams().size() > settings.maxStreams()) {
      throw new InvalidDataException(
          CloseFrame.POLICY_VALIDATION, "expected /ws, /ws/<stream> or /stream?streams=<a>/<b>");
    }
    return super.onWebsocketHandshakeReceivedAsServer(socket, draft, request);
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake request) {
    StreamPath path = StreamPath.parse(request.getResourceDescriptor()).orElseThrow();
    MarketConnection connection =
        new MarketConnection(
            (WebSocketImpl) socket, path.combined(), settings.messagesPerSecond(), () -> frozen);
    socket.setAttachment(connection);
    connections.add(connection);
    accepted.incrementAndGet();
    subscriptions.add(connection, path.streams());
    if (refusing) {
      drop(connection);
    }
  }

  @Override
  public void onClose(WebSocket socket, int code, String reason, boolean remote) {
    MarketConnection connection = socket.getAttachment();
    if (connection != null) {
      forget(connection);
    }
  }

  @Override
  public void onMessage(WebSocket socket, String text) {
    MarketConnection connection = socket.getAttachment();
    if (withinLimit(connection)) {
      received.add(text);
      requests.handle(connection, ControlRequest.parse(text));
    }
  }

  @Override
  public void onMessage(WebSocket socket, ByteBuffer bytes) {
    onMessage(socket, StandardCharsets.UTF_8.decode(bytes).toString());
  }

  @Override
  public void onWebsocketPing(WebSocket socket, Framedata ping) {
    if (withinLimit(socket.getAttachment())) {
      super.onWebsocketPing(socket, ping);
    }
  }

  @Override
  public void onWebsocketPong(WebSocket socket, Framedata pong) {
    MarketConnection connection = socket.getAttachment();
    if (withinLimit(connection)) {
      connection.pong(StandardCharsets.UTF_8.decode(pong.getPayloadData()).toString());
    }
  }

  @Override
  public void onError(WebSocket socket, Exception error) {
    // A client that goes away shows here as well; only a fault of the server itself matters.
    if (socket == null) {
      LOG.warn("the simulated venue's socket failed", error);
    }
  }

  @Override
  public void onStart() {
    started.countDown();
  }

  private boolean withinLimit(MarketConnection connection) {
    if (connection.allowsOneMore()) {
      return true;
    }
    close(connection, CloseFrame.POLICY_VALIDATION, "Too many requests");
    return false;
  }

  private void forget(MarketConnection connection) {
    connections.remove(connection);
    subscriptions.removeAll(connection);
  }
}
