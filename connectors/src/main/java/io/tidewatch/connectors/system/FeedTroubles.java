package io.tidewatch.connectors.system;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.delivery.SystemAlert.Kind;
import io.tidewatch.contract.feed.FeedEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the events of feeds say is wrong now. Trouble of single instruments is not told while their
 * whole channel is in trouble. Not thread-safe.
 */
final class FeedTroubles {
  private static final Duration AT_ONCE = Duration.ZERO;

  private final WatchSettings settings;
  private final Connections connections = new Connections();
  private final Map<String, Mark> marks = new HashMap<>();

  /**
   * Trouble that an event told.
   *
   * @param notice whether perhaps nothing says when it is over
   * @param at when it was said last
   */
  private record Mark(
      Trouble trouble, String venue, String place, Duration grace, boolean notice, long at) {
    boolean isOf(String subject) {
      return trouble.subject().equals(subject);
    }
  }

  FeedTroubles(WatchSettings settings) {
    this.settings = requireNonNull(settings, "settings");
  }

  /** Venue and channel. */
  static String place(FeedEvent event) {
    return event.venue() + "/" + event.channel();
  }

  private static boolean isWhole(FeedEvent event) {
    return event.instrument().equals(FeedEvent.ALL_INSTRUMENTS);
  }

  /** What an event is about: a channel as a whole, or one subscription of it. */
  static String subject(FeedEvent event) {
    return isWhole(event) ? place(event) : event.key();
  }

  void hear(FeedEvent event) {
    switch (event.type()) {
      case CONNECTED -> {
        connections.connected(event);
        clear(Kind.FEED_DOWN, subject(event));
      }
      case LIVE -> live(event);
      case STALE -> mark(event, Kind.FEED_DOWN, severity(event), settings.feedGrace());
      case FAILING -> mark(event, Kind.FEED_DOWN, severity(event), AT_ONCE);
      case CLOSED -> connections.closed(event);
      case GONE -> {
        // Frames may go on to come while no snapshot does: the book is as broken as before.
        end(event, kind -> kind != Kind.BOOK_QUARANTINED);
        mark(event, Kind.SUBSCRIPTION_GONE, Severity.MINOR, settings.goneGrace());
      }
      case QUARANTINED ->
          mark(event, Kind.BOOK_QUARANTINED, Severity.MAJOR, settings.quarantineGrace());
      case HEALED -> clear(Kind.BOOK_QUARANTINED, subject(event));
      case UNSUBSCRIBED -> end(event, kind -> true);
      case ACKNOWLEDGED, GAP, GAP_FILLED, GAP_OPEN, OVER_LIMIT, ROTATED -> {
        // These end or begin no trouble.
      }
    }
  }

  private void live(FeedEvent event) {
    clear(Kind.FEED_DOWN, subject(event));
    clear(Kind.SUBSCRIPTION_GONE, subject(event));
    // Where one subscription brings data the connection is no failing one.
    clear(Kind.FEED_DOWN, place(event));
    if (!isWhole(event)) {
      connections.wanted(event);
    }
  }

  private void end(FeedEvent event, Predicate<Kind> over) {
    if (!isWhole(event)) {
      connections.unwanted(event);
      marks
          .values()
          .removeIf(mark -> mark.isOf(subject(event)) && over.test(mark.trouble().kind()));
    }
  }

  private static Severity severity(FeedEvent event) {
    return isWhole(event) ? Severity.CRITICAL : Severity.MAJOR;
  }

  private void mark(FeedEvent event, Kind kind, Severity severity, Duration grace) {
    Mark before = marks.get(Trouble.key(kind, subject(event)));
    long since = before == null ? event.at() : before.trouble().since();
    Duration least = before == null || grace.compareTo(before.grace()) < 0 ? grace : before.grace();
    Trouble trouble = new Trouble(kind, subject(event), severity, since, event.detail());
    marks.put(
        trouble.key(),
        new Mark(trouble, event.venue(), place(event), least, isWhole(event), event.at()));
  }

  private void clear(Kind kind, String subject) {
    marks.remove(Trouble.key(kind, subject));
  }

  /** What is wrong at this time. */
  Finding at(long now) {
    marks.values().removeIf(mark -> isOver(mark, now));
    List<Connections.Loss> losses = connections.before(now - settings.feedGrace().toMillis());
    Map<String, Trouble> troubles = new HashMap<>();
    losses.stream().map(FeedTroubles::trouble).forEach(t -> troubles.put(t.key(), t));
    Set<String> folded = new HashSet<>();
    for (Mark mark : marks.values()) {
      if (now - mark.trouble().since() < mark.grace().toMillis()) {
        continue;
      }
      if (isSpokenFor(mark, losses)) {
        folded.add(mark.trouble().key());
      } else {
        troubles.putIfAbsent(mark.trouble().key(), mark.trouble());
      }
    }
    return new Finding(List.copyOf(troubles.values()), folded);
  }

  /** No data of an instrument is no news while its channel, or the whole venue, is away. */
  private boolean isSpokenFor(Mark mark, List<Connections.Loss> losses) {
    return !mark.notice()
        && mark.trouble().kind() == Kind.FEED_DOWN
        && (marks.containsKey(Trouble.key(Kind.FEED_DOWN, mark.place()))
            || losses.stream()
                .anyMatch(
                    loss -> loss.venue().equals(mark.venue()) && Connections.isChannel(loss)));
  }

  private boolean isOver(Mark mark, long now) {
    return mark.notice()
        && now - mark.at() >= settings.noticeFor().toMillis()
        && connections.isConnected(mark.venue());
  }

  private static Trouble trouble(Connections.Loss loss) {
    return new Trouble(
        Kind.FEED_DOWN,
        loss.subject(),
        Connections.isChannel(loss) ? Severity.CRITICAL : Severity.MAJOR,
        loss.at(),
        "no connection: " + loss.reason());
  }
}
