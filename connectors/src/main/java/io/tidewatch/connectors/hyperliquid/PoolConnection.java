package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.connectors.feed.FrameSocket;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.whale.HyperliquidRecords;
import java.time.Duration;
import java.util.Optional;

/**
 * One connection to the venue. Data frames go to Kafka on the socket's thread, byte for byte;
 * everything else is told on the control thread, which is also the only one to call the methods
 * here.
 */
final class PoolConnection implements FrameSocket.Listener {
  private static final String PING = "{\"method\":\"ping\"}";
  private static final int PINGS = 2;
  private static final Duration HELD_UP = Duration.ofSeconds(1);

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
  private final HyperliquidFeedSettings.Connection limits;
  private final TradeContinuity continuity;
  private final Owner owner;
  private final FrameSocket socket;
  private final long createdNanos = System.nanoTime();
  private long pingNanos;
  private boolean open;
  private boolean ended; // An abort may overtake the end of the handshake.
  private volatile boolean aborted;
  private volatile int unanswered;
  private volatile Optional<String> exclusive = Optional.empty();
  private volatile boolean handling;
  private volatile boolean heldUp;
  private volatile long resumedNanos;
  private volatile long heardMs;
  private long seq; // Socket thread only.

  PoolConnection(ConnectionId id, HyperliquidParts parts, TradeContinuity continuity, Owner owner) {
    this.id = requireNonNull(id, "id");
    this.parts = requireNonNull(parts, "parts");
    this.limits = parts.settings().connection();
    this.continuity = requireNonNull(continuity, "continuity");
    this.owner = requireNonNull(owner, "owner");
    this.heardMs = parts.clock().millis();
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
    return open;
  }

  /** Whose order updates the frames that name nobody are from now on. */
  void exclusive(Optional<String> address) {
    exclusive = address;
  }

  /** Everything that the venue sent up to then is written, epoch milliseconds. Any thread. */
  long heardMs() {
    return heardMs;
  }

  /** Whether Kafka holds the socket up, or did a moment ago: then silence is ours. */
  boolean isHeldUp() {
    return handling || (heldUp && since(resumedNanos).compareTo(limits.ackTimeout()) < 0);
  }

  /** Why this connection is of no use any more. */
  Optional<String> deadBecause() {
    if (!open && !ended && since(createdNanos).compareTo(limits.connectTimeout()) > 0) {
      return Optional.of("not open within " + limits.connectTimeout().toMillis() + " ms");
    }
    if (open && unanswered >= PINGS && isPingDue() && !isHeldUp()) {
      parts.counters().pongTimeouts.increment();
      return Optional.of(PINGS + " pings were not answered");
    }
    return Optional.empty();
  }

  boolean isPingDue() {
    return open && since(pingNanos).compareTo(limits.pingEvery()) >= 0;
  }

  void ping() {
    pingNanos = System.nanoTime();
    unanswered++; // A pong that comes meanwhile is lost, which costs nothing: the next one counts.
    socket.send(PING);
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  @Override
  public void onOpen() {
    parts.timers().control(this::opened);
  }

  private void opened() {
    if (!ended) {
      open = true;
      pingNanos = System.nanoTime();
      owner.opened(this);
    }
  }

  @Override
  public void onClosed(FrameSocket.Closed closed) {
    continuity.ended(id.epoch());
    parts.timers().control(() -> ended(closed));
  }

  private void ended(FrameSocket.Closed closed) {
    ended = true;
    open = false;
    owner.closed(this, closed);
  }

  @Override
  public void onFrame(byte[] bytes, String text) {
    long begun = System.nanoTime();
    handling = true;
    try {
      long receivedUs = parts.common().clock().receivedUs(text);
      FrameScan.Head head = FrameScan.scan(bytes);
      switch (head.channel()) {
        case "" -> parts.counters().otherFrames.increment();
        case Notice.PONG -> {
          parts.common().counters().controlFrames.increment();
          unanswered = 0;
        }
        case Notice.ANSWER, Notice.ERROR -> notice(Notice.read(head.channel(), text), receivedUs);
        default -> data(head, bytes, receivedUs);
      }
      heardMs = Math.max(heardMs, receivedUs / 1_000);
    } finally {
      if (since(begun).compareTo(HELD_UP) > 0) {
        resumedNanos = System.nanoTime();
        heldUp = true;
      }
      handling = false;
    }
  }

  // The repeated trades follow at once, and must be known as such.
  private void notice(Notice notice, long receivedUs) {
    parts.common().counters().controlFrames.increment();
    if (notice instanceof Notice.Acknowledged(boolean subscribed, Subscription subscription)
        && !subscription.isOfUser()) {
      if (subscribed) {
        continuity.subscribed(subscription.target(), id.epoch(), receivedUs / 1_000);
      } else {
        continuity.unsubscribed(subscription.target(), id.epoch());
      }
    }
    parts.timers().control(() -> owner.noticed(this, notice));
  }

  private void data(FrameScan.Head head, byte[] bytes, long receivedUs) {
    parts.common().counters().frames.increment();
    boolean trades = head.channel().equals(HyperliquidRecords.TRADES);
    Optional<String> user = trades ? Optional.empty() : user(head);
    Optional<String> target = trades ? head.coin() : user;
    if (target.isEmpty()) {
      parts.common().counters().unreadableFrames.increment();
    }
    if (trades && head.coin().isPresent() && head.times().isPresent()) {
      continuity
          .came(head.coin().get(), id.epoch(), head.times().get(), receivedUs / 1_000)
          .ifPresent(lost -> missed(head.coin().get(), lost));
    }
    RawHeaders headers =
        new RawHeaders(
            HyperliquidRecords.VENUE,
            head.channel(),
            id.id(),
            id.epoch(),
            seq++,
            receivedUs,
            parts.common().clock().source());
    parts.write(target.orElse(head.channel()), bytes, headers, user);
    target.ifPresent(name -> owner.heard(this, new Subscription(head.channel(), name)));
  }

  private Optional<String> user(FrameScan.Head head) {
    return head.channel().equals(HyperliquidRecords.ORDER_UPDATES) ? exclusive : head.user();
  }

  // Before the trades that came, so that they are not taken for the next ones.
  private void missed(String coin, TradeContinuity.Lost lost) {
    parts.publishOwn(
        HyperliquidRecords.LOST_TRADES,
        coin,
        Optional.empty(),
        OwnRecords.lostTrades(coin, lost.from(), lost.to()));
    parts.timers().control(() -> owner.missed(this, coin, lost));
  }
}
