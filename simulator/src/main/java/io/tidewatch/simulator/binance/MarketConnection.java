package io.tidewatch.simulator.binance;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.PingFrame;

/** One connection of a client to the simulated venue. Thread-safe. */
final class MarketConnection {
  // What may wait for a slow reader: this many frames, or fewer when they are large.
  private static final int MOST_FRAMES = 1_024;
  private static final int MOST_CHARACTERS = 1 << 20;
  private static final long LOOK_AGAIN_NANOS = 50_000;

  private final WebSocketImpl socket;
  private final BooleanSupplier frozen;
  private final MessageRate rate;
  private final Set<String> unanswered = new HashSet<>();
  private long silentSince;
  private volatile boolean combined;

  MarketConnection(
      WebSocketImpl socket, boolean combined, int messagesPerSecond, BooleanSupplier frozen) {
    this.socket = requireNonNull(socket, "socket");
    this.frozen = requireNonNull(frozen, "frozen");
    this.rate = new MessageRate(messagesPerSecond);
    this.combined = combined;
  }

  boolean isOpen() {
    return socket.isOpen();
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

  /** Sends without waiting; for answers, which are few. */
  boolean answer(String text) {
    return !frozen.getAsBoolean() && write(text);
  }

  /**
   * Sends, after waiting while the client is far behind, so that a fast market cannot fill the
   * memory. Gives up when the connection ends or the thread is interrupted.
   *
   * @return whether the frame was handed to the socket
   */
  boolean push(String text) {
    int highWater = Math.clamp(MOST_CHARACTERS / (text.length() + 1), 1, MOST_FRAMES);
    if (socket.outQueue.size() >= highWater) {
      awaitRoom(highWater / 2);
    }
    return !frozen.getAsBoolean() && !Thread.currentThread().isInterrupted() && write(text);
  }

  private void awaitRoom(int lowWater) {
    while (socket.outQueue.size() > lowWater
        && socket.isOpen()
        && !frozen.getAsBoolean()
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }

  private boolean write(String text) {
    try {
      socket.send(text);
      return true;
    } catch (WebsocketNotConnectedException e) {
      return false;
    }
  }

  /** Sends a ping whose payload the client has to repeat. */
  synchronized void ping(String payload) {
    if (frozen.getAsBoolean() || !socket.isOpen()) {
      return;
    }
    if (unanswered.isEmpty()) {
      silentSince = System.nanoTime();
    }
    unanswered.add(payload);
    PingFrame frame = new PingFrame();
    frame.setPayload(ByteBuffer.wrap(payload.getBytes(StandardCharsets.UTF_8)));
    try {
      socket.sendFrame(frame);
    } catch (WebsocketNotConnectedException e) {
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
    socket.closeConnection(CloseFrame.ABNORMAL_CLOSE, "dropped by the simulator");
  }

  void close(int code, String reason) {
    socket.close(code, reason);
  }
}
