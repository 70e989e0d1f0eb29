package io.tidewatch.simulator.dbotx;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.venue.ClientLink;
import io.tidewatch.simulator.venue.LoopbackSocket;
import io.tidewatch.simulator.venue.ReceivedMessages;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

/** The venue's WebSocket end: handshakes with the API key, pings, limits. Thread-safe. */
final class DbotxSocket extends LoopbackSocket {
  static final String PATH = "/data/ws/";
  private static final String WRONG_KEY =
      "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

  private final DbotxSettings settings;
  private final PairDesk desk;
  private final ReceivedMessages received;
  private final Set<DbotxClient> clients = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger wrongKeys = new AtomicInteger();
  private volatile Duration acceptDelay = Duration.ZERO;

  DbotxSocket(DbotxSettings settings, PairDesk desk, ReceivedMessages received) {
    this.settings = requireNonNull(settings, "settings");
    this.desk = requireNonNull(desk, "desk");
    this.received = requireNonNull(received, "received");
  }

  Set<DbotxClient> clients() {
    return Set.copyOf(clients);
  }

  int accepted() {
    return accepted.get();
  }

  int wrongKeys() {
    return wrongKeys.get();
  }

  void acceptDelay(Duration delay) {
    acceptDelay = requireNonNull(delay, "delay");
  }

  /** Drops whoever sent no ping for too long. */
  void dropSilent() {
    for (DbotxClient client : clients()) {
      if (!isFrozen() && client.withoutPingFor(settings.pingWithin())) {
        drop(client);
      }
    }
  }

  @Override
  public void dropAll() {
    clients().forEach(this::drop);
  }

  void drop(DbotxClient client) {
    clients.remove(client);
    client.drop();
  }

  @Override
  public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
      WebSocket socket, Draft draft, ClientHandshake request) throws InvalidDataException {
    delayed();
    if (isRefusing() || !request.getResourceDescriptor().equals(PATH)) {
      throw new InvalidDataException(CloseFrame.POLICY_VALIDATION, "refused");
    }
    if (!settings.apiKey().equals(request.getFieldValue("x-api-key"))) {
      wrongKeys.incrementAndGet();
      // The library has one answer only for a refused handshake, 404; this one goes before it.
      ((WebSocketImpl) socket).outQueue.add(ByteBuffer.wrap(WRONG_KEY.getBytes(US_ASCII)));
      throw new InvalidDataException(CloseFrame.POLICY_VALIDATION, "wrong key");
    }
    return super.onWebsocketHandshakeReceivedAsServer(socket, draft, request);
  }

  private void delayed() {
    try {
      TimeUnit.NANOSECONDS.sleep(acceptDelay.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake request) {
    accepted.incrementAndGet();
    DbotxClient client = new DbotxClient(new ClientLink((WebSocketImpl) socket, this::isFrozen));
    socket.setAttachment(client);
    clients.add(client);
    if (isRefusing()) {
      drop(client);
    }
  }

  @Override
  public void onClose(WebSocket socket, int code, String reason, boolean remote) {
    DbotxClient client = socket.getAttachment();
    if (client != null) {
      clients.remove(client);
    }
  }

  @Override
  public void onWebsocketPing(WebSocket socket, Framedata ping) {
    DbotxClient client = socket.getAttachment();
    client.pinged();
    super.onWebsocketPing(socket, ping);
  }

  @Override
  public void onMessage(WebSocket socket, String text) {
    received.add(text);
    desk.handle(socket.getAttachment(), text);
  }
}
