package io.tidewatch.simulator.binance.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.binance.protocol.StreamServer;
import io.tidewatch.simulator.venue.RestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A venue on loopback that speaks Binance USDT-M futures' market protocol: routed WebSocket streams
 * and the REST endpoints of public market data, with its limits. It knows the market that it is
 * given, sends what it is told to, and fails the way it is told to. Thread-safe; frames of one
 * publishing thread stay in order.
 *
 * <p>Below {@code /market} streams of bars bring data; on the old paths {@code /ws} and {@code
 * /stream} they are acknowledged and silent, as at the venue.
 */
public final class BinanceFuturesServer implements AutoCloseable {
  private final AddressLimits limits;
  private final FuturesDoor door;
  private final StreamServer streams;
  private final RestServer rest;
  private final Map<String, AtomicInteger> closesToDrop = new ConcurrentHashMap<>();
  private final Set<String> silenced = ConcurrentHashMap.newKeySet();

  private BinanceFuturesServer(FuturesVenueSettings settings, FuturesMarket market)
      throws IOException, InterruptedException {
    requireNonNull(settings, "settings");
    limits = new AddressLimits(settings, System::nanoTime);
    door = new FuturesDoor(new FuturesRest(market, settings), limits);
    rest = new RestServer(door);
    streams = new StreamServer(settings.sockets(), FuturesRoutes::route, settings.clock());
    streams.start();
    rest.start();
  }

  /**
   * Starts on two free ports of 127.0.0.1.
   *
   * @param market what REST answers from
   * @throws UncheckedIOException if a port cannot be opened
   */
  public static BinanceFuturesServer start(FuturesVenueSettings settings, FuturesMarket market) {
    try {
      return new BinanceFuturesServer(settings, market);
    } catch (IOException e) {
      throw new UncheckedIOException("the simulated venue could not open its ports", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the simulated venue started", e);
    }
  }

  /** Base address, without a path; {@code /market/stream} stands below it. */
  public URI webSocketUri() {
    return URI.create("ws://127.0.0.1:" + streams.port());
  }

  /** Base address, without a path; {@code /fapi/v1/...} and {@code /futures/data/...} below it. */
  public URI restUri() {
    return rest.uri();
  }

  /**
   * Sends a bar to the subscribers of {@code <symbol>@kline_15m}. Waits while one is far behind.
   *
   * @param eventMs event time of the frame, epoch milliseconds
   * @param closed whether it says that the bar is over
   * @return how many connections it was sent to
   */
  public int publish(String symbol, FuturesBar bar, long eventMs, boolean closed) {
    if (silenced.contains(symbol) || closed && isToDrop(symbol)) {
      return 0;
    }
    return publish(FuturesBar.stream(symbol), bar.frame(symbol, eventMs, closed));
  }

  private boolean isToDrop(String symbol) {
    AtomicInteger left = closesToDrop.get(symbol);
    return left != null && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
  }

  /** Sends a payload to every subscriber of a stream, wrapped for those on combined streams. */
  public int publish(String stream, String dataJson) {
    return streams.publish(stream, dataJson);
  }

  /** Sends exactly this text, well-formed or not, to every subscriber of a stream. */
  public int publishRaw(String stream, String frameText) {
    return streams.publishRaw(stream, frameText);
  }

  /** The next frames of this symbol that say that a bar is over are not sent. */
  public void dropCloses(String symbol, int times) {
    closesToDrop.put(symbol, new AtomicInteger(times));
  }

  /** While true, no bars of this symbol are sent. */
  public void silence(String symbol, boolean silence) {
    if (silence) {
      silenced.add(symbol);
    } else {
      silenced.remove(symbol);
    }
  }

  /** Ends every connection without a close frame; clients see code 1006. */
  public void dropConnections() {
    streams.dropConnections();
  }

  /** Ends the connections that carry this symbol's bars, without a close frame. */
  public void dropConnections(String symbol) {
    streams.dropConnections(FuturesBar.stream(symbol));
  }

  /** Closes every connection with a close frame. */
  public void closeConnections(int code) {
    streams.closeConnections(code);
  }

  /** While true, handshakes fail. Connections that stand are left alone. */
  public void refuseConnections(boolean refuse) {
    streams.refuseConnections(refuse);
  }

  /**
   * While true, the socket side plays dead: it accepts connections, but sends nothing and answers
   * nothing. What clients send meanwhile is lost, and so is what is published.
   */
  public void freeze(boolean freeze) {
    streams.freeze(freeze);
  }

  /** Tells every connection that it should move to a new one. */
  public void announceShutdown() {
    streams.announceShutdown();
  }

  /**
   * Lets the next REST requests fail.
   *
   * @param status HTTP status, for example 429, 418 or 500
   * @param retryAfterSeconds header {@code Retry-After}, 0 to leave it out
   * @param times how many requests fail; 0 ends an earlier fault
   */
  public void restFault(int status, int retryAfterSeconds, int times) {
    rest.fail(status, retryAfterSeconds, times);
  }

  /** While true, REST requests are accepted and not answered. */
  public void restFreeze(boolean freeze) {
    rest.freeze(freeze);
  }

  /** Somebody else behind the same address uses so much weight within this minute. */
  public void useWeight(int weight) {
    limits.use(weight);
  }

  /** Weight used within this minute. */
  public int usedWeight() {
    return limits.usedWeight();
  }

  /** REST requests answered so far, ordered faults included. */
  public int restRequests() {
    return rest.served();
  }

  /** The latest 20,000 REST requests, oldest first; without those that met an ordered fault. */
  public List<RestCall> restCalls() {
    return door.calls();
  }

  /** Connections that are open now. */
  public int connectionCount() {
    return streams.connectionCount();
  }

  /** Connections that were ever open. */
  public int totalConnections() {
    return streams.totalConnections();
  }

  /** The streams that at least one connection is subscribed to. */
  public Set<String> subscriptions() {
    return streams.subscriptions();
  }

  /** How many connections are subscribed to a symbol's bars. */
  public int subscribers(String symbol) {
    return streams.subscribers(FuturesBar.stream(symbol));
  }

  /** The latest 10,000 text messages of all clients, oldest first. */
  public List<String> receivedMessages() {
    return streams.receivedMessages();
  }

  /**
   * Waits until every stream has a subscriber.
   *
   * @return false if the time was over, or the server closed, before
   */
  public boolean awaitSubscriptions(Set<String> streams, Duration timeout)
      throws InterruptedException {
    return this.streams.awaitSubscriptions(streams, timeout);
  }

  @Override
  public void close() {
    streams.close();
    rest.close();
  }
}
