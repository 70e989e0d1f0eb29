package io.tidewatch.connectors.delivery.dispatch;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.delivery.channel.Channel;
import io.tidewatch.connectors.delivery.channel.Reply;
import io.tidewatch.connectors.delivery.outbox.Offsets;
import io.tidewatch.connectors.delivery.outbox.Past;
import io.tidewatch.connectors.delivery.outbox.Step;
import io.tidewatch.connectors.delivery.queue.Budget;
import io.tidewatch.connectors.delivery.queue.Item;
import io.tidewatch.connectors.delivery.queue.Parcel;
import io.tidewatch.connectors.sink.Outage;
import io.tidewatch.contract.delivery.Delivery.Status;
import io.tidewatch.contract.log.LogFields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what goes to whom and when, and says what became of it. It sends nothing itself and has
 * no clock. For one thread.
 */
public final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Channel channel;
  private final Share share;
  private final Budget budget;
  private final Counters counters;
  private final Steps steps;
  private final Lanes lanes;
  private final Answers answers;
  private final Expiry expiry;
  private final Resumed resumed;
  private final Offsets offsets = new Offsets();
  private long characters;

  /**
   * Starts with nothing to tell.
   *
   * @param share what may wait for each target that does not answer
   * @param targets names of all targets
   * @param past of the runs before
   */
  public Dispatcher(
      Channel channel,
      Pace pace,
      Budget budget,
      Share share,
      List<String> targets,
      Past past,
      Counters counters,
      Outage outage) {
    this.channel = requireNonNull(channel, "channel");
    this.share = requireNonNull(share, "share");
    this.budget = requireNonNull(budget, "budget");
    this.counters = requireNonNull(counters, "counters");
    this.steps = new Steps(channel.name(), pace.lateAfter());
    this.lanes = new Lanes(channel, pace.folding(), budget, targets);
    this.resumed = new Resumed(past);
    this.answers =
        new Answers(
            steps, pace.backoff(), counters, outage, () -> !lanes.away().isEmpty(), this::finish);
    this.expiry = new Expiry(steps, pace.expireAfter(), counters, this::finish);
    past.sendings().forEach(sending -> budget.remember(sending.target(), sending.at()));
  }

  /** How far everything has its outcome. */
  public Offsets offsets() {
    return offsets;
  }

  /**
   * Something is to be told.
   *
   * @param to names of targets; none if no route leads to one
   * @param deliveriesFrom no delivery of it stands before
   */
  public void take(Item item, Set<String> to, long deliveriesFrom, long nowMs) {
    if (to.isEmpty()) {
      if (resumed.of(item, "", nowMs) instanceof Resumed.Fate.Unknown) {
        counters.notRouted.increment();
        steps.unsent(item, "", Status.NOT_ROUTED, "no route leads to a target", nowMs);
      }
      return;
    }
    offsets.begin(item.place(), to.size(), deliveriesFrom, nowMs);
    characters += item.size();
    to.forEach(target -> take(item, lanes.target(target), nowMs));
  }

  private void take(Item item, TargetQueue target, long nowMs) {
    switch (resumed.of(item, target.name(), nowMs)) {
      case Resumed.Fate.Over() -> finish(item);
      case Resumed.Fate.WithOthers() -> {
        // It goes when the others of its digest are there.
      }
      case Resumed.Fate.Begun(Parcel parcel) -> target.begun().add(parcel);
      case Resumed.Fate.Unknown() -> wait(item, target, nowMs);
    }
  }

  private void wait(Item item, TargetQueue target, long nowMs) {
    target
        .gone()
        .ifPresentOrElse(
            reason -> answers.unsent(item, target, reason, nowMs),
            () -> target.line().add(item, nowMs));
  }

  /** Everything that the runs before had read was taken: what is not there will not come. */
  public void recovered(long nowMs) {
    resumed.end(nowMs).forEach(parcel -> lanes.target(parcel.target()).begun().add(parcel));
  }

  /**
   * Messages that may leave now. Whoever calls this notes the {@link #steps} first, and sends then.
   */
  public List<Parcel> due(long nowMs) {
    expiry.sweep(lanes.targets(), nowMs);
    lanes.silent().forEach(target -> shed(target, nowMs));
    List<Parcel> due = new ArrayList<>();
    budget.alone(() ->
        lanes
            .free(nowMs)
            .forEach(lane ->
                next(lane, nowMs)
                    .ifPresent(parcel -> {
                      lane.began();
                      budget.began(parcel.target());
                      due.add(parcel);
                    })));
    return due;
  }

  private void shed(TargetQueue target, long nowMs) {
    target
        .line()
        .removeIf(share.overflow())
        .forEach(item -> answers.unsent(item, target, "the target does not answer", nowMs));
  }

  private Optional<Parcel> next(Lane lane, long nowMs) {
    Optional<TargetQueue> target = lanes.mostUrgent(lane, nowMs);
    while (target.isPresent()) {
      Optional<Parcel> parcel = next(target.get(), nowMs);
      if (parcel.isPresent()) {
        return parcel;
      }
      target = lanes.mostUrgent(lane, nowMs);
    }
    return Optional.empty();
  }

  /** Empty if what was next is so old that it helps nobody. */
  private Optional<Parcel> next(TargetQueue target, long nowMs) {
    Parcel begun = target.begun().pollFirst();
    if (begun != null) {
      return expiry.hasExpired(begun, nowMs)
          ? Optional.empty()
          : Optional.of(noted(begun.at(nowMs)));
    }
    List<Item> items = new ArrayList<>(target.line().next(nowMs, this::fits));
    items.removeIf(item -> expiry.hasExpired(item, target, nowMs));
    return switch (items.size()) {
      case 0 -> Optional.empty();
      case 1 -> single(target, items.getFirst(), nowMs).map(this::noted);
      default -> Optional.of(noted(Parcel.digest(target.name(), items, nowMs)));
    };
  }

  /** Texts that make no digest go one by one. */
  private int fits(List<Item> items) {
    try {
      return channel.fits(items);
    } catch (RuntimeException e) {
      LOG.warn("a digest cannot be composed", e);
      return 1;
    }
  }

  /** Empty if no text can be made of it: that would be so again, and nothing would follow it. */
  private Optional<Parcel> single(TargetQueue target, Item item, long nowMs) {
    try {
      return Optional.of(Parcel.single(target.name(), item, 1, channel.parts(item), nowMs));
    } catch (RuntimeException e) {
      LogFields.alert(LOG.atWarn(), item.id(), item.subject())
          .setCause(e)
          .log("{} cannot be composed", LogFields.bounded(item.id()));
      answers.unsent(item, target, e.getClass().getSimpleName(), nowMs);
      return Optional.empty();
    }
  }

  /** An attempt that is not the first one was noted when the first one was. */
  private Parcel noted(Parcel parcel) {
    if (parcel.attempts() == 1 && !parcel.repeated()) {
      steps.sending(parcel);
    }
    return parcel;
  }

  /** An attempt ended. */
  public void answered(Parcel parcel, Reply reply, long nowMs) {
    budget.ended(parcel.target(), nowMs);
    if (reply instanceof Reply.Throttled(Duration pause, String _)) {
      budget.paused(pause, nowMs);
    }
    Lane lane = lanes.of(parcel.target());
    lane.ended();
    answers.answered(parcel, reply, lanes.target(parcel.target()), lane, nowMs);
  }

  /** One target of an item has its outcome. */
  private void finish(Item item) {
    if (offsets.done(item.place())) {
      characters -= item.size();
    }
  }

  /** What was decided since the last call, to be put on record. */
  public List<Step> steps() {
    return steps.drain();
  }

  /** When there is something to do next, if nothing happens until then. */
  public OptionalLong nextTime(long nowMs) {
    return lanes.nextTime(nowMs);
  }

  /** Whether a message is on its way. */
  public boolean isSending() {
    return lanes.areBusy();
  }

  /** Targets that take nothing any more. */
  public List<String> gone() {
    return lanes.gone();
  }

  /** Targets of which the last attempt did not reach the other side. */
  public List<String> away() {
    return lanes.away();
  }

  /** Items without all of their outcomes. */
  public int waiting() {
    return offsets.waiting();
  }

  /** Characters that those keep in memory. */
  public long characters() {
    return characters;
  }
}
