package io.tidewatch.connectors.delivery.queue;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * Says when one more message is allowed by a limit. A message counts from its beginning until a
 * window after its end: the other side counts when it arrives, which is somewhere in between, so
 * whatever the network does, it sees no more than the limit. For one thread.
 */
final class SendWindow {
  /** Nothing can be said before a message that is on its way has ended. */
  static final long AFTER_AN_ANSWER = Long.MAX_VALUE;

  /** Clocks count whole milliseconds, and two clocks do not run alike. */
  private static final long MARGIN_MS = 20;

  private final int count;
  private final long windowMs;
  private final List<Sent> ended = new ArrayList<>();
  private int alertsOnTheWay;
  private int answersOnTheWay;

  private record Sent(long at, boolean answer) {}

  SendWindow(Limit limit) {
    requireNonNull(limit, "limit");
    this.count = limit.count();
    this.windowMs = limit.window().toMillis() + MARGIN_MS;
  }

  /** A message leaves. */
  void began(boolean answer) {
    move(answer, 1);
  }

  /** A message arrived, or will not any more. */
  void ended(boolean answer, long nowMs) {
    move(answer, -1);
    remember(answer, nowMs);
  }

  private void move(boolean answer, int by) {
    if (answer) {
      answersOnTheWay += by;
    } else {
      alertsOnTheWay += by;
    }
  }

  /** A message ended then, before a restart. */
  void remember(boolean answer, long atMs) {
    int place = ended.size();
    while (place > 0 && ended.get(place - 1).at > atMs) {
      place--;
    }
    ended.add(place, new Sent(atMs, answer));
  }

  /** As if there had never been an alert. */
  void forgetAlerts() {
    alertsOnTheWay = 0;
    ended.removeIf(sent -> !sent.answer);
  }

  /** Whatever alerts are on their way, nobody will say when they arrived. */
  void endAlerts(long nowMs) {
    while (alertsOnTheWay > 0) {
      ended(false, nowMs);
    }
  }

  /** The first time, now or later, at which one more is allowed. */
  long earliest(Claim claim, long nowMs) {
    forget(nowMs);
    long earliest = earliest(ended, alertsOnTheWay + answersOnTheWay, claim.most(count), nowMs);
    if (claim != Claim.ANSWER) {
      return earliest;
    }
    List<Sent> answers = ended.stream().filter(Sent::answer).toList();
    return Math.max(earliest, earliest(answers, answersOnTheWay, Claim.mostAnswers(count), nowMs));
  }

  private long earliest(List<Sent> before, int onTheWay, int most, long nowMs) {
    int over = before.size() + onTheWay - most;
    if (over < 0) {
      return nowMs;
    }
    if (over >= before.size()) {
      return AFTER_AN_ANSWER;
    }
    return before.get(over).at + windowMs;
  }

  private void forget(long nowMs) {
    ended.removeIf(sent -> nowMs - sent.at >= windowMs);
    // A clock that was set back would else hold everything up for as long.
    ended.replaceAll(sent -> sent.at > nowMs ? new Sent(nowMs, sent.answer) : sent);
  }
}
