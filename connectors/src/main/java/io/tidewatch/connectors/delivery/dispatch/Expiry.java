package io.tidewatch.connectors.delivery.dispatch;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.delivery.queue.Item;
import io.tidewatch.connectors.delivery.queue.Parcel;
import io.tidewatch.contract.delivery.Delivery.Status;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/** Ends what is so old that it helps nobody. For one thread. */
final class Expiry {
  private static final long SWEEP_MS = Duration.ofMinutes(1).toMillis();
  private static final String REASON = "too old to help anybody";

  private final Steps steps;
  private final long expireAfterMs;
  private final Counters counters;
  private final Consumer<Item> finished;
  private long sweptAt;

  Expiry(Steps steps, Duration expireAfter, Counters counters, Consumer<Item> finished) {
    this.steps = requireNonNull(steps, "steps");
    this.expireAfterMs = expireAfter.toMillis();
    this.counters = requireNonNull(counters, "counters");
    this.finished = requireNonNull(finished, "finished");
  }

  /** Looks through everything that waits, now and then: no turn may come to it. */
  void sweep(Collection<TargetQueue> targets, long nowMs) {
    if (Math.abs(nowMs - sweptAt) < SWEEP_MS) {
      return;
    }
    sweptAt = nowMs;
    for (TargetQueue target : targets) {
      target
          .line()
          .removeIf(item -> isTooOld(item, nowMs))
          .forEach(item -> expire(item, target, nowMs));
    }
  }

  /** Whether an item that was never sent is too old; its outcome is on record then. */
  boolean hasExpired(Item item, TargetQueue target, long nowMs) {
    boolean expired = isTooOld(item, nowMs);
    if (expired) {
      expire(item, target, nowMs);
    }
    return expired;
  }

  /**
   * Whether all of a message that was tried is too old; its outcome is on record then. A message of
   * which a part was taken goes on with the next one, which was not tried.
   */
  boolean hasExpired(Parcel parcel, long nowMs) {
    boolean expired =
        (parcel.attempts() > 1 || parcel.repeated())
            && parcel.items().stream().allMatch(item -> isTooOld(item, nowMs));
    if (expired) {
      counters.expired.add(parcel.items().size());
      String reason =
          parcel.trouble().map(trouble -> REASON + ", after: " + trouble).orElse(REASON);
      steps.add(parcel.notTried(), Status.EXPIRED, Optional.empty(), Optional.of(reason), nowMs);
      parcel.items().forEach(finished);
    }
    return expired;
  }

  private boolean isTooOld(Item item, long nowMs) {
    return item.ageMs(nowMs) > expireAfterMs;
  }

  private void expire(Item item, TargetQueue target, long nowMs) {
    counters.expired.increment();
    steps.unsent(item, target.name(), Status.EXPIRED, REASON, nowMs);
    finished.accept(item);
  }
}
