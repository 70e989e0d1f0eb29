package io.tidewatch.simulator.okx;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.venue.ClientLink;
import io.tidewatch.simulator.venue.LoopbackSocket;
import io.tidewatch.simulator.venue.RateLimit;
import io.tidewatch.simulator.venue.ReceivedMessages;
import java.nio.ByteBuffer;
import java.time.Duration;
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
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;

/** The venue's WebSocket end: handshakes, text pings, limits. Thread-safe. */
final class OkxSocket extends LoopbackSocket {
  static final String PATH = "/ws/v5/public";
  private static final int IDLE = 4004;
  private static final String TOO_MANY =
      "HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

  private final OkxSettings settings;
  private final OkxMarket market;
  private final RequestDesk desk;
  private final ReceivedMessages received;

  /** The oldest first. */
  private final Queue<OkxClient> clients = new ConcurrentLinkedQueue<>();

  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final RateLimit connects;

  OkxSocket(OkxSettings settings, OkxMarket market, RequestDesk desk, ReceivedMessages received) {
    this.settings = requireNonNull(settings, "settings");
    this.market = requireNonNull(market, "market");
    this.desk = requireNonNull(desk, "desk");
    this.received = requireNonNull(received, "received");
    this.connects = new RateLimit(settings.connectsPerSecond(), Duration.ofSeconds(1));
  }

  Set<OkxClient> clients() {
    return Set.copyOf(clients);
  }

  int accepted() {
    return accepted.get();
  }

  /** Connections refused for coming too fast. */
  int refusedForRate() {
    return refused.get();
  }

  /** Closes whoever was silent on both sides for too long. */
  void closeIdle() {
    for (OkxClient client : clients()) {
      if (!isFrozen() && client.idleFor(settings.idleLimit())) {
        client.close(IDLE, "No data received in " + settings.idleLimit().toSeconds() + "s");
      }
    }
  }

  @Override
  public void dropAll() {
    clients().forEach(this::drop);
  }

  /** Ends the one that has stood for the longest. */
  void dropOldest() {
    Optional.ofNullable(clients.peek()).ifPresent(this::drop);
  }

  private void drop(OkxClient client) {
    forget(client);
    client.drop();
  }

  @Override
  public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
      WebSocket socket, Draft draft, ClientHandshake request) throws InvalidDataException {
    if (isRefusing() || !request.getResourceDescriptor().equals(PATH)) {
      throw new InvalidDataException(CloseFrame.POLICY_VALIDATION, "refused");
    }
    if (!connectsInTime()) {
      refused.incrementAndGet();
      // The library has one answer only for a refused handshake, 404; this one goes before it.
      ((WebSocketImpl) socket).outQueue.add(ByteBuffer.wrap(TOO_MANY.getBytes(US_ASCII)));
      throw new InvalidDataException(CloseFrame.POLICY_VALIDATION, "too many connections");
    }
    return super.onWebsocketHandshakeReceivedAsServer(socket, draft, request);
  }

  private boolean connectsInTime() {
    synchronized (connects) {
      return connects.allows(System.nanoTime());
    }
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake request) {
    String connId = String.format("%08x", accepted.incrementAndGet());
    OkxClient client =
        new OkxClient(
            connId,
            new ClientLink((WebSocketImpl) socket, this::isFrozen),
            settings.requestsPerHour());
    socket.setAttachment(client);
    clients.add(client);
    if (isRefusing()) {
      forget(client);
      client.drop();
    }
  }

  @Override
  public void onClose(WebSocket socket, int code, String reason, boolean remote) {
    OkxClient client = socket.getAttachment();
    if (client != null) {
      forget(client);
    }
  }

  @Override
  public void onMessage(WebSocket socket, String text) {
    OkxClient client = socket.getAttachment();
    client.heard();
    received.add(text);
    if (text.equals("ping")) {
      client.answer("pong");
    } else {
      desk.handle(client, text);
    }
  }

  private void forget(OkxClient client) {
    clients.remove(client);
    market.forget(client);
  }
}
