package io.tidewatch.connectors.binance.spot;

import static io.tidewatch.connectors.binance.spot.SpotChannel.TRADES;
import static io.tidewatch.connectors.binance.spot.SpotChannel.VENUE;
import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.connectors.feed.FeedParts;
import io.tidewatch.connectors.feed.FrameSocket;
import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.connectors.feed.SubscriptionState.Signal;
import io.tidewatch.connectors.feed.Timers;
import io.tidewatch.contract.raw.RawHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One connection to the venue. Data frames go straight to the router on the socket's thread;
 * everything else is told to the owner on the control thread, which is also the only one to call
 * the methods here.
 */
final class SpotConnection implements FrameSocket.Listener {
  /** What the owner wants to know; all on the control thread. */
  interface Owner {
    void opened(SpotConnection connection);

    void closed(SpotConnection connection, FrameSocket.Closed closed);

    /** Something happened to a subscription on this connection. */
    void changed(SpotConnection connection, Subscription subscription, Signal signal, String why);

    void shutdownAnnounced(SpotConnection connection);
  }

  private final ConnectionId id;
  private final SpotFeedSettings.Connection limits;
  private final FeedParts parts;
  private final FrameRouter router;
  private final Timers timers;
  private final Owner owner;
  private final FrameSocket socket;
  private final SubscribeRequests requests;
  private final long createdNanos = System.nanoTime();
  private boolean open;
  private boolean ended; // An abort may overtake the end of the handshake.
  private volatile boolean hasData;
  private long seq; // Socket thread only.

  SpotConnection(
      ConnectionId id,
      SpotFeedSettings settings,
      FeedParts parts,
      FrameRouter router,
      Timers timers,
      Owner owner) {
    this.id = requireNonNull(id, "id");
    this.limits = settings.connection();
    this.parts = requireNonNull(parts, "parts");
    this.router = requireNonNull(router, "router");
    this.timers = requireNonNull(timers, "timers");
    this.owner = requireNonNull(owner, "owner");
    this.socket =
        new FrameSocket(
            settings.endpoints().webSocketUri(),
            limits.connectTimeout(),
            limits.maxFrameBytes(),
            this);
    this.requests =
        new SubscribeRequests(
            socket::send,
            limits.sendEvery(),
            timers,
            (subscription, signal, why) -> owner.changed(this, subscription, signal, why));
  }

  ConnectionId id() {
    return id;
  }

  void connect() {
    socket.connect();
  }

  void close() {
    socket.close();
  }

  void abort(String reason) {
    socket.abort(reason);
  }

  /** Asks for the first ones in as few messages as possible, for the second ones one by one. */
  void subscribe(List<Subscription> together, List<Subscription> alone) {
    requests.together(together);
    alone.forEach(requests::alone);
  }

  boolean isOpen() {
    return open;
  }

  /** Whether any trade came. */
  boolean hasData() {
    return hasData;
  }

  /** Whether every request was sent and answered. */
  boolean allAnswered() {
    return open && requests.allAnswered();
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - createdNanos);
  }

  /** Why it must be given up, if it must. */
  Optional<String> deadBecause() {
    Duration silence = socket.silence();
    if (!open && silence.compareTo(limits.connectTimeout()) > 0) {
      return Optional.of("not open within " + limits.connectTimeout().toMillis() + " ms");
    }
    if (open && silence.compareTo(limits.silenceLimit()) > 0) {
      return Optional.of("no frame and no ping for " + silence.toMillis() + " ms");
    }
    return Optional.empty();
  }

  @Override
  public void onOpen() {
    timers.control(this::opened);
  }

  private void opened() {
    if (!ended) {
      open = true;
      owner.opened(this);
    }
  }

  @Override
  public void onClosed(FrameSocket.Closed closed) {
    timers.control(() -> ended(closed));
  }

  private void ended(FrameSocket.Closed closed) {
    ended = true;
    open = false;
    owner.closed(this, closed);
  }

  @Override
  public void onFrame(byte[] bytes, String text) {
    ScannedFrame scanned = FrameScan.scan(bytes);
    if (scanned.isShutdown()) {
      parts.counters().controlFrames.increment();
      timers.control(() -> owner.shutdownAnnounced(this));
    } else if (scanned.isAnswer()) {
      parts.counters().controlFrames.increment();
      timers.control(() -> requests.answered(ControlMessages.read(text)));
    } else {
      router.route(bytes, headers(text), scanned).ifPresent(this::heard);
    }
  }

  private RawHeaders headers(String text) {
    long received = parts.clock().receivedUs(text);
    return new RawHeaders(
        VENUE, TRADES, id.id(), id.epoch(), seq++, received, parts.clock().source());
  }

  // Only what changes something goes to the control thread: most frames change nothing.
  private void heard(Subscription subscription) {
    subscription.hear();
    boolean first = !hasData;
    hasData = true;
    if (first || subscription.state() != SubscriptionState.LIVE) {
      timers.control(() -> owner.changed(this, subscription, Signal.DATA, "data came"));
    }
  }
}
