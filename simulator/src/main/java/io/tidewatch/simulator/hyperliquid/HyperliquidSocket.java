package io.tidewatch.simulator.hyperliquid;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.venue.ClientLink;
import io.tidewatch.simulator.venue.LoopbackSocket;
import io.tidewatch.simulator.venue.RateLimit;
import io.tidewatch.simulator.venue.ReceivedMessages;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;

/** The venue's WebSocket end: handshakes, limits, silent closes. Thread-safe. */
final class HyperliquidSocket extends LoopbackSocket {
  static final String PATH = "/ws";
  private static final String TOO_MANY =
      "HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

  private final HyperliquidSettings settings;
  private final SubscriptionDesk desk;
  private final Subscribers subscribers;
  private final ReceivedMessages received;
  private final Set<HyperliquidClient> clients = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final RateLimit connects;
  private final RateLimit messages;

  HyperliquidSocket(
      HyperliquidSettings settings,
      SubscriptionDesk desk,
      Subscribers subscribers,
      ReceivedMessages received) {
    this.settings = requireNonNull(settings, "settings");
    this.desk = requireNonNull(desk, "desk");
    this.subscribers = requireNonNull(subscribers, "subscribers");
    this.received = requireNonNull(received, "received");
    this.connects = new RateLimit(settings.connectsPerMinute(), settings.minute());
    this.messages = new RateLimit(settings.messagesPerMinute(), settings.minute());
  }

  Set<HyperliquidClient> clients() {
    return Set.copyOf(clients);
  }

  int accepted() {
    return accepted.get();
  }

  /** Connections refused for being too many, at once or within a minute. */
  int refusedForLimit() {
    return refused.get();
  }

  /** Cuts whoever was sent nothing for too long. */
  void cutIdle() {
    for (HyperliquidClient client : clients()) {
      if (!isFrozen() && client.unsentFor(settings.idleLimit())) {
        drop(client);
      }
    }
  }

  @Override
  public void dropAll() {
    clients().forEach(this::drop);
  }

  void drop(HyperliquidClient client) {
    forget(client);
    client.drop();
  }

  @Override
  public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
      WebSocket socket, Draft draft, ClientHandshake request) throws InvalidDataException {
    if (isRefusing() || !request.getResourceDescriptor().equals(PATH)) {
      throw new InvalidDataException(CloseFrame.POLICY_VALIDATION, "refused");
    }
    if (isOverLimit()) {
      refused.incrementAndGet();
      // The library has one answer only for a refused handshake, 404; this one goes before it.
      ((WebSocketImpl) socket).outQueue.add(ByteBuffer.wrap(TOO_MANY.getBytes(US_ASCII)));
      throw new InvalidDataException(CloseFrame.POLICY_VALIDATION, "too many connections");
    }
    return super.onWebsocketHandshakeReceivedAsServer(socket, draft, request);
  }

  private boolean isOverLimit() {
    synchronized (connects) {
      return !connects.allows(System.nanoTime()) || clients.size() >= settings.connections();
    }
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake request) {
    HyperliquidClient client =
        new HyperliquidClient(new ClientLink((WebSocketImpl) socket, this::isFrozen));
    socket.setAttachment(client);
    clients.add(client);
    accepted.incrementAndGet();
    if (isRefusing()) {
      drop(client);
    }
  }

  @Override
  public void onClose(WebSocket socket, int code, String reason, boolean remote) {
    HyperliquidClient client = socket.getAttachment();
    if (client != null) {
      forget(client);
    }
  }

  @Override
  public void onMessage(WebSocket socket, String text) {
    HyperliquidClient client = socket.getAttachment();
    received.add(text);
    if (allowsOneMore()) {
      desk.handle(client, text);
    } else {
      // What the venue does then is not documented; this is how it ends other things.
      drop(client);
    }
  }

  private boolean allowsOneMore() {
    synchronized (messages) {
      return messages.allows(System.nanoTime());
    }
  }

  private void forget(HyperliquidClient client) {
    clients.remove(client);
    subscribers.forget(client);
  }
}
