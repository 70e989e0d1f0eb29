package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.whale.HyperliquidRecords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * What the desk has done by others, and tells. A state or a back-fill begins only when all own
 * records before it are written.
 */
final class DeskWork {
  private final HyperliquidParts parts;
  private final Outbox outbox;
  private final FillBackfill backfill;
  private final StateRounds states;

  DeskWork(HyperliquidParts parts, Outbox outbox, FillBackfill backfill, StateRounds states) {
    this.parts = requireNonNull(parts, "parts");
    this.outbox = requireNonNull(outbox, "outbox");
    this.backfill = requireNonNull(backfill, "backfill");
    this.states = requireNonNull(states, "states");
  }

  void write(String channel, byte[] record) {
    write(channel, channel, record);
  }

  void write(String channel, String key, byte[] record) {
    outbox.add(() -> parts.publishOwn(channel, key, Optional.empty(), record));
  }

  /** Does this on the control thread once all own records before it are handed to Kafka. */
  void then(Runnable task) {
    outbox.add(() -> parts.timers().control(task));
  }

  /**
   * @param positions of futures too if the address has channels of its own
   */
  void state(String address, boolean positions) {
    outbox.add(() -> states.ask(address, positions));
  }

  void stateInTurn(String address) {
    states.askInTurn(address);
  }

  /** Fetches what an address did since its fills are had, up to now. */
  void fetch(
      WatchedUser user, long attempt, BiConsumer<FillBackfill.Task, FillBackfill.Outcome> done) {
    long now = parts.clock().millis();
    long reach = now - parts.settings().rest().backfillReach().toMillis();
    Optional<String> missing =
        user.channels().since() < reach
            ? Optional.of("fills from before " + Instant.ofEpochMilli(reach) + " are not fetched")
            : Optional.empty();
    long from = Math.max(reach, user.channels().since());
    fetch(
        new FillBackfill.Task(user.address(), from, now, true, missing),
        () -> user.channels().isAttempt(attempt),
        done);
  }

  /**
   * @param wanted read from another thread: what it says may be late, which costs a request
   */
  void fetch(
      FillBackfill.Task task,
      BooleanSupplier wanted,
      BiConsumer<FillBackfill.Task, FillBackfill.Outcome> done) {
    outbox.add(() -> parts.timers().blocking(() -> run(task, wanted, done)));
  }

  private void run(
      FillBackfill.Task task,
      BooleanSupplier wanted,
      BiConsumer<FillBackfill.Task, FillBackfill.Outcome> done) {
    try {
      FillBackfill.Outcome outcome = backfill.run(task, wanted);
      parts.timers().control(() -> done.accept(task, outcome));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void gap(ConnectionId id, WatchedUser user, String why) {
    parts.common().counters().gaps.increment();
    user.gap(true);
    parts.common().events().instrument(user.address(), Type.GAP, id, why);
  }

  /** Does this about a minute later. */
  void later(Runnable task) {
    parts
        .timers()
        .controlAfter(parts.settings().rest().askAgain().multipliedBy(FillBackfill.ATTEMPTS), task);
  }

  /** The address has all fills up to now, or all that can be had. */
  void complete(WatchedUser user, Optional<String> missing) {
    if (missing.isPresent()) {
      parts.common().counters().gapsOpen.increment();
      event(user, Type.GAP_OPEN, missing.get());
    } else if (user.hasGap()) {
      event(user, Type.GAP_FILLED, "all fills that were missing are here");
    }
    user.gap(false);
    event(user, Type.LIVE, "its channels and everything before them are here");
  }

  private void event(WatchedUser user, Type type, String detail) {
    parts.common().events().instrument(user.address(), type, parts.feedId(), detail);
  }

  void overLimit(List<String> addresses) {
    if (!addresses.isEmpty()) {
      parts
          .events(HyperliquidRecords.USER_FILLS)
          .connection(
              Type.OVER_LIMIT,
              parts.feedId(),
              "no channels of their own are left for "
                  + LogText.bounded(String.join(", ", addresses)));
    }
  }
}
