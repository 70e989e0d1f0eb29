package io.tidewatch.simulator.venue;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;

/** The venue's end of one WebSocket connection: sends, waits for slow readers. Thread-safe. */
public final class ClientLink {
  // What may wait for a slow reader: this many frames, or fewer when they are large.
  private static final int MOST_FRAMES = 1_024;
  private static final int MOST_CHARACTERS = 1 << 20;
  private static final long LOOK_AGAIN_NANOS = 50_000;

  private final WebSocketImpl socket;
  private final BooleanSupplier frozen;

  public ClientLink(WebSocketImpl socket, BooleanSupplier frozen) {
    this.socket = requireNonNull(socket, "socket");
    this.frozen = requireNonNull(frozen, "frozen");
  }

  public boolean isOpen() {
    return socket.isOpen();
  }

  /** Whether the venue plays dead. */
  public boolean isFrozen() {
    return frozen.getAsBoolean();
  }

  /** Sends without waiting; for answers, which are few. */
  public boolean answer(String text) {
    return !frozen.getAsBoolean() && write(text);
  }

  /**
   * Sends, after waiting while the client is far behind, so that a fast market cannot fill the
   * memory. Gives up when the connection ends or the thread is interrupted.
   *
   * @return whether the frame was handed to the socket
   */
  public boolean push(String text) {
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

  /** Whether the control frame was handed to an open connection. */
  public boolean send(Framedata frame) {
    try {
      socket.sendFrame(frame);
      return true;
    } catch (WebsocketNotConnectedException e) {
      return false;
    }
  }

  /** Ends TCP without a close frame; the client sees code 1006. */
  public void drop() {
    socket.closeConnection(CloseFrame.ABNORMAL_CLOSE, "dropped by the simulator");
  }

  public void close(int code, String reason) {
    socket.close(code, reason);
  }
}
