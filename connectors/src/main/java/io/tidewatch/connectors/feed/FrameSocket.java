package io.tidewatch.connectors.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.log.LogFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.java_websocket.WebSocket;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ServerHandshake;

/**
 * One WebSocket connection: certificates and host name checked by the JDK's rules, connect bounded
 * in time, messages bounded in size, pings answered. A connection is used once. {@link
 * Listener#onClosed} comes exactly once for each started connection, whatever ended it.
 */
public final class FrameSocket {
  /** How the library tells of a handshake that was refused. */
  private static final Pattern REFUSED =
      Pattern.compile("Invalid status code received: ([0-9]{3})\\b");

  /** Close code that the library gives a message over the limit (RFC 6455, 7.4.1). */
  private static final int TOO_BIG = CloseFrame.TOOBIG;

  /** What the owner wants to hear; called from the socket's threads, one frame at a time. */
  public interface Listener {
    void onOpen();

    /**
     * A message, whole. The socket reads on when this returns.
     *
     * @param bytes as they came
     * @param text the same as text
     */
    void onFrame(byte[] bytes, String text);

    void onClosed(Closed closed);
  }

  /**
   * Why a connection ended.
   *
   * @param code close code (RFC 6455, 7.4), or one of the venue's own
   * @param reason for people, bounded
   * @param tooBig a message over the size limit was refused
   * @param refusal HTTP status with which the handshake was refused
   */
  public record Closed(int code, String reason, boolean tooBig, OptionalInt refusal) {}

  private final Map<String, String> secrets;
  private final Client client;
  private final Listener listener;
  private final AtomicBoolean closing = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile long lastHeardNanos = System.nanoTime();
  private volatile boolean opened;
  private volatile String error = "";

  public FrameSocket(URI uri, Duration connectTimeout, int maxFrameBytes, Listener listener) {
    this(uri, Map.of(), connectTimeout, maxFrameBytes, listener);
  }

  /**
   * @param secrets headers of the handshake; their values are in no reason that is told
   */
  public FrameSocket(
      URI uri,
      Map<String, String> secrets,
      Duration connectTimeout,
      int maxFrameBytes,
      Listener listener) {
    this.secrets = Map.copyOf(secrets);
    this.listener = requireNonNull(listener, "listener");
    Draft_6455 draft = new Draft_6455(List.of(), maxFrameBytes);
    this.client = new Client(uri, draft, this.secrets, Math.toIntExact(connectTimeout.toMillis()));
  }

  /** Starts to connect and returns. */
  public void connect() {
    lastHeardNanos = System.nanoTime();
    client.begin();
  }

  /** Whether the text was handed to an open connection that is not being closed. */
  public boolean send(String text) {
    if (closing.get()) {
      return false;
    }
    try {
      client.send(text);
      return true;
    } catch (WebsocketNotConnectedException e) {
      // onClosed tells the owner.
      return false;
    }
  }

  /** Sends a ping of the protocol, if the connection is open; its pong counts as a sign of life. */
  public void ping() {
    if (closing.get()) {
      return;
    }
    try {
      client.sendPing();
    } catch (WebsocketNotConnectedException e) {
      // onClosed tells the owner.
    }
  }

  /** Time since the last frame, ping or pong. */
  public Duration silence() {
    return Duration.ofNanos(System.nanoTime() - lastHeardNanos);
  }

  /**
   * Asks the other side to close. The frames that it sent before it answers still arrive; nothing
   * more is sent. Whether it answers is for the caller to watch, see {@link #abort}.
   */
  public void close() {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    try {
      // The library's own close reads nothing any more, not even what has come already.
      CloseFrame ask = new CloseFrame();
      ask.setCode(CloseFrame.NORMAL);
      client.sendFrame(ask);
    } catch (WebsocketNotConnectedException e) {
      client.close();
    }
  }

  /** Ends the connection now, without the other side. */
  public void abort(String reason) {
    ended(new Closed(CloseFrame.ABNORMAL_CLOSE, reason, false, OptionalInt.empty()));
    client.closeConnection(CloseFrame.ABNORMAL_CLOSE, reason);
    try {
      // A connect or handshake that hangs has no other way out.
      Socket socket = client.getSocket();
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      // It is being thrown away.
    }
  }

  private String withoutSecrets(String text) {
    String shown = text;
    for (String secret : secrets.values()) {
      shown = shown.replace(secret, "(hidden)");
    }
    return shown;
  }

  private OptionalInt refusal(String told) {
    Matcher status = REFUSED.matcher(told);
    return !opened && status.lookingAt()
        ? OptionalInt.of(Integer.parseInt(status.group(1)))
        : OptionalInt.empty();
  }

  private void ended(Closed reason) {
    if (closed.compareAndSet(false, true)) {
      listener.onClosed(reason);
    }
  }

  private final class Client extends WebSocketClient {
    private Runnable life = super::run;

    private Client(URI uri, Draft_6455 draft, Map<String, String> headers, int connectTimeoutMs) {
      super(uri, draft, headers, connectTimeoutMs);
      // The owner watches for silence; the library's own pings would count against venue limits.
      setConnectionLostTimeout(0);
      setTcpNoDelay(true);
      setDaemon(true);
    }

    /** The lines of its thread say what those of this thread do: whose connection it is. */
    private void begin() {
      life = LogFields.handedOver(super::run);
      connect();
    }

    @Override
    public void run() {
      life.run();
    }

    // Certificate and host name are checked here and now; left to the first write, the failure
    // shows in one of two threads, and its reason is lost half of the time.
    @Override
    protected void onSetSSLParameters(SSLParameters parameters) {
      super.onSetSSLParameters(parameters);
      SSLSocket socket = (SSLSocket) getSocket();
      socket.setSSLParameters(parameters);
      try {
        socket.startHandshake();
      } catch (IOException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      }
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
      opened = true;
      lastHeardNanos = System.nanoTime();
      listener.onOpen();
    }

    @Override
    public void onMessage(String message) {
      lastHeardNanos = System.nanoTime();
      listener.onFrame(message.getBytes(UTF_8), message);
    }

    @Override
    public void onMessage(ByteBuffer message) {
      lastHeardNanos = System.nanoTime();
      byte[] bytes = new byte[message.remaining()];
      message.get(bytes);
      listener.onFrame(bytes, new String(bytes, UTF_8));
    }

    @Override
    public void onWebsocketPing(WebSocket socket, Framedata ping) {
      lastHeardNanos = System.nanoTime();
      super.onWebsocketPing(socket, ping);
    }

    @Override
    public void onWebsocketPong(WebSocket socket, Framedata pong) {
      lastHeardNanos = System.nanoTime();
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
      String told = reason == null || reason.isBlank() ? error : reason;
      String text = LogText.bounded(withoutSecrets(told));
      String who = remote ? "closed by the venue" : "closed";
      String why = who + " with code " + code + (text.isEmpty() ? "" : ": " + text);
      ended(new Closed(code, why, !remote && code == TOO_BIG, refusal(told)));
    }

    @Override
    public void onError(Exception e) {
      error = e.getClass().getSimpleName() + ": " + e.getMessage();
    }
  }
}
