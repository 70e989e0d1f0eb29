package io.tidewatch.connectors.hyperliquid;

import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.connectors.feed.SubscriptionStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** What one connection is to carry. Control thread only, except where a method says otherwise. */
final class Lines {
  private static final int STRIKES = 3;
  // The venue ends it at once; who is ended later was not ended for the question.
  private static final long AT_ONCE_NANOS = Duration.ofSeconds(2).toNanos();

  private final Map<String, Line> lines = new ConcurrentSkipListMap<>();
  private int refusals;

  /** Any thread. */
  Stream<Line> stream() {
    return lines.values().stream();
  }

  int size() {
    return lines.size();
  }

  /** Whose order updates it carries, with those that are being given up. */
  Optional<String> exclusive() {
    return stream()
        .map(Line::subscription)
        .filter(Subscription::namesNoUser)
        .map(Subscription::target)
        .findFirst();
  }

  void add(Subscription subscription) {
    lines.put(subscription.key(), new Line(subscription));
  }

  /** Gives up everything else; what it had given up and is wanted again stays. */
  void keep(Set<Subscription> wanted) {
    lines.values().forEach(line -> line.want(wanted.contains(line.subscription())));
    lines.values().removeIf(Line::isOver);
  }

  /** Any thread. */
  Optional<Line> line(Subscription subscription) {
    return Optional.ofNullable(lines.get(subscription.key()));
  }

  /** Data of it came; answers its line unless that is known to be live. Any thread. */
  Optional<Line> heard(Subscription subscription) {
    Optional<Line> line = line(subscription);
    line.ifPresent(heard -> heard.track().hear());
    return line.filter(heard -> heard.track().state() != SubscriptionState.LIVE);
  }

  /** One whose request was not answered in time. */
  Optional<Line> overdue(long nowNanos, Duration limit) {
    return stream().filter(line -> line.isOverdue(nowNanos, limit.toNanos())).findFirst();
  }

  /** The venue answered; answers which one it is. */
  Optional<Line> acknowledged(boolean subscribed, Subscription echoed) {
    Optional<Line> line = line(echoed);
    line.ifPresent(answered -> {
      answered.acknowledged(subscribed);
      if (answered.isOver()) {
        lines.remove(echoed.key());
      }
    });
    return line;
  }

  /**
   * The venue takes no more addresses. It does not say whose request it refused, but it answers
   * each, so that is known once as many are left without an answer as it refused.
   *
   * @param againNanos when those may be asked for again
   * @return whether it is known now
   */
  boolean refused(long againNanos) {
    refusals++;
    return settle(againNanos);
  }

  /** The same if an answer settles whom earlier refusals meant. */
  boolean settle(long againNanos) {
    List<Line> left = askedOfUsers();
    return left.size() <= refusals && refuse(left, againNanos);
  }

  /** Some were refused, and others had no answer for long: the venue answered several as one. */
  boolean refuseUnanswered(long againNanos) {
    return refuse(askedOfUsers(), againNanos);
  }

  private boolean refuse(List<Line> left, long againNanos) {
    if (refusals == 0) {
      return false;
    }
    refusals = 0;
    left.forEach(line -> line.refused(againNanos));
    return true;
  }

  private List<Line> askedOfUsers() {
    return stream().filter(line -> line.isAsked() && line.subscription().isOfUser()).toList();
  }

  /**
   * The venue ended the connection. It ends one that asks for a coin it does not have, without a
   * word; as it answers in the order of the questions, that is the first one without an answer.
   *
   * @return the coin, if that happened several times in a row
   */
  Optional<Subscription> deadly(long nowNanos) {
    return stream()
        .filter(Line::isAsked)
        .findFirst()
        .filter(line -> !line.isOverdue(nowNanos, AT_ONCE_NANOS))
        .filter(line -> !line.subscription().isOfUser())
        .filter(line -> line.strike() >= STRIKES)
        .map(Line::subscription);
  }

  /** The connection ended; answers what it carried. */
  List<Subscription> disconnected() {
    List<Subscription> lost = stream().filter(Line::isOn).map(Line::subscription).toList();
    refusals = 0;
    lines.values().forEach(Line::disconnected);
    lines.values().removeIf(Line::isOver);
    return lost;
  }

  /** Any thread. */
  List<SubscriptionStatus> statuses() {
    return stream().map(line -> line.track().status()).toList();
  }
}
