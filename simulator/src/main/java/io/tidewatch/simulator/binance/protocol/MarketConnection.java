package io.tidewatch.simulator.binance.protocol;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.venue.ClientLink;
import io.tidewatch.simulator.venue.RateLimit;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.framing.PingFrame;

/** One connection of a client to the simulated venue. Thread-safe. */
final class MarketConnection {
  private final ClientLink link;
  private final StreamRoute route;
  private final RateLimit rate;
  private final Set<String> unanswered = new HashSet<>();
  private long silentSince;
  private volatile boolean combined;

  MarketConnection(
      WebSocketImpl socket, StreamRoute route, int messagesPerSecond, BooleanSupplier frozen) {
    this.link = new ClientLink(socket, frozen);
    this.route = requireNonNull(route, "route");
    this.rate = new RateLimit(messagesPerSecond, Duration.ofSeconds(1));
    this.combined = route.path().combined();
  }

  boolean isOpen() {
    return link.isOpen();
  }

  /** Whether data of this stream goes out here; elsewhere it is only acknowledged. */
  boolean carries(String stream) {
    return route.carried().test(stream);
  }

  boolean combined() {
    return combined;
  }

  void combined(boolean wrapped) {
    combined = wrapped;
  }

  synchronized boolean allowsOneMore() {
    return rate.allows(System.nanoTime());
  }

  boolean answer(String text) {
    return link.answer(text);
  }

  /** See {@link ClientLink#push}. */
  boolean push(String text) {
    return link.push(text);
  }

  /** Sends a ping whose payload the client has to repeat. */
  synchronized void ping(String payload) {
    if (link.isFrozen() || !link.isOpen()) {
      return;
    }
    if (unanswered.isEmpty()) {
      silentSince = System.nanoTime();
    }
    unanswered.add(payload);
    PingFrame frame = new PingFrame();
    frame.setPayload(ByteBuffer.wrap(payload.getBytes(StandardCharsets.UTF_8)));
    if (!link.send(frame)) {
      unanswered.clear();
    }
  }

  /** A pong that repeats no ping's payload proves nothing and changes nothing. */
  synchronized void pong(String payload) {
    if (unanswered.contains(payload)) {
      unanswered.clear();
    }
  }

  /** After a freeze the client had no chance to answer. */
  synchronized void forgetPings() {
    unanswered.clear();
  }

  synchronized boolean silentFor(Duration limit) {
    return !unanswered.isEmpty() && System.nanoTime() - silentSince >= limit.toNanos();
  }

  /** Ends TCP without a close frame; the client sees code 1006. */
  void drop() {
    link.drop();
  }

  void close(int code, String reason) {
    link.close(code, reason);
  }
}
