package io.tidewatch.connectors.chat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Keeps answers within what Telegram allows in one chat. Not thread-safe. */
final class ChatPace {
  private static final long BETWEEN_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();
  private static final int MOST_IN_A_MINUTE = 20;

  private final Map<Long, Deque<Long>> sent = new HashMap<>();

  /** Nanoseconds to wait before the next message to a chat. */
  long waitNanos(long chat, long nowNanos) {
    Deque<Long> times = times(chat);
    while (!times.isEmpty() && nowNanos - times.peekFirst() >= MINUTE_NANOS) {
      times.removeFirst();
    }
    if (times.isEmpty()) {
      return 0;
    }
    long wait = BETWEEN_NANOS - (nowNanos - times.peekLast());
    if (times.size() >= MOST_IN_A_MINUTE) {
      wait = Math.max(wait, MINUTE_NANOS - (nowNanos - times.peekFirst()));
    }
    return Math.max(0, wait);
  }

  /** A message was answered for, well or not. */
  void sent(long chat, long nowNanos) {
    times(chat).addLast(nowNanos);
  }

  private Deque<Long> times(long chat) {
    return sent.computeIfAbsent(chat, _ -> new ArrayDeque<>());
  }
}
