package io.tidewatch.simulator.okx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.okx.InstrumentLine.Fault;
import io.tidewatch.simulator.venue.ReceivedMessages;
import io.tidewatch.simulator.venue.RestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A venue on loopback that speaks OKX v5: channels {@code books} and {@code trades} of the public
 * WebSocket, and the REST endpoints of books and instruments. It holds the true book of each
 * instrument, sends what happens to it, and fails the way it is told to. Thread-safe; what one
 * thread lets happen to an instrument stays in order.
 */
public final class OkxServer implements AutoCloseable {
  private static final int CHECKS_PER_LIMIT = 10;

  private final OkxMarket market = new OkxMarket();
  private final RequestDesk desk = new RequestDesk(market);
  private final ReceivedMessages received = new ReceivedMessages();
  private final OkxSocket socket;
  private final RestServer rest;
  private final ScheduledExecutorService idleCheck =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("okx-idle").factory());

  private OkxServer(OkxSettings settings) throws IOException, InterruptedException {
    requireNonNull(settings, "settings");
    socket = new OkxSocket(settings, market, desk, received);
    rest = new RestServer(new OkxRest(market));
    socket.open();
    rest.start();
    Duration pause = settings.idleLimit().dividedBy(CHECKS_PER_LIMIT);
    idleCheck.scheduleWithFixedDelay(
        socket::closeIdle, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Starts on two free ports of 127.0.0.1.
   *
   * @throws UncheckedIOException if a port cannot be opened
   */
  public static OkxServer start(OkxSettings settings) {
    try {
      return new OkxServer(settings);
    } catch (IOException e) {
      throw new UncheckedIOException("the simulated venue could not open its ports", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the simulated venue started", e);
    }
  }

  public URI webSocketUri() {
    return URI.create("ws://127.0.0.1:" + socket.getPort() + OkxSocket.PATH);
  }

  /** Base address, without a path; {@code /api/v5/...} stands below it. */
  public URI restUri() {
    return rest.uri();
  }

  /**
   * Lists an instrument.
   *
   * @throws IllegalArgumentException if it is listed already
   */
  public void list(OkxListing listing, BookChange opening) {
    market.list(listing, opening);
  }

  /** Lists the instrument of a market maker, with the book it has now. */
  public void list(MarketMaker maker) {
    list(maker.listing(), maker.opening());
  }

  /** Changes what {@code public/instruments} says, for example {@code suspend}. */
  public void setState(String instId, String state) {
    InstrumentLine line = market.line(instId);
    line.listing(line.listing().withState(state));
  }

  /** The prints go to the subscribers of trades, then the book changes. */
  public void play(String instId, MarketStep step) {
    if (!step.prints().isEmpty()) {
      prints(instId, step.prints());
    }
    apply(instId, step.change());
  }

  /** Levels change. Waits while a subscriber is far behind. */
  public void apply(String instId, BookChange change) {
    market.line(instId).apply(change);
  }

  /** Trades happen; the book is not changed by it. */
  public void prints(String instId, List<OkxPrint> prints) {
    market.line(instId).prints(prints);
  }

  /** Says that the book did not change. */
  public void heartbeat(String instId, long timeMs) {
    market.line(instId).heartbeat(timeMs);
  }

  /** A maintenance: the change is sent, and the sequence goes on from a lower id. */
  public void reset(String instId, BookChange change, long newSeqId) {
    market.line(instId).reset(change, newSeqId);
  }

  /** The true book, 400 levels a side. */
  public BookView book(String instId) {
    return market.line(instId).view(TrueBook.DEPTH);
  }

  /** How many snapshots of a book were sent so far. */
  public long snapshots(String instId) {
    return market.line(instId).snapshots();
  }

  /** The next update changes the book, but nobody is told: a gap. */
  public void dropNext(String instId) {
    market.line(instId).fault(Fault.DROP);
  }

  /** The next update is sent twice. */
  public void duplicateNext(String instId) {
    market.line(instId).fault(Fault.DUPLICATE);
  }

  /** The next update is sent after the one that follows it. */
  public void swapNext(String instId) {
    market.line(instId).fault(Fault.SWAP);
  }

  /** Sends exactly this text, well-formed or not, to the subscribers. */
  public void sendRaw(OkxChannel channel, String instId, String text) {
    market.line(instId).raw(channel, text);
  }

  /** While true, subscribers of a book get no snapshot. */
  public void withholdSnapshots(boolean withhold) {
    desk.withholdSnapshots(withhold);
  }

  /**
   * The next requests of this kind get no answer and have no effect.
   *
   * @param op {@code subscribe} or {@code unsubscribe}
   */
  public void ignoreRequests(String op, int times) {
    desk.ignore(op, times);
  }

  /** Tells every connection that it will soon be closed (notice 64008). */
  public void announceUpgrade() {
    for (OkxClient client : socket.clients()) {
      client.answer(
          "{\"event\":\"notice\",\"code\":\"64008\",\"msg\":\"The connection will soon be closed"
              + " for a service upgrade. Please reconnect.\",\"connId\":\""
              + client.connId()
              + "\"}");
    }
  }

  /** Ends every connection without a close frame; clients see code 1006. */
  public void dropConnections() {
    socket.dropAll();
  }

  /** Ends the connection that has stood for the longest, without a close frame. */
  public void dropOldestConnection() {
    socket.dropOldest();
  }

  /** Closes every connection with a close frame. */
  public void closeConnections(int code, String reason) {
    socket.clients().forEach(client -> client.close(code, reason));
  }

  /** While true, handshakes fail. Connections that stand are left alone. */
  public void refuseConnections(boolean refuse) {
    socket.refuse(refuse);
  }

  /**
   * While true, the socket side plays dead: it accepts connections, but sends nothing and answers
   * nothing. What clients send meanwhile is lost, and so is what would be sent to them.
   */
  public void freeze(boolean freeze) {
    socket.freeze(freeze);
  }

  /**
   * Lets the next REST requests fail.
   *
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

  /** REST requests answered so far, faults included. */
  public int restRequests() {
    return rest.served();
  }

  /** Connections that are open now. */
  public int connectionCount() {
    return socket.clients().size();
  }

  /** Connections that were ever open. */
  public int totalConnections() {
    return socket.accepted();
  }

  /** Connections refused for coming too fast. */
  public int refusedForRate() {
    return socket.refusedForRate();
  }

  /** How many connections have this subscription. */
  public int subscribers(OkxChannel channel, String instId) {
    return market.find(instId).map(line -> line.listenersOf(channel)).orElse(0);
  }

  /** The latest 10,000 text messages of all clients, oldest first, pings included. */
  public List<String> receivedMessages() {
    return received.all();
  }

  @Override
  public void close() {
    idleCheck.shutdownNow();
    rest.close();
    try {
      socket.shut();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
