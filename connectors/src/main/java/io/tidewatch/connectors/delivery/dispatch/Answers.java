package io.tidewatch.connectors.delivery.dispatch;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.delivery.channel.Reply;
import io.tidewatch.connectors.delivery.queue.Item;
import io.tidewatch.connectors.delivery.queue.Parcel;
import io.tidewatch.connectors.sink.Outage;
import io.tidewatch.contract.delivery.Delivery.Status;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Draws the consequences of what a channel said. For one thread. */
final class Answers {
  private final Steps steps;
  private final IntFunction<Duration> backoff;
  private final Counters counters;
  private final Outage outage;
  private final BooleanSupplier anyAway;
  private final Consumer<Item> finished;

  /**
   * Takes what hears of the consequences.
   *
   * @param anyAway whether the other side of any target is not reached
   * @param finished hears of each item that has its outcome for a target
   */
  Answers(
      Steps steps,
      IntFunction<Duration> backoff,
      Counters counters,
      Outage outage,
      BooleanSupplier anyAway,
      Consumer<Item> finished) {
    this.steps = requireNonNull(steps, "steps");
    this.backoff = requireNonNull(backoff, "backoff");
    this.counters = requireNonNull(counters, "counters");
    this.outage = requireNonNull(outage, "outage");
    this.anyAway = requireNonNull(anyAway, "anyAway");
    this.finished = requireNonNull(finished, "finished");
  }

  void answered(Parcel parcel, Reply reply, TargetQueue target, Lane lane, long nowMs) {
    switch (reply) {
      case Reply.Taken(Optional<String> messageId) -> {
        worked(lane);
        taken(parcel, messageId, target, nowMs);
      }
      case Reply.Throttled(Duration pause, String reason) -> {
        counters.throttled.increment();
        lane.pause(pause.toMillis(), nowMs);
        target.begun().addFirst(parcel.again(false, reason));
      }
      case Reply.NotUnderstood(String reason) -> {
        worked(lane);
        target.begun().addFirst(parcel.inPlainText(reason));
      }
      case Reply.Refused(String reason) -> {
        worked(lane);
        failed(parcel, reason, nowMs);
      }
      case Reply.TargetGone(String reason) -> {
        worked(lane);
        failed(parcel, reason, nowMs);
        close(target, reason, nowMs);
      }
      case Reply.Failed(String reason, boolean mayHaveCome) -> {
        outage.failed(target.name() + ": " + reason);
        lane.pause(backoff.apply(lane.failed()).toMillis(), nowMs);
        target.begun().addFirst(parcel.again(mayHaveCome, reason));
      }
    }
  }

  private void worked(Lane lane) {
    lane.worked();
    // One that is away among others that are not would else be told at each turn of it.
    if (!anyAway.getAsBoolean()) {
      outage.worked();
    }
  }

  private void taken(Parcel parcel, Optional<String> messageId, TargetQueue target, long nowMs) {
    steps.add(parcel, Status.SENT, messageId, parcel.trouble(), nowMs);
    counters.messages.increment();
    if (parcel.repeated()) {
      counters.repeated.increment();
    }
    if (parcel.digest().isPresent()) {
      counters.digests.increment();
    }
    if (parcel.hasNextPart()) {
      target.begun().addFirst(parcel.nextPart(nowMs));
    } else {
      counters.told.add(parcel.items().size());
      parcel.items().forEach(finished);
    }
  }

  private void failed(Parcel parcel, String reason, long nowMs) {
    steps.add(parcel, Status.FAILED, Optional.empty(), Optional.of(reason), nowMs);
    counters.refused.add(parcel.items().size());
    parcel.items().forEach(finished);
  }

  /** The target takes nothing any more, and whatever waits for it will not come. */
  private void close(TargetQueue target, String reason, long nowMs) {
    target.close(reason);
    while (!target.begun().isEmpty()) {
      failed(target.begun().pollFirst(), reason, nowMs);
    }
    target.line().clear().forEach(item -> unsent(item, target, reason, nowMs));
  }

  /** Something for a target that takes nothing any more, or nothing now. */
  void unsent(Item item, TargetQueue target, String reason, long nowMs) {
    counters.refused.increment();
    steps.unsent(item, target.name(), Status.FAILED, reason, nowMs);
    finished.accept(item);
  }
}
