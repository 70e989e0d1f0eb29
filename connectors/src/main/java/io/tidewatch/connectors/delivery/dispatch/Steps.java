package io.tidewatch.connectors.delivery.dispatch;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.delivery.outbox.Step;
import io.tidewatch.connectors.delivery.queue.Item;
import io.tidewatch.connectors.delivery.queue.Parcel;
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.delivery.Delivery.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The records of what a sink does, in the order in which it does it. For one thread. */
final class Steps {
  private final String sink;
  private final long lateAfterMs;
  private final List<Step> steps = new ArrayList<>();

  Steps(String sink, Duration lateAfter) {
    this.sink = requireNonNull(sink, "sink");
    this.lateAfterMs = lateAfter.toMillis();
  }

  /** A message is about to be sent. */
  void sending(Parcel parcel) {
    add(parcel, Status.SENDING, Optional.empty(), Optional.empty(), parcel.asOf());
  }

  /** A step of a message, told of each of its items. */
  void add(
      Parcel parcel,
      Status status,
      Optional<String> messageId,
      Optional<String> reason,
      long nowMs) {
    for (Item item : parcel.items()) {
      steps.add(
          new Step(
              item.place(),
              new Delivery(
                  item.id(),
                  item.rule(),
                  item.subject(),
                  item.severity(),
                  sink,
                  parcel.target(),
                  status,
                  parcel.part(),
                  parcel.parts(),
                  parcel.digest(),
                  messageId,
                  reason,
                  parcel.attempts(),
                  parcel.isLate(item, lateAfterMs),
                  parcel.repeated(),
                  item.alertTime(),
                  nowMs,
                  nowMs - item.readAt())));
    }
  }

  /** Something that was never sent. */
  void unsent(Item item, String target, Status status, String reason, long nowMs) {
    steps.add(
        new Step(
            item.place(),
            new Delivery(
                item.id(),
                item.rule(),
                item.subject(),
                item.severity(),
                sink,
                target,
                status,
                1,
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.of(reason),
                0,
                item.ageMs(nowMs) > lateAfterMs,
                false,
                item.alertTime(),
                nowMs,
                nowMs - item.readAt())));
  }

  /** What was added since the last call. */
  List<Step> drain() {
    List<Step> all = List.copyOf(steps);
    steps.clear();
    return all;
  }
}
