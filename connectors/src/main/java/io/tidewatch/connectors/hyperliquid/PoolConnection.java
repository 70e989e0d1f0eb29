package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.connectors.feed.FrameSocket;
import io.tidewatch.connectors.feed.SocketLife;
import java.util.Optional;

/**
 * One connection to the venue. Data frames go to Kafka on the socket's thread, byte for byte;
 * everything else is told on the control thread, which is also the only one to call the methods
 * here.
 */
final class PoolConnection implements FrameSocket.Listener {
  private static final String PING = "{\"method\":\"ping\"}";
  private static final int PINGS = 2;

  /** What the owner wants to know; on the control thread, unless said otherwise. */
  interface Owner {
    void opened(PoolConnection connection);

    void closed(PoolConnection connection, FrameSocket.Closed closed);

    void noticed(PoolConnection connection, Notice notice);

    /** Data of a subscription came; on the socket's thread, at each frame. */
    void heard(PoolConnection connection, Subscription subscription);

    /** Public trades of a coin are missing before those that came. */
    void missed(PoolConnection connection, String coin, TradeContinuity.Lost lost);
  }

  private final ConnectionId id;
  private final HyperliquidParts parts;
  private final FrameRecorder recorder;
  private final Owner owner;
  private final FrameSocket socket;
  private final SocketLife life;
  private final HoldUp holdUp;
  private volatile boolean aborted;
  private volatile int unanswered;
  private volatile long heardMs;

  PoolConnection(ConnectionId id, HyperliquidParts parts, TradeContinuity continuity, Owner owner) {
    this.id = requireNonNull(id, "id");
    this.parts = requireNonNull(parts, "parts");
    this.owner = requireNonNull(owner, "owner");
    this.recorder = new FrameRecorder(id, parts, continuity, this::missed);
    this.heardMs = parts.clock().millis();
    HyperliquidFeedSettings.Connection limits = parts.settings().connection();
    this.life = new SocketLife(parts.timers(), limits.connectTimeout(), limits.pingEvery());
    this.holdUp = new HoldUp(limits.ackTimeout());
    this.socket =
        new FrameSocket(
            parts.settings().endpoints().webSocketUri(),
            limits.connectTimeout(),
            limits.maxFrameBytes(),
            this);
  }

  ConnectionId id() {
    return id;
  }

  void connect() {
    socket.connect();
  }

  boolean send(String request) {
    return socket.send(request);
  }

  void close() {
    socket.close();
  }

  void abort(String reason) {
    aborted = true;
    socket.abort(reason);
  }

  /** Whether it was this side that ended it. */
  boolean isAborted() {
    return aborted;
  }

  boolean isOpen() {
    return life.isOpen();
  }

  /** Whose order updates the frames that name nobody are from now on. */
  void exclusive(Optional<String> address) {
    recorder.exclusive(address);
  }

  /** Everything that the venue sent up to then is written, epoch milliseconds. Any thread. */
  long heardMs() {
    return heardMs;
  }

  /** Whether the socket waits for us, or did a moment ago. */
  boolean isHeldUp() {
    return holdUp.isNow();
  }

  /** Why this connection is of no use any more. */
  Optional<String> deadBecause() {
    return life.late().or(this::deaf);
  }

  private Optional<String> deaf() {
    if (unanswered >= PINGS && isPingDue() && !isHeldUp()) {
      parts.counters().pongTimeouts.increment();
      return Optional.of(PINGS + " pings were not answered");
    }
    return Optional.empty();
  }

  boolean isPingDue() {
    return life.isPingDue();
  }

  void ping() {
    life.pinged();
    unanswered++; // A pong that comes meanwhile is lost, which costs nothing: the next one counts.
    socket.send(PING);
  }

  @Override
  public void onOpen() {
    life.opened(() -> owner.opened(this));
  }

  @Override
  public void onClosed(FrameSocket.Closed closed) {
    recorder.ended();
    life.ended(() -> owner.closed(this, closed));
  }

  @Override
  public void onFrame(byte[] bytes, String text) {
    holdUp.around(() -> handle(bytes, text));
  }

  private void handle(byte[] bytes, String text) {
    long receivedUs = parts.common().clock().receivedUs(text);
    FrameScan.Head head = FrameScan.scan(bytes);
    switch (head.channel()) {
      case "" -> parts.counters().otherFrames.increment();
      case Notice.PONG -> {
        parts.common().counters().controlFrames.increment();
        unanswered = 0;
      }
      case Notice.ANSWER, Notice.ERROR -> notice(Notice.read(head.channel(), text), receivedUs);
      default ->
          recorder
              .write(head, bytes, receivedUs)
              .ifPresent(subscription -> owner.heard(this, subscription));
    }
    heardMs = Math.max(heardMs, receivedUs / 1_000);
  }

  private void notice(Notice notice, long receivedUs) {
    parts.common().counters().controlFrames.increment();
    recorder.noticed(notice, receivedUs);
    parts.timers().control(() -> owner.noticed(this, notice));
  }

  private void missed(String coin, TradeContinuity.Lost lost) {
    parts.timers().control(() -> owner.missed(this, coin, lost));
  }
}
