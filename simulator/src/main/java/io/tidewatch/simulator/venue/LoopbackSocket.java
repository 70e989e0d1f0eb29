package io.tidewatch.simulator.venue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.server.WebSocketServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The WebSocket end of a simulated venue on a free port of loopback, which can play dead and refuse
 * connections. What is said on it is a matter of the venue. Thread-safe.
 */
public abstract class LoopbackSocket extends WebSocketServer {
  private static final Logger LOG = LoggerFactory.getLogger(LoopbackSocket.class);
  private static final int START_SECONDS = 10;
  private static final int STOP_MILLIS = 2_000;

  private final CountDownLatch started = new CountDownLatch(1);
  private volatile boolean refusing;
  private volatile boolean frozen;

  protected LoopbackSocket() {
    super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    setWebSocketFactory(new FreezableSocketFactory(() -> frozen));
    // The server's own pings have a fixed ratio of interval to time-out; no venue has that.
    setConnectionLostTimeout(0);
    setTcpNoDelay(true);
    setDaemon(true);
  }

  public final void open() throws IOException, InterruptedException {
    start();
    if (!started.await(START_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("the WebSocket server was not up after " + START_SECONDS + " s");
    }
  }

  public final void shut() throws InterruptedException {
    refusing = true;
    dropAll();
    stop(STOP_MILLIS);
  }

  /** Ends all connections without a close frame. */
  public abstract void dropAll();

  /** While true, handshakes fail. */
  public final void refuse(boolean refuse) {
    refusing = refuse;
  }

  protected final boolean isRefusing() {
    return refusing;
  }

  /** While true, nothing is read or sent; TCP stays open, and handshakes are answered. */
  public void freeze(boolean freeze) {
    frozen = freeze;
  }

  protected final boolean isFrozen() {
    return frozen;
  }

  @Override
  public final void onMessage(WebSocket socket, ByteBuffer bytes) {
    onMessage(socket, StandardCharsets.UTF_8.decode(bytes).toString());
  }

  @Override
  public final void onError(WebSocket socket, Exception error) {
    // A client that goes away shows here as well; only a fault of the server itself matters.
    if (socket == null) {
      LOG.warn("the simulated venue's socket failed", error);
    }
  }

  @Override
  public final void onStart() {
    started.countDown();
  }
}
