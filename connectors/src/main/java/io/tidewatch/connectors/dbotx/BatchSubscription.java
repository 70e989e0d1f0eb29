package io.tidewatch.connectors.dbotx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.connectors.feed.SubscriptionState.Signal;
import io.tidewatch.connectors.feed.SubscriptionStatus;
import io.tidewatch.connectors.feed.SubscriptionTrack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Subscribes one batch and follows how that goes. A later request may replace the earlier one at
 * the venue or come to it, nobody knows which; so what was asked for is taken back first, which is
 * right either way. Control thread only, except where a method says otherwise.
 */
final class BatchSubscription {
  private final DbotxParts parts;
  private final DbotxFeedSettings.Subscribing limits;
  private final SubscriptionTrack track;
  private Batch wanted;
  private Optional<Batch> asked = Optional.empty();
  private Optional<DbotxConnection> connection = Optional.empty();
  private List<String> requests = List.of();
  private boolean unanswered;
  private int tries;
  private long requestedNanos;

  /**
   * @param parts of the batch
   */
  BatchSubscription(DbotxParts parts, Batch wanted) {
    this.parts = requireNonNull(parts, "parts");
    this.limits = parts.settings().subscribing();
    this.wanted = requireNonNull(wanted, "wanted");
    this.track = new SubscriptionTrack(DbotxChannel.PAIRS, wanted.key());
  }

  /** From now on this is wanted. */
  void want(Batch batch) {
    wanted = requireNonNull(batch, "batch");
    if (asked.filter(before -> !before.asksTheSameAs(batch)).isPresent()) {
      askAnew();
    }
  }

  /** A connection is open; nothing is asked for on it yet. */
  void opened(DbotxConnection opened) {
    connection = Optional.of(opened);
    asked = Optional.empty();
    askAnew();
  }

  /** The connection is lost. */
  void disconnected(ConnectionId lost) {
    connection = Optional.empty();
    asked = Optional.empty();
    unanswered = false;
    signal(lost, Signal.DISCONNECTED, "");
  }

  /** Takes back what is asked for, for good. */
  void leave() {
    asked.ifPresent(batch -> connection.ifPresent(c -> c.send(DbotxControl.unsubscribe(batch))));
    asked = Optional.empty();
    unanswered = false;
  }

  private void askAnew() {
    String subscribe = DbotxControl.subscribe(wanted);
    requests =
        Stream.concat(asked.map(DbotxControl::unsubscribe).stream(), Stream.of(subscribe)).toList();
    asked = Optional.of(wanted);
    tries = 0;
    ask();
  }

  private void ask() {
    tries++;
    track.tries(tries);
    unanswered = true;
    requestedNanos = System.nanoTime();
    connection.ifPresent(c -> {
      requests.forEach(c::send);
      signal(c.id(), Signal.REQUESTED, "");
    });
  }

  void acknowledged() {
    unanswered = false;
    connection.ifPresent(
        c -> signal(c.id(), Signal.ACKNOWLEDGED, wanted.size() + " pairs at " + wanted.interval()));
  }

  /** A frame came; socket thread. Answers whether {@link #data} has to be told. */
  boolean hear() {
    track.hear();
    return track.state() != SubscriptionState.LIVE;
  }

  /** Data came, and it had not before. */
  void data() {
    // Only what was asked for first can have sent it: it speaks for an answer that got lost.
    unanswered &= requests.size() > 1;
    connection.ifPresent(c -> signal(c.id(), Signal.DATA, "data came"));
  }

  /** Whether data came, or at least the venue's word. */
  boolean isAnswered() {
    return connection.isPresent() && !unanswered;
  }

  /** Looks after the subscription; answers why the connection must be given up, if it must. */
  Optional<String> tick() {
    if (connection.isEmpty() || asked.isEmpty()) {
      return Optional.empty();
    }
    if (unanswered) {
      return sinceRequest().compareTo(limits.answerWithin()) > 0 ? tryAgain() : Optional.empty();
    }
    if (quietFor().compareTo(limits.staleAfter()) > 0) {
      silent(connection.get().id());
    }
    return Optional.empty();
  }

  private Optional<String> tryAgain() {
    if (tries < limits.tries()) {
      ask();
      return Optional.empty();
    }
    String why = "no answer to " + tries + " subscribe requests";
    unanswered = false;
    connection.ifPresent(c -> signal(c.id(), Signal.GIVEN_UP, why));
    return Optional.of(why);
  }

  private void silent(ConnectionId id) {
    String why = "no data of the whole batch for " + limits.staleAfter().toSeconds() + " s";
    signal(id, Signal.QUIET, why);
    signal(id, Signal.GIVEN_UP, why);
    askAnew();
  }

  private Duration sinceRequest() {
    return Duration.ofNanos(System.nanoTime() - requestedNanos);
  }

  private Duration quietFor() {
    Duration data = track.dataAge();
    return sinceRequest().compareTo(data) < 0 ? sinceRequest() : data;
  }

  private void signal(ConnectionId id, Signal signal, String why) {
    track
        .on(signal)
        .flatMap(SubscriptionState::event)
        .ifPresent(type ->
            parts
                .common()
                .events()
                .instrument(track.instrument(), type, id, "batch " + wanted.key() + ": " + why));
  }

  /** Any thread. */
  SubscriptionStatus status() {
    return track.status();
  }
}
