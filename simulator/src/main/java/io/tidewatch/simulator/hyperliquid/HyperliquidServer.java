package io.tidewatch.simulator.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.hyperliquid.exchange.WhaleExchange;
import io.tidewatch.simulator.venue.ReceivedMessages;
import io.tidewatch.simulator.venue.RestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Hyperliquid's WebSocket and its {@code /info} on loopback, over the books of one exchange. What
 * happens there is told to subscribers at once, and the way it is told to, it fails. Thread-safe.
 *
 * @see <a href="https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/websocket">
 *     Hyperliquid documents, "Websocket"</a>
 */
public final class HyperliquidServer implements AutoCloseable {
  private static final int CHECKS_PER_LIMIT = 20;

  private final WhaleExchange exchange;
  private final Faults faults = new Faults();
  private final Subscribers subscribers = new Subscribers();
  private final ReceivedMessages received = new ReceivedMessages();
  private final Broadcast broadcast;
  private final HyperliquidSocket socket;
  private final InfoDoor door;
  private final RestServer rest;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("hyperliquid-timer").factory());

  private HyperliquidServer(HyperliquidSettings settings, WhaleExchange exchange)
      throws IOException, InterruptedException {
    this.exchange = exchange;
    broadcast = new Broadcast(exchange, subscribers, faults, settings);
    SubscriptionDesk desk =
        new SubscriptionDesk(exchange, subscribers, broadcast, faults, settings);
    socket = new HyperliquidSocket(settings, desk, subscribers, received);
    door = new InfoDoor(new InfoDesk(exchange), settings, System::nanoTime);
    rest = new RestServer(door);
    rest.start();
    socket.open();
    long look = settings.idleLimit().dividedBy(CHECKS_PER_LIMIT).toNanos();
    timer.scheduleWithFixedDelay(socket::cutIdle, look, look, TimeUnit.NANOSECONDS);
    long pause = settings.statePush().toNanos();
    timer.scheduleAtFixedRate(broadcast::tellStates, pause, pause, TimeUnit.NANOSECONDS);
  }

  /**
   * Starts on free ports of 127.0.0.1.
   *
   * @throws UncheckedIOException if a port cannot be opened
   */
  public static HyperliquidServer start(HyperliquidSettings settings, WhaleExchange exchange) {
    requireNonNull(settings, "settings");
    requireNonNull(exchange, "exchange");
    try {
      return new HyperliquidServer(settings, exchange);
    } catch (IOException e) {
      throw new UncheckedIOException("the simulated venue could not open its port", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the simulated venue started", e);
    }
  }

  public URI webSocketUri() {
    return URI.create("ws://127.0.0.1:" + socket.getPort() + HyperliquidSocket.PATH);
  }

  /** Base address of REST, without {@code /info}. */
  public URI restUri() {
    return rest.uri();
  }

  public WhaleExchange exchange() {
    return exchange;
  }

  /** The REST end, to let it fail. */
  public RestServer rest() {
    return rest;
  }

  /** What goes wrong over sockets that stand. */
  public Faults faults() {
    return faults;
  }

  /** Ends every connection as the venue does now and then: code 1000, {@code Expired}. */
  public void expireConnections() {
    socket.clients().forEach(HyperliquidClient::expire);
  }

  /** Ends every connection without a close frame. */
  public void dropConnections() {
    socket.dropAll();
  }

  /** While true, handshakes fail with HTTP 404. Connections that stand are left alone. */
  public void refuseConnections(boolean refuse) {
    socket.refuse(refuse);
  }

  /** While true, nothing is read, sent or answered on sockets, pings neither. */
  public void freeze(boolean freeze) {
    socket.freeze(freeze);
  }

  /** A channel of an address or coin says nothing until {@link #release}, then all of it. */
  public void hold(String channel, String addressOrCoin) {
    broadcast.hold(new Subscription(channel, addressOrCoin));
  }

  public void release(String channel, String addressOrCoin) {
    broadcast.release(new Subscription(channel, addressOrCoin));
  }

  /** Requests of this type wait for their answer until {@link #releaseAnswers}. */
  public void holdAnswers(String type) {
    door.held().hold(type);
  }

  public void releaseAnswers(String type) {
    door.held().release(type);
  }

  /** Says now how accounts stand, instead of with the next push. */
  public void pushStates() {
    broadcast.tellStates();
  }

  /** Connections that are open now. */
  public int connectionCount() {
    return socket.clients().size();
  }

  /** Connections that were ever open. */
  public int totalConnections() {
    return socket.accepted();
  }

  /** Connections refused for being too many, at once or within a minute. */
  public int refusedForLimit() {
    return socket.refusedForLimit();
  }

  /** Addresses that somebody follows by user channels. */
  public Set<String> users() {
    return subscribers.users();
  }

  /** How many connections have subscribed this channel of an address or coin. */
  public int subscribers(String channel, String addressOrCoin) {
    return subscribers.of(new Subscription(channel, addressOrCoin)).size();
  }

  /** Data frames sent so far, snapshots and replays included; answers and pongs are not counted. */
  public long framesSent() {
    return broadcast.frames();
  }

  /** REST weight used within this minute. */
  public int usedWeight() {
    return door.usedWeight();
  }

  /** The latest 10,000 bodies of REST requests, oldest first. */
  public List<String> asked() {
    return door.asked();
  }

  /** The latest 10,000 text messages of all clients, oldest first. */
  public List<String> receivedMessages() {
    return received.all();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    rest.close();
    try {
      socket.shut();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
