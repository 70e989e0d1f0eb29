package io.tidewatch.connectors.dbotx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.dbotx.DbotxControl.Answer;
import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.connectors.feed.FrameSocket;
import io.tidewatch.connectors.feed.SocketLife;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One connection to the venue, which carries one batch. Data frames go to Kafka on the socket's
 * thread, byte for byte; everything else is told on the control thread, which is also the only one
 * to call the methods here.
 */
final class DbotxConnection implements FrameSocket.Listener {
  private static final String KEY_HEADER = "x-api-key";

  /** What the owner wants to know; all on the control thread, unless said otherwise. */
  interface Owner {
    /** As events and records name the batch. */
    String batch();

    void opened(DbotxConnection connection);

    void closed(DbotxConnection connection, FrameSocket.Closed closed);

    /** The venue took a subscribe request. */
    void acknowledged(DbotxConnection connection);

    /** Data came; on the socket's thread, at each frame. */
    void heard(DbotxConnection connection);
  }

  private final ConnectionId id;
  private final DbotxParts parts;
  private final DbotxFeedSettings.Connection limits;
  private final FrameNotices notices;
  private final Owner owner;
  private final FrameSocket socket;
  private final SocketLife life;
  private volatile boolean handling;
  private volatile long handledNanos = System.nanoTime();
  private long seq; // Socket thread only.

  DbotxConnection(ConnectionId id, DbotxParts parts, FrameNotices notices, Owner owner) {
    this.id = requireNonNull(id, "id");
    this.parts = requireNonNull(parts, "parts");
    this.limits = parts.settings().connection();
    this.notices = requireNonNull(notices, "notices");
    this.owner = requireNonNull(owner, "owner");
    this.life = new SocketLife(parts.timers(), limits.connectTimeout(), limits.pingEvery());
    DbotxFeedSettings.Endpoint endpoint = parts.settings().endpoint();
    this.socket =
        new FrameSocket(
            endpoint.webSocketUri(),
            Map.of(KEY_HEADER, endpoint.apiKey()),
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
    socket.abort(reason);
  }

  boolean isOpen() {
    return life.isOpen();
  }

  /** Keeps the connection alive, or gives it up when it is dead. */
  void tick() {
    Optional<String> dead = life.late().or(this::silent);
    if (dead.isPresent()) {
      abort(dead.get());
    } else if (life.isPingDue()) {
      life.pinged();
      socket.ping();
    }
  }

  private Optional<String> silent() {
    return life.isOpen() && !handling && silence().compareTo(limits.silenceLimit()) > 0
        ? Optional.of("no frame and no pong for " + silence().toMillis() + " ms")
        : Optional.empty();
  }

  // While a frame waits for room in Kafka nothing is read, and the silence is ours.
  private Duration silence() {
    Duration handled = Duration.ofNanos(System.nanoTime() - handledNanos);
    return handled.compareTo(socket.silence()) < 0 ? handled : socket.silence();
  }

  @Override
  public void onOpen() {
    life.opened(() -> owner.opened(this));
  }

  @Override
  public void onClosed(FrameSocket.Closed closed) {
    life.ended(() -> owner.closed(this, closed));
  }

  @Override
  public void onFrame(byte[] bytes, String text) {
    handling = true;
    try {
      switch (DbotxScan.scan(bytes)) {
        case DATA -> data(bytes, text);
        case ANSWER -> answer(text);
        case OTHER -> {
          parts.counters().otherFrames.increment();
          tell("a frame that is neither data nor an answer", text);
        }
      }
    } finally {
      handledNanos = System.nanoTime();
      handling = false;
    }
  }

  private void data(byte[] bytes, String text) {
    long received = parts.common().clock().receivedUs(text);
    RawHeaders headers =
        new RawHeaders(
            DbotxChannel.VENUE,
            DbotxChannel.PAIRS,
            id.id(),
            id.epoch(),
            seq++,
            received,
            parts.common().clock().source());
    parts.common().counters().came(bytes);
    parts.common().publisher().publish(Topics.DBOTX_PAIRS, owner.batch(), bytes, headers);
    owner.heard(this);
  }

  private void answer(String text) {
    parts.common().counters().controlFrames.increment();
    Answer answer = DbotxControl.read(text);
    switch (answer) {
      case SUBSCRIBED -> parts.timers().control(() -> owner.acknowledged(this));
      case REFUSED -> {
        parts.counters().errors.increment();
        tell("the venue says no", text);
      }
      case OTHER -> {
        // Nothing to do about it.
      }
    }
  }

  private void tell(String what, String frame) {
    notices
        .take("batch " + owner.batch() + ": " + what, frame, System.nanoTime())
        .ifPresent(notice -> parts.common().events().connection(Type.FAILING, id, notice));
  }
}
