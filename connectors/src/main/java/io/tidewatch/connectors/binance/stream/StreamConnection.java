package io.tidewatch.connectors.binance.stream;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.binance.stream.FrameReader.Frame;
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
final class StreamConnection implements FrameSocket.Listener {
  /** What the owner wants to know; all on the control thread. */
  interface Owner {
    void opened(StreamConnection connection);

    void closed(StreamConnection connection, FrameSocket.Closed closed);

    /** Something happened to a subscription on this connection. */
    void changed(
        StreamConnection connection, StreamSubscription subscription, Signal signal, String why);

    void shutdownAnnounced(StreamConnection connection);
  }

  private final ConnectionId id;
  private final StreamSettings settings;
  private final FeedParts parts;
  private final FrameReader reader;
  private final Timers timers;
  private final Owner owner;
  private final FrameSocket socket;
  private final SubscribeRequests requests;
  private long dialledNanos = System.nanoTime();
  private long pingNanos = System.nanoTime();
  private boolean dialled;
  private boolean open;
  private boolean closing;
  private boolean ended; // An abort may overtake the end of the handshake.
  private volatile boolean handling;
  private volatile long handledNanos = System.nanoTime();
  private volatile boolean hasData;
  private long seq; // Socket thread only.

  StreamConnection(
      ConnectionId id,
      StreamSettings settings,
      FeedParts parts,
      FrameReader reader,
      Timers timers,
      Owner owner) {
    this.id = requireNonNull(id, "id");
    this.settings = requireNonNull(settings, "settings");
    this.parts = requireNonNull(parts, "parts");
    this.reader = requireNonNull(reader, "reader");
    this.timers = requireNonNull(timers, "timers");
    this.owner = requireNonNull(owner, "owner");
    this.socket =
        new FrameSocket(
            settings.webSocketUri(),
            settings.connection().connectTimeout(),
            settings.connection().maxFrameBytes(),
            this);
    this.requests =
        new SubscribeRequests(
            socket::send,
            settings.connection().streamsPerMessage(),
            settings.connection().sendEvery(),
            timers,
            (subscription, signal, why) -> owner.changed(this, subscription, signal, why));
  }

  ConnectionId id() {
    return id;
  }

  void connect() {
    if (!closing) {
      dialled = true;
      dialledNanos = System.nanoTime();
      socket.connect();
    }
  }

  void close() {
    closing = true;
    socket.close();
  }

  void abort(String reason) {
    closing = true; // It may wait for its turn to connect, and nobody would own the socket.
    socket.abort(reason);
  }

  /** Asks for the first ones in as few messages as possible, for the second ones one by one. */
  void subscribe(List<StreamSubscription> together, List<StreamSubscription> alone) {
    requests.together(together);
    alone.forEach(requests::alone);
  }

  /** Wants these no longer. */
  void unsubscribe(List<StreamSubscription> subscriptions) {
    requests.leave(subscriptions);
  }

  boolean isOpen() {
    return open;
  }

  /** Whether any data came. */
  boolean hasData() {
    return hasData;
  }

  /** Whether every request was sent and answered. */
  boolean allAnswered() {
    return open && requests.allAnswered();
  }

  /** Since it began to connect. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - dialledNanos);
  }

  /** Why it must be given up, if it must. */
  Optional<String> deadBecause() {
    Duration silence = silence();
    // Until its turn to connect comes, there is nothing to hear.
    if (!open && dialled && silence.compareTo(settings.connection().connectTimeout()) > 0) {
      return Optional.of(
          "not open within " + settings.connection().connectTimeout().toMillis() + " ms");
    }
    if (open && !handling && silence.compareTo(settings.connection().silenceLimit()) > 0) {
      return Optional.of("no frame and no ping for " + silence.toMillis() + " ms");
    }
    return Optional.empty();
  }

  // While a frame waits for room in Kafka nothing is read, and the silence is ours.
  private Duration silence() {
    Duration handled = Duration.ofNanos(System.nanoTime() - handledNanos);
    return handled.compareTo(socket.silence()) < 0 ? handled : socket.silence();
  }

  /** Asks for a sign of life where the venue gives one too seldom. */
  void tick() {
    if (open
        && settings
            .connection()
            .pingAfter()
            .filter(limit -> socket.silence().compareTo(limit) > 0)
            .isPresent()
        && sincePing().compareTo(settings.connection().pingAfter().get()) > 0) {
      pingNanos = System.nanoTime();
      socket.ping();
    }
  }

  private Duration sincePing() {
    return Duration.ofNanos(System.nanoTime() - pingNanos);
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
    handling = true;
    try {
      take(bytes, text);
    } finally {
      handledNanos = System.nanoTime();
      handling = false;
    }
  }

  private void take(byte[] bytes, String text) {
    switch (reader.read(bytes, () -> headers(text))) {
      case Frame.Shutdown() -> {
        parts.counters().controlFrames.increment();
        timers.control(() -> owner.shutdownAnnounced(this));
      }
      case Frame.Answer() -> {
        parts.counters().controlFrames.increment();
        timers.control(() -> requests.answered(ControlMessages.read(text)));
      }
      case Frame.Data(Optional<StreamSubscription> alive) -> alive.ifPresent(this::heard);
    }
  }

  private RawHeaders headers(String text) {
    long received = parts.clock().receivedUs(text);
    return new RawHeaders(
        settings.venue(),
        settings.channel(),
        id.id(),
        id.epoch(),
        seq++,
        received,
        parts.clock().source());
  }

  // Only what changes something goes to the control thread: most frames change nothing.
  private void heard(StreamSubscription subscription) {
    subscription.hear();
    boolean first = !hasData;
    hasData = true;
    if (first || subscription.state() != SubscriptionState.LIVE) {
      timers.control(() -> owner.changed(this, subscription, Signal.DATA, "data came"));
    }
  }
}
