package io.tidewatch.connectors.delivery.queue;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Severity;
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

  /** Of so many messages one is kept for what is critical: two of twelve, three of twenty. */
  private static final int ONE_RESERVED_OF = 6;

  private final int count;
  private final long windowMs;
  private final List<Long> ended = new ArrayList<>();
  private int onTheWay;

  SendWindow(Limit limit) {
    requireNonNull(limit, "limit");
    this.count = limit.count();
    this.windowMs = limit.window().toMillis() + MARGIN_MS;
  }

  /** A message leaves. */
  void began() {
    onTheWay++;
  }

  /** A message arrived, or will not any more. */
  void ended(long nowMs) {
    onTheWay--;
    remember(nowMs);
  }

  /** A message ended then, before a restart. */
  void remember(long atMs) {
    int place = ended.size();
    while (place > 0 && ended.get(place - 1) > atMs) {
      place--;
    }
    ended.add(place, atMs);
  }

  /** The first time, now or later, at which one more is allowed. */
  long earliest(Severity severity, long nowMs) {
    forget(nowMs);
    int reserved = severity == Severity.CRITICAL ? 0 : count / ONE_RESERVED_OF;
    int over = ended.size() + onTheWay - (count - reserved);
    if (over < 0) {
      return nowMs;
    }
    if (over >= ended.size()) {
      return AFTER_AN_ANSWER;
    }
    return ended.get(over) + windowMs;
  }

  private void forget(long nowMs) {
    ended.removeIf(at -> nowMs - at >= windowMs);
    // A clock that was set back would else hold everything up for as long.
    ended.replaceAll(at -> Math.min(at, nowMs));
  }
}
