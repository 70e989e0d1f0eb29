package io.tidewatch.connectors.dbotx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.ConnectPacer;
import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.connectors.feed.FrameSocket;
import io.tidewatch.connectors.feed.Losses;
import io.tidewatch.connectors.feed.SubscriptionStatus;
import io.tidewatch.contract.feed.FeedEvent.Type;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Keeps one connection open for one batch: connects again after a loss, ever more slowly. Control
 * thread only, except where a method says otherwise.
 */
final class BatchSocket implements DbotxConnection.Owner {
  private static final ConnectionId NO_CONNECTION = new ConnectionId("none", 0);
  private static final Duration CLOSE_HANDSHAKE = Duration.ofSeconds(5);
  private static final Duration BETWEEN_NOTICES = Duration.ofMinutes(1);

  /** Makes connections with rising epochs. */
  interface Dialer extends BiFunction<DbotxParts, BatchSocket, DbotxConnection> {}

  private final DbotxParts parts;
  private final ConnectPacer pacer;
  private final KeyRefusals keyRefusals;
  private final Dialer dialer;
  private final BatchSubscription subscription;
  private final FrameNotices notices;
  private final Losses losses;
  private final String key;
  private Batch wanted;
  private Optional<DbotxConnection> current = Optional.empty();
  private boolean closing;
  private volatile boolean open;

  /**
   * @param parts of the batch
   */
  BatchSocket(
      DbotxParts parts, Batch wanted, ConnectPacer pacer, KeyRefusals keyRefusals, Dialer dialer) {
    this.parts = requireNonNull(parts, "parts");
    this.wanted = requireNonNull(wanted, "wanted");
    this.pacer = requireNonNull(pacer, "pacer");
    this.keyRefusals = requireNonNull(keyRefusals, "keyRefusals");
    this.dialer = requireNonNull(dialer, "dialer");
    this.key = wanted.key();
    this.subscription = new BatchSubscription(parts, wanted);
    DbotxFeedSettings settings = parts.settings();
    this.notices = new FrameNotices(BETWEEN_NOTICES, settings.endpoint().apiKey());
    String where = settings.endpoint().webSocketUri().getHost() + " for batch " + key;
    this.losses = new Losses(where, settings.retry(), parts.common());
    tellSurplus(0);
  }

  void start() {
    dialAfter(Duration.ZERO);
  }

  // Every dial takes its place in the row, but only once it is due.
  private void dialAfter(Duration wait) {
    parts
        .timers()
        .controlAfter(
            wait, () -> parts.timers().controlAfter(pacer.reserve(System.nanoTime()), this::dial));
  }

  private void dial() {
    if (!closing && current.isEmpty()) {
      DbotxConnection connection = dialer.apply(parts, this);
      current = Optional.of(connection);
      connection.connect();
    }
  }

  FrameNotices notices() {
    return notices;
  }

  @Override
  public String batch() {
    return key;
  }

  /** Any thread. */
  boolean isOpen() {
    return open;
  }

  /** Any thread. */
  SubscriptionStatus status() {
    return subscription.status();
  }

  /**
   * From now on this is wanted; on the same connection. Answers whether the venue is asked anew.
   */
  boolean want(Batch batch) {
    boolean changed = !wanted.asksTheSameAs(batch);
    int surplus = wanted.surplus();
    wanted = batch;
    subscription.want(batch);
    tellSurplus(surplus);
    return changed;
  }

  private void tellSurplus(int before) {
    if (wanted.surplus() > 0 && wanted.surplus() != before) {
      String detail =
          "batch %s has %d pairs, the venue takes %d: the last %d are left out"
              .formatted(key, wanted.size() + wanted.surplus(), wanted.size(), wanted.surplus());
      parts.common().events().connection(Type.OVER_LIMIT, NO_CONNECTION, detail);
    }
  }

  @Override
  public void opened(DbotxConnection connection) {
    open = true;
    keyRefusals.accepted();
    parts.common().counters().connections.increment();
    parts.common().events().connection(Type.CONNECTED, connection.id(), "the connection is open");
    if (!closing) {
      subscription.opened(connection);
    }
    parts.timers().controlAfter(parts.settings().retry().stableAfter(), () -> lasted(connection));
  }

  private void lasted(DbotxConnection connection) {
    if (isCurrent(connection) && connection.isOpen() && subscription.isAnswered()) {
      losses.stable();
    }
  }

  @Override
  public void closed(DbotxConnection connection, FrameSocket.Closed closed) {
    open = false;
    current = Optional.empty();
    if (closing) {
      return;
    }
    if (closed.tooBig()) {
      parts.common().counters().refusedFrames.increment();
    }
    String reason =
        closed.tooBig()
            ? "refused a frame over "
                + parts.settings().connection().maxFrameBytes()
                + " bytes and closed"
            : closed.reason();
    parts.common().events().connection(Type.CLOSED, connection.id(), reason);
    subscription.disconnected(connection.id());
    dialAfter(waitAfter(connection.id(), closed, reason));
  }

  private Duration waitAfter(ConnectionId id, FrameSocket.Closed closed, String reason) {
    return closed.refusal().isPresent() && KeyRefusals.isMeant(closed.refusal().getAsInt())
        ? keyRefusals.refused(id, closed.refusal().getAsInt())
        : losses.failed(id, "batch " + key + ": " + reason);
  }

  @Override
  public void acknowledged(DbotxConnection connection) {
    if (isCurrent(connection)) {
      subscription.acknowledged();
    }
  }

  @Override
  public void heard(DbotxConnection connection) {
    if (subscription.hear()) {
      parts.timers().control(() -> live(connection));
    }
  }

  private void live(DbotxConnection connection) {
    if (isCurrent(connection)) {
      subscription.data();
    }
  }

  void tick() {
    current.ifPresent(DbotxConnection::tick);
    if (!closing) {
      subscription.tick().ifPresent(why -> current.ifPresent(c -> c.abort(why)));
    }
  }

  private boolean isCurrent(DbotxConnection connection) {
    return current.filter(c -> c == connection).isPresent();
  }

  /** The batch is gone: tells the venue, then closes. */
  void leave() {
    subscription.leave();
    ConnectionId id = current.map(DbotxConnection::id).orElse(NO_CONNECTION);
    String detail = "batch " + key + " has no pairs any more";
    parts.common().events().connection(Type.UNSUBSCRIBED, id, detail);
    close(detail);
  }

  /** Asks the venue to close whatever is open. */
  void close(String why) {
    closing = true;
    current.ifPresent(c -> {
      parts.common().events().connection(Type.CLOSED, c.id(), why);
      c.close();
      parts.timers().controlAfter(CLOSE_HANDSHAKE, this::abort);
    });
  }

  /** Whether it was closed and no connection is left. */
  boolean isGone() {
    return closing && current.isEmpty();
  }

  /** Ends what the venue did not close. Any thread, once the control thread has ended. */
  void abort() {
    current.ifPresent(c -> c.abort("the venue did not answer the close"));
    open = false;
  }
}
