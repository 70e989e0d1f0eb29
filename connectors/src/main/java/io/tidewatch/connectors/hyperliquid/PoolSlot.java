package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.connectors.feed.FrameSocket;
import io.tidewatch.connectors.feed.Losses;
import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.connectors.feed.SubscriptionState.Signal;
import io.tidewatch.connectors.feed.SubscriptionStatus;
import io.tidewatch.contract.feed.FeedEvent.Type;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Keeps one connection open and asks the venue for what it is to carry. Control thread only, except
 * where a method says otherwise.
 */
final class PoolSlot implements PoolConnection.Owner {
  private static final Duration CLOSE_HANDSHAKE = Duration.ofSeconds(5);
  private static final Duration USERS_AGAIN = Duration.ofSeconds(30);

  /** What the whole pool has to know. */
  interface Listener {
    /**
     * @param heardMs everything up to then is written
     */
    void lost(ConnectionId id, List<Subscription> subscriptions, long heardMs);

    void missed(ConnectionId id, String coin, TradeContinuity.Lost lost);

    /** The venue ends each connection that asks for it. */
    void deadly(Subscription subscription);

    void live(ConnectionId id, Subscription subscription);

    /** The venue takes no more addresses than those that it acknowledged. */
    void tooManyUsers();
  }

  private final int number;
  private final HyperliquidParts parts;
  private final PoolBudgets budgets;
  private final Function<PoolSlot, PoolConnection> dialer;
  private final Listener listener;
  private final Losses losses;
  private final Lines lines = new Lines();
  private Optional<PoolConnection> current = Optional.empty();
  private long dialNanos = System.nanoTime();
  private boolean closing;
  private volatile boolean open;

  PoolSlot(
      int number,
      HyperliquidParts parts,
      PoolBudgets budgets,
      Function<PoolSlot, PoolConnection> dialer,
      Listener listener) {
    this.number = number;
    this.parts = requireNonNull(parts, "parts");
    this.budgets = requireNonNull(budgets, "budgets");
    this.dialer = requireNonNull(dialer, "dialer");
    this.listener = requireNonNull(listener, "listener");
    this.losses =
        new Losses(
            parts.settings().endpoints().webSocketUri().getHost(),
            parts.settings().retry(),
            parts.common());
  }

  SlotPlan.Load load() {
    return new SlotPlan.Load(number, lines.size(), lines.exclusive(), !closing);
  }

  /** Any thread. */
  Stream<Line> lines() {
    return lines.stream();
  }

  /** Any thread. */
  boolean isOpen() {
    return open;
  }

  void add(Subscription subscription) {
    lines.add(subscription);
  }

  /** Gives up everything else. */
  void keep(Set<Subscription> wanted) {
    lines.keep(wanted);
    if (lines.size() == 0 && !closing) {
      close("nothing is subscribed on it any more");
    }
  }

  void tick() {
    long now = System.nanoTime();
    if (current.isEmpty()) {
      if (!closing && now - dialNanos >= 0 && budgets.connections().take(now)) {
        current = Optional.of(dialer.apply(this));
        current.get().connect();
      }
      return;
    }
    PoolConnection connection = current.get();
    Optional<String> dead = connection.deadBecause().or(() -> unanswered(connection, now));
    if (dead.isPresent()) {
      connection.abort(dead.get());
    } else if (connection.isOpen() && !closing) {
      if (connection.isPingDue() && budgets.messages().take(now)) {
        connection.ping();
      }
      ask(connection, now);
    }
  }

  private Optional<String> unanswered(PoolConnection connection, long now) {
    Duration limit = parts.settings().connection().ackTimeout();
    if (!connection.isOpen() || connection.isHeldUp()) {
      return Optional.empty();
    }
    Optional<Line> overdue = lines.overdue(now, limit);
    if (overdue.isPresent() && lines.refuseUnanswered(againNanos())) {
      listener.tooManyUsers();
      return Optional.empty();
    }
    return overdue.map(line -> {
      parts.counters().ackTimeouts.increment();
      return "no acknowledgement of " + line.subscription().key();
    });
  }

  private void ask(PoolConnection connection, long now) {
    lines.stream()
        .filter(line -> line.isDue(now))
        .takeWhile(line -> budgets.messages().takeUnhurried(now) && ask(connection, line))
        .forEach(line -> line.sent(now));
  }

  private static boolean ask(PoolConnection connection, Line line) {
    if (line.isWanted() && line.subscription().namesNoUser()) {
      connection.exclusive(Optional.of(line.subscription().target()));
    }
    return connection.send(line.request());
  }

  @Override
  public void opened(PoolConnection connection) {
    open = true;
    parts.common().counters().connections.increment();
    parts.common().events().connection(Type.CONNECTED, connection.id(), "the connection is open");
    parts.timers().controlAfter(parts.settings().retry().stableAfter(), () -> lasted(connection));
    tick();
  }

  private void lasted(PoolConnection connection) {
    if (isCurrent(connection) && connection.isOpen()) {
      losses.stable();
    }
  }

  @Override
  public void closed(PoolConnection connection, FrameSocket.Closed closed) {
    open = false;
    current = Optional.empty();
    if (closed.tooBig()) {
      parts.common().counters().refusedFrames.increment();
    }
    String reason =
        closed.tooBig()
            ? "refused a frame over " + parts.settings().connection().maxFrameBytes() + " bytes"
            : closed.reason();
    if (!closing) {
      parts.common().events().connection(Type.CLOSED, connection.id(), reason);
      if (!connection.isAborted()) {
        lines.deadly(System.nanoTime()).ifPresent(listener::deadly);
      }
      Duration wait = losses.failed(connection.id(), "connection " + number + ": " + reason);
      dialNanos = System.nanoTime() + wait.toNanos();
    }
    listener.lost(connection.id(), lines.disconnected(), connection.heardMs());
  }

  @Override
  public void noticed(PoolConnection connection, Notice notice) {
    if (!isCurrent(connection)) {
      return;
    }
    switch (notice) {
      case Notice.Acknowledged(boolean subscribed, Subscription echoed) -> {
        lines
            .acknowledged(subscribed, echoed)
            .filter(line -> !subscribed && line.subscription().namesNoUser())
            .ifPresent(line -> connection.exclusive(Optional.empty()));
        refused(lines.settle(againNanos()));
      }
      case Notice.TooManyUsers() -> tooManyUsers(connection);
      case Notice.Other(String text) -> {
        parts.counters().errors.increment();
        budgets.tell(() ->
            parts.common().events().connection(Type.FAILING, connection.id(), "it says: " + text));
      }
    }
  }

  private void tooManyUsers(PoolConnection connection) {
    parts.counters().errors.increment();
    parts.counters().userLimitErrors.increment();
    budgets.tell(() ->
        parts
            .common()
            .events()
            .connection(
                Type.OVER_LIMIT, connection.id(), "the venue takes no more addresses from here"));
    refused(lines.refused(againNanos()));
  }

  private void refused(boolean settled) {
    if (settled) {
      listener.tooManyUsers();
    }
  }

  private static long againNanos() {
    return System.nanoTime() + USERS_AGAIN.toNanos();
  }

  @Override
  public void heard(PoolConnection connection, Subscription subscription) {
    lines
        .line(subscription)
        .ifPresent(line -> {
          line.track().hear();
          if (line.track().state() != SubscriptionState.LIVE) {
            parts.timers().control(() -> live(connection, line));
          }
        });
  }

  private void live(PoolConnection connection, Line line) {
    if (isCurrent(connection) && line.track().on(Signal.DATA).isPresent()) {
      listener.live(connection.id(), line.subscription());
    }
  }

  @Override
  public void missed(PoolConnection connection, String coin, TradeContinuity.Lost lost) {
    listener.missed(connection.id(), coin, lost);
  }

  private boolean isCurrent(PoolConnection connection) {
    return current.filter(c -> c == connection).isPresent();
  }

  /** Everything before this is written, epoch milliseconds; of an open connection. */
  Optional<Long> heardMs() {
    return current.filter(PoolConnection::isOpen).map(PoolConnection::heardMs);
  }

  /** Any thread. */
  List<SubscriptionStatus> statuses() {
    return lines.statuses();
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
