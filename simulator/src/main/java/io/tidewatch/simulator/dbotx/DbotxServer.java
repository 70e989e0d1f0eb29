package io.tidewatch.simulator.dbotx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.dbotx.PairRequest.Method;
import io.tidewatch.simulator.venue.ReceivedMessages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The data WebSocket of DBotX on loopback: {@code pairsInfo} and the older {@code tokensInfo}. It
 * sends what it is told to those who subscribed it, and fails the way it is told to. Thread-safe;
 * what one thread pushes stays in order.
 *
 * @see <a href="https://docs.dbotx.com">DBotX documents, "Data WebSocket"</a>
 */
public final class DbotxServer implements AutoCloseable {
  private static final int CHECKS_PER_LIMIT = 10;

  private final PairDesk desk;
  private final ReceivedMessages received = new ReceivedMessages();
  private final DbotxSocket socket;
  private final Set<String> silenced = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService pingCheck =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("dbotx-pings").factory());

  private DbotxServer(DbotxSettings settings, InstantSource clock)
      throws IOException, InterruptedException {
    desk = new PairDesk(settings, clock);
    socket = new DbotxSocket(settings, desk, received);
    socket.open();
    long pause = settings.pingWithin().dividedBy(CHECKS_PER_LIMIT).toNanos();
    pingCheck.scheduleWithFixedDelay(socket::dropSilent, pause, pause, TimeUnit.NANOSECONDS);
  }

  /**
   * Starts on a free port of 127.0.0.1.
   *
   * @throws UncheckedIOException if the port cannot be opened
   */
  public static DbotxServer start(DbotxSettings settings) {
    requireNonNull(settings, "settings");
    try {
      return new DbotxServer(settings, InstantSource.system());
    } catch (IOException e) {
      throw new UncheckedIOException("the simulated venue could not open its port", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the simulated venue started", e);
    }
  }

  public URI webSocketUri() {
    return URI.create("ws://127.0.0.1:" + socket.getPort() + DbotxSocket.PATH);
  }

  /**
   * Pairs have changed: each connection gets one frame with those that it subscribed. Waits while a
   * subscriber is far behind.
   *
   * @return how many frames went out
   */
  public int push(Collection<PairItem> changed) {
    int frames = 0;
    for (DbotxClient client : socket.clients()) {
      Optional<String> frame = client.frame(changed);
      if (frame.isPresent() && !isSilenced(client) && client.push(frame.get())) {
        frames++;
      }
    }
    return frames;
  }

  private boolean isSilenced(DbotxClient client) {
    return !silenced.isEmpty() && silenced.stream().anyMatch(client::carries);
  }

  /** While true, nothing is pushed on the connections that carry this pair; pings are answered. */
  public void silence(String pair, boolean silence) {
    if (silence) {
      silenced.add(pair);
    } else {
      silenced.remove(pair);
    }
  }

  /** Sends exactly this text, well-formed or not, on the connections that carry this pair. */
  public void sendRaw(String pair, String text) {
    carriers(pair).forEach(client -> client.push(text));
  }

  /** Sends a frame that no client can know, on the connections that carry this pair. */
  public void sendGarbage(String pair) {
    sendRaw(pair, "<html>502 \u0007 Bad Gateway</html>");
  }

  /** Ends the connections that carry this pair, without a close frame. */
  public void dropConnection(String pair) {
    carriers(pair).forEach(socket::drop);
  }

  /** Ends every connection without a close frame. */
  public void dropConnections() {
    socket.dropAll();
  }

  private Stream<DbotxClient> carriers(String pair) {
    return socket.clients().stream().filter(client -> client.carries(pair));
  }

  /** While true, handshakes fail with HTTP 404. Connections that stand are left alone. */
  public void refuseConnections(boolean refuse) {
    socket.refuse(refuse);
  }

  /** Handshakes are answered so much later, a few at a time. */
  public void delayConnections(Duration delay) {
    socket.acceptDelay(delay);
  }

  /** While true, nothing is read, sent or answered, pings neither; handshakes are answered. */
  public void freeze(boolean freeze) {
    socket.freeze(freeze);
  }

  /** The next subscribe requests get no answer and have no effect. */
  public void ignoreSubscribes(int times) {
    desk.ignore(Method.SUBSCRIBE, times);
  }

  /** Connections that are open now. */
  public int connectionCount() {
    return socket.clients().size();
  }

  /** Connections that were ever open. */
  public int totalConnections() {
    return socket.accepted();
  }

  /** Handshakes refused for their API key. */
  public int wrongKeys() {
    return socket.wrongKeys();
  }

  /** The pairs of each connection, in no order. */
  public List<Set<String>> subscriptions() {
    return socket.clients().stream().map(DbotxClient::pairs).toList();
  }

  /** How many connections have subscribed this pair. */
  public int subscribers(String pair) {
    return (int) carriers(pair).count();
  }

  /** The interval that a connection asked for with this pair; empty if nobody did. */
  public Optional<String> interval(String pair) {
    return carriers(pair).findFirst().flatMap(DbotxClient::interval);
  }

  /** The latest 10,000 text messages of all clients, oldest first. */
  public List<String> receivedMessages() {
    return received.all();
  }

  @Override
  public void close() {
    pingCheck.shutdownNow();
    try {
      socket.shut();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
