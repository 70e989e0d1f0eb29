package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.feed.FeedEvent.Type;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks the venue on one connection for what it is to carry, and takes its answers. Control thread
 * only.
 */
final class Dialogue {
  private static final Duration USERS_AGAIN = Duration.ofSeconds(30);

  private final Lines lines;
  private final HyperliquidParts parts;
  private final PoolBudgets budgets;
  private final PoolListener listener;

  Dialogue(Lines lines, HyperliquidParts parts, PoolBudgets budgets, PoolListener listener) {
    this.lines = requireNonNull(lines, "lines");
    this.parts = requireNonNull(parts, "parts");
    this.budgets = requireNonNull(budgets, "budgets");
    this.listener = requireNonNull(listener, "listener");
  }

  /** Why the connection is of no use: it owes an answer. */
  Optional<String> unanswered(PoolConnection connection, long now) {
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

  /** Asks for what is due, after whether anybody is there. */
  void ask(PoolConnection connection, long now) {
    if (connection.isPingDue() && budgets.messages().take(now)) {
      connection.ping();
    }
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

  /** It said something. */
  void noticed(PoolConnection connection, Notice notice) {
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
}
