package io.tidewatch.simulator.binance.protocol;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.venue.LoopbackSocket;
import io.tidewatch.simulator.venue.ReceivedMessages;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;

/** The venue's WebSocket end: handshakes, requests, limits. Thread-safe. */
final class MarketSocket extends LoopbackSocket {

  private final SocketLimits limits;
  private final StreamRouter router;
  private final Subscriptions subscriptions;
  private final ReceivedMessages received;
  private final RequestHandler requests;

  /** The oldest first. */
  private final Queue<MarketConnection> connections = new ConcurrentLinkedQueue<>();

  private final AtomicInteger accepted = new AtomicInteger();

  MarketSocket(
      SocketLimits limits,
      StreamRouter router,
      Subscriptions subscriptions,
      ReceivedMessages received) {
    this.limits = requireNonNull(limits, "limits");
    this.router = requireNonNull(router, "router");
    this.subscriptions = requireNonNull(subscriptions, "subscriptions");
    this.received = requireNonNull(received, "received");
    this.requests = new RequestHandler(limits.maxStreams(), subscriptions);
  }

  @Override
  public void dropAll() {
    connections.forEach(this::drop);
  }

  /** The one that has stood for the longest. */
  Optional<MarketConnection> oldest() {
    return Optional.ofNullable(connections.peek());
  }

  Set<MarketConnection> connections() {
    return Set.copyOf(connections);
  }

  int accepted() {
    return accepted.get();
  }

  @Override
  public void freeze(boolean freeze) {
    connections.forEach(MarketConnection::forgetPings);
    super.freeze(freeze);
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
    if (isRefusing()) {
      throw new InvalidDataException(CloseFrame.POLICY_VALIDATION, "connections are refused");
    }
    Optional<StreamRoute> route = router.route(request.getResourceDescriptor());
    if (route.isEmpty() || route.get().path().streams().size() > limits.maxStreams()) {
      throw new InvalidDataException(
          CloseFrame.POLICY_VALIDATION, "expected /ws, /ws/<stream> or /stream?streams=<a>/<b>");
    }
    return super.onWebsocketHandshakeReceivedAsServer(socket, draft, request);
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake request) {
    StreamRoute route = router.route(request.getResourceDescriptor()).orElseThrow();
    MarketConnection connection =
        new MarketConnection(
            (WebSocketImpl) socket, route, limits.messagesPerSecond(), this::isFrozen);
    socket.setAttachment(connection);
    connections.add(connection);
    accepted.incrementAndGet();
    subscriptions.add(connection, route.path().streams());
    if (isRefusing()) {
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
