package io.tidewatch.simulator.binance.protocol;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.venue.ReceivedMessages;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * The WebSocket streams of a simulated Binance venue on a free port of loopback. It sends what it
 * is told to, and fails the way it is told to. Thread-safe; frames of one publishing thread stay in
 * order.
 */
public final class StreamServer implements AutoCloseable {
  private final InstantSource clock;
  private final Subscriptions subscriptions = new Subscriptions();
  private final ReceivedMessages received = new ReceivedMessages();
  private final MarketSocket socket;
  private final KeepAlive keepAlive;

  public StreamServer(SocketLimits limits, StreamRouter router, InstantSource clock) {
    this.clock = requireNonNull(clock, "clock");
    socket = new MarketSocket(limits, router, subscriptions, received);
    keepAlive = new KeepAlive(socket, limits, clock);
  }

  public void start() throws IOException, InterruptedException {
    socket.open();
    keepAlive.start();
  }

  public int port() {
    return socket.getPort();
  }

  /**
   * Sends a payload to every subscriber of a stream, wrapped for those on combined streams. Waits
   * while one of them is far behind.
   *
   * @return how many connections it was sent to
   */
  public int publish(String stream, String dataJson) {
    requireNonNull(dataJson, "dataJson");
    int reached = 0;
    for (MarketConnection connection : subscriptions.of(stream)) {
      String frame = connection.combined() ? combined(stream, dataJson) : dataJson;
      reached += connection.carries(stream) && connection.push(frame) ? 1 : 0;
    }
    return reached;
  }

  /**
   * Sends exactly this text, well-formed or not, to every subscriber of a stream; else as {@link
   * #publish}.
   */
  public int publishRaw(String stream, String frameText) {
    requireNonNull(frameText, "frameText");
    int reached = 0;
    for (MarketConnection connection : subscriptions.of(stream)) {
      reached += connection.carries(stream) && connection.push(frameText) ? 1 : 0;
    }
    return reached;
  }

  /** Tells every connection that it should move to a new one. */
  public void announceShutdown() {
    String event = "{\"e\":\"serverShutdown\",\"E\":" + clock.millis() + "}";
    for (MarketConnection connection : socket.connections()) {
      connection.answer(connection.combined() ? combined("!serverShutdown", event) : event);
    }
  }

  private static String combined(String stream, String data) {
    return "{\"stream\":\"" + stream + "\",\"data\":" + data + "}";
  }

  /** Ends every connection without a close frame; clients see code 1006. */
  public void dropConnections() {
    socket.dropAll();
  }

  /** Ends the connection that has stood for the longest, without a close frame. */
  public void dropOldestConnection() {
    socket.oldest().ifPresent(socket::drop);
  }

  /** Ends those connections that are subscribed to the stream, without a close frame. */
  public void dropConnections(String stream) {
    subscriptions.of(stream).forEach(socket::drop);
  }

  /** Closes every connection with a close frame. */
  public void closeConnections(int code) {
    socket.connections().forEach(connection -> socket.close(connection, code, ""));
  }

  /** While true, handshakes fail. Connections that stand are left alone. */
  public void refuseConnections(boolean refuse) {
    socket.refuse(refuse);
  }

  /** While true, it accepts connections, but sends nothing and answers nothing. */
  public void freeze(boolean freeze) {
    socket.freeze(freeze);
  }

  /** Connections that are open now. */
  public int connectionCount() {
    return socket.connections().size();
  }

  /** Connections that were ever open. */
  public int totalConnections() {
    return socket.accepted();
  }

  /** The streams that at least one connection is subscribed to. */
  public Set<String> subscriptions() {
    return subscriptions.streams();
  }

  /** How many connections are subscribed to a stream. */
  public int subscribers(String stream) {
    return subscriptions.of(stream).size();
  }

  /** The latest 10,000 text messages of all clients, oldest first. */
  public List<String> receivedMessages() {
    return received.all();
  }

  /**
   * Waits until every stream has a subscriber. A client may see its connection open a moment before
   * it counts as one.
   *
   * @return false if the time was over, or the server closed, before
   */
  public boolean awaitSubscriptions(Set<String> streams, Duration timeout)
      throws InterruptedException {
    return subscriptions.await(streams, timeout);
  }

  @Override
  public void close() {
    subscriptions.close();
    keepAlive.close();
    try {
      socket.shut();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
