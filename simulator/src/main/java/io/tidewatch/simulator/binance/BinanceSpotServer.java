package io.tidewatch.simulator.binance;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.binance.Listings.Listing;
import io.tidewatch.simulator.binance.protocol.StreamPath;
import io.tidewatch.simulator.binance.protocol.StreamRoute;
import io.tidewatch.simulator.binance.protocol.StreamServer;
import io.tidewatch.simulator.venue.RestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A venue on loopback that speaks Binance spot's market protocol: WebSocket streams and the REST
 * endpoints of public market data (Binance spot API docs, "WebSocket Streams" and "Market Data
 * endpoints"). It sends what it is told to, and fails the way it is told to. Thread-safe; frames of
 * one publishing thread stay in order.
 */
public final class BinanceSpotServer implements AutoCloseable {
  private final Listings listings;
  private final RecordedRows recorded = new RecordedRows();
  private final StreamServer streams;
  private final RestServer rest;

  private BinanceSpotServer(Settings settings) throws IOException, InterruptedException {
    requireNonNull(settings, "settings");
    listings = new Listings(settings.ledgerSize());
    rest = new RestServer(new RestDoor(new RestMarket(listings, recorded, settings.clock())));
    streams = new StreamServer(settings.socketLimits(), BinanceSpotServer::route, settings.clock());
    streams.start();
    rest.start();
  }

  /**
   * Starts on two free ports of 127.0.0.1.
   *
   * @throws UncheckedIOException if a port cannot be opened
   */
  public static BinanceSpotServer start(Settings settings) {
    try {
      return new BinanceSpotServer(settings);
    } catch (IOException e) {
      throw new UncheckedIOException("the simulated venue could not open its ports", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the simulated venue started", e);
    }
  }

  private static Optional<StreamRoute> route(String resource) {
    return StreamPath.parse(resource).map(path -> new StreamRoute(path, stream -> true));
  }

  /** Base address, without a path; {@code /ws} and {@code /stream} stand below it. */
  public URI webSocketUri() {
    return URI.create("ws://127.0.0.1:" + streams.port());
  }

  /** Base address, without a path; {@code /api/v3/...} stands below it. */
  public URI restUri() {
    return rest.uri();
  }

  /**
   * Sends a payload to every subscriber of a stream, wrapped for those on combined streams. Waits
   * while one of them is far behind.
   *
   * @return how many connections it was sent to
   */
  public int publish(String stream, String dataJson) {
    return streams.publish(stream, dataJson);
  }

  /**
   * Sends exactly this text, well-formed or not, to every subscriber of a stream; else as {@link
   * #publish}.
   */
  public int publishRaw(String stream, String frameText) {
    return streams.publishRaw(stream, frameText);
  }

  /**
   * A trade happens: it moves the price, REST knows it, and subscribers of {@code <symbol>@trade}
   * get it.
   *
   * @return how many connections it was sent to
   * @throws IllegalArgumentException if its id does not rise or its time goes back
   */
  public int trade(SimTrade trade) {
    ledgerOnly(trade);
    return publish(TradeFrames.stream(trade.symbol()), TradeFrames.trade(trade));
  }

  /** As {@link #trade}, but no subscriber hears of it. */
  public void ledgerOnly(SimTrade trade) {
    Listing listing = listings.list(trade.symbol());
    listing.ledger().add(trade);
    listing.price(trade.price());
  }

  /**
   * Lists a symbol whose trades REST knows from a recording: its rows are answered to the byte.
   *
   * @param rows of {@code aggTrades} or {@code historicalTrades}, in order
   * @throws IllegalArgumentException if a row is neither
   */
  public void recorded(String symbol, List<String> rows) {
    listings.list(symbol);
    rows.forEach(row -> recorded.add(symbol, row));
  }

  /** Sets what {@code ticker/price} answers until the next trade; lists the symbol if needed. */
  public void setPrice(String symbol, BigDecimal price) {
    listings.list(symbol).price(SimTrade.onWire("price", price));
  }

  /** Sets what {@code exchangeInfo} says, for example {@code BREAK}; lists the symbol if needed. */
  public void setStatus(String symbol, String status) {
    listings.list(symbol).status(status);
  }

  /** Ends every connection without a close frame; clients see code 1006. */
  public void dropConnections() {
    streams.dropConnections();
  }

  /** Ends the connection that has stood for the longest, without a close frame. */
  public void dropOldestConnection() {
    streams.dropOldestConnection();
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
   * nothing, close frames included. What clients send meanwhile is lost, and so is what is
   * published.
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

  /** Connections that are open now. */
  public int connectionCount() {
    return streams.connectionCount();
  }

  /** Connections that were ever open. */
  public int totalConnections() {
    return streams.totalConnections();
  }

  /** REST requests answered so far, faults included. */
  public int restRequests() {
    return rest.served();
  }

  /** The streams that at least one connection is subscribed to. */
  public Set<String> subscriptions() {
    return streams.subscriptions();
  }

  /** The latest 10,000 text messages of all clients, oldest first. */
  public List<String> receivedMessages() {
    return streams.receivedMessages();
  }

  /**
   * Waits until every stream has a subscriber. A client may see its connection open a moment before
   * it counts as one.
   *
   * @return false if the time was over, or the server closed, before
   */
  public boolean awaitSubscriptions(Set<String> wanted, Duration timeout)
      throws InterruptedException {
    return streams.awaitSubscriptions(wanted, timeout);
  }

  /**
   * Whether REST has handed out trades up to these ids, that is, whether a client has back-filled.
   *
   * @param lastIds trade id by symbol
   */
  public boolean servedOverRest(Map<String, Long> lastIds) {
    return listings.servedUpTo(lastIds);
  }

  @Override
  public void close() {
    streams.close();
    rest.close();
  }
}
