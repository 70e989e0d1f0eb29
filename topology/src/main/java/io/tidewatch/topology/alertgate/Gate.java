package io.tidewatch.topology.alertgate;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.delivery.Notification;
import io.tidewatch.contract.delivery.Notification.Kind;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.topology.alertgate.GateOutput.HeldBack;
import io.tidewatch.topology.alertgate.GateOutput.Told;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides who hears of an alert: everybody, or nobody for a reason. What it is told and when it is
 * told decide alone; it knows no clock, no store and no topic. Not thread-safe.
 */
final class Gate {
  /** What is about the market is told before its parts, so that it can speak for them. */
  private static final Comparator<Alert> MOVES_FIRST =
      Comparator.comparing(alert -> !(alert.evidence().inputs() instanceof Inputs.MarketMove));

  private final SilenceTable silences;
  private final FeedTable feeds;
  private final MoveTable moves;
  private final EventTable events;
  private final HeldTable held;

  Gate(GateState state) {
    requireNonNull(state, "state");
    this.silences = new SilenceTable(state.silences());
    this.feeds = new FeedTable(state.feeds());
    this.moves = new MoveTable(state.moves());
    this.events = new EventTable(state.events());
    this.held = new HeldTable(state.held());
  }

  /** Takes one input; an alert is told or held back at once. */
  List<GateOutput> take(GateInput input) {
    switch (input) {
      case GateInput.Raised(Alert alert) -> {
        return List.of(judge(alert));
      }
      case GateInput.Decided decided -> held.hear(decided.decision());
      case GateInput.Silenced silenced -> silences.add(silenced.silence());
      case GateInput.Unsilenced unsilenced -> silences.remove(unsilenced.id());
      case GateInput.Fed fed -> {
        return hear(fed.event());
      }
    }
    return List.of();
  }

  private List<GateOutput> hear(FeedEvent event) {
    feeds.hear(event);
    return event.type() == FeedEvent.Type.UNSUBSCRIBED || event.type() == FeedEvent.Type.GONE
        ? held.lose(event.key()).stream().map(alert -> givenUp(alert, event)).toList()
        : List.of();
  }

  private static GateOutput givenUp(Alert alert, FeedEvent event) {
    return new HeldBack(
        alert,
        Reason.UNWATCHED,
        "alert %s: the feed %s is watched no more since %s, nobody can say whether it still holds"
            .formatted(alert.id(), event.key(), time(event.at())));
  }

  private GateOutput judge(Alert alert) {
    feeds.hear(alert);
    Optional<HeldBack> verdict =
        silenced(alert).or(() -> feedBroken(alert)).or(() -> spokenFor(alert));
    if (verdict.isEmpty()) {
      held.told(alert);
      return tell(alert, Kind.FIRED);
    }
    // Whoever was told of the market is not told of its parts, however late.
    if (spokenFor(alert).isEmpty()) {
      held.hold(alert);
    }
    return verdict.get();
  }

  /**
   * Tells what was held back, still holds, and is held back by nothing any more; forgets what is
   * long over.
   *
   * @param nowMs event time as far as one can tell
   */
  List<GateOutput> release(long nowMs) {
    silences.forget(nowMs);
    moves.forget(nowMs);
    events.forget(nowMs);
    return held.release(nowMs, alert -> isHeldBack(alert, nowMs)).stream()
        .sorted(MOVES_FIRST)
        .map(this::tellLate)
        .toList();
  }

  private GateOutput tellLate(Alert alert) {
    return spokenFor(alert)
        .<GateOutput>map(heldBack -> heldBack)
        .orElseGet(() -> tell(alert, Kind.STILL_FIRING));
  }

  private boolean isHeldBack(Alert alert, long nowMs) {
    return silences.isStillOver(alert, nowMs) || (canWait(alert) && feeds.isBrokenUnder(alert));
  }

  private Told tell(Alert alert, Kind kind) {
    moves.told(alert);
    return new Told(new Notification(alert, kind, events.tell(alert)));
  }

  private Optional<HeldBack> silenced(Alert alert) {
    return silences
        .over(alert)
        .map(silence ->
            new HeldBack(
                alert,
                Reason.SILENCED,
                "alert %s: silence %s by %s until %s"
                    .formatted(alert.id(), silence.id(), silence.by(), time(silence.until()))));
  }

  private Optional<HeldBack> feedBroken(Alert alert) {
    if (!canWait(alert)) {
      return Optional.empty();
    }
    return feeds
        .under(alert, alert.eventTime())
        .map(broken ->
            new HeldBack(
                alert,
                Reason.FEED_BROKEN,
                "alert %s: the feed %s is broken since %s, last word %s"
                    .formatted(
                        alert.id(),
                        broken.feed(),
                        time(broken.what().since()),
                        broken.what().type())));
  }

  private Optional<HeldBack> spokenFor(Alert alert) {
    if (!canWait(alert)) {
      return Optional.empty();
    }
    return moves
        .speaksFor(alert)
        .map(move ->
            new HeldBack(
                alert,
                Reason.MARKET_EVENT,
                "alert %s: alert %s of %s speaks for it"
                    .formatted(alert.id(), move.alert(), time(move.at()))));
  }

  /** Only a person may hold back what is critical. */
  private static boolean canWait(Alert alert) {
    return alert.severity() != Severity.CRITICAL;
  }

  private static Instant time(long timeMs) {
    return Instant.ofEpochMilli(timeMs);
  }
}
