package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.FrameSocket;
import io.tidewatch.connectors.feed.Losses;
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

  private final int number;
  private final HyperliquidParts parts;
  private final PoolBudgets budgets;
  private final Function<PoolSlot, PoolConnection> dialer;
  private final PoolListener listener;
  private final Losses losses;
  private final Lines lines = new Lines();
  private final Dialogue dialogue;
  private Optional<PoolConnection> current = Optional.empty();
  private long dialNanos = System.nanoTime();
  private boolean closing;
  private volatile boolean open;

  PoolSlot(
      int number,
      HyperliquidParts parts,
      PoolBudgets budgets,
      Function<PoolSlot, PoolConnection> dialer,
      PoolListener listener) {
    this.number = number;
    this.parts = requireNonNull(parts, "parts");
    this.budgets = requireNonNull(budgets, "budgets");
    this.dialer = requireNonNull(dialer, "dialer");
    this.listener = requireNonNull(listener, "listener");
    this.dialogue = new Dialogue(lines, parts, budgets, listener);
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
    Optional<String> dead = connection.deadBecause().or(() -> dialogue.unanswered(connection, now));
    if (dead.isPresent()) {
      connection.abort(dead.get());
    } else if (connection.isOpen() && !closing) {
      dialogue.ask(connection, now);
    }
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
    if (isCurrent(connection)) {
      dialogue.noticed(connection, notice);
    }
  }

  @Override
  public void heard(PoolConnection connection, Subscription subscription) {
    lines
        .heard(subscription)
        .ifPresent(line -> parts.timers().control(() -> live(connection, line)));
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
