package io.tidewatch.simulator.chat;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds a bot to its limits, and to every wait it was told. Not thread-safe. */
final class TelegramPace {
  private final TelegramLimits limits;
  private final SendWindow bot;
  private final Map<Long, SendWindow> chats = new HashMap<>();
  private final Map<Long, SendWindow> groups = new HashMap<>();
  private final List<String> violations = new ArrayList<>();
  private long pausedUntilNanos;
  private boolean paused;
  private boolean told;

  TelegramPace(TelegramLimits limits) {
    this.limits = requireNonNull(limits, "limits");
    this.bot = new SendWindow(limits.perBot(), limits.botWindow());
  }

  /**
   * Takes one more message or refuses it.
   *
   * @return seconds to wait, 0 if it is taken
   */
  long take(long chat, long nowNanos) {
    if (paused && pausedUntilNanos - nowNanos > 0) {
      if (told) {
        violations.add("a message to %d before the end of retry_after".formatted(chat));
      }
      told = true;
      return seconds(pausedUntilNanos - nowNanos);
    }
    paused = false;
    SendWindow single = window(chats, chat, limits.perChat(), limits.chatWindow());
    long wait = Math.max(single.waitNanos(nowNanos), bot.waitNanos(nowNanos));
    if (isGroup(chat)) {
      wait = Math.max(wait, group(chat).waitNanos(nowNanos));
    }
    if (wait > 0) {
      violations.add("a message to %d came %d ms too early".formatted(chat, wait / 1_000_000));
      pause(seconds(wait), nowNanos);
      told = true;
      return seconds(wait);
    }
    single.take(nowNanos);
    bot.take(nowNanos);
    if (isGroup(chat)) {
      group(chat).take(nowNanos);
    }
    return 0;
  }

  /**
   * Refuses everything for so long, as the venue does at times without a visible cause; whoever is
   * not told yet may try once.
   */
  void pause(long seconds, long nowNanos) {
    paused = true;
    told = false;
    pausedUntilNanos = nowNanos + Duration.ofSeconds(seconds).toNanos();
  }

  List<String> violations() {
    return List.copyOf(violations);
  }

  private SendWindow group(long chat) {
    return window(groups, chat, limits.perGroup(), limits.groupWindow());
  }

  private static SendWindow window(
      Map<Long, SendWindow> windows, long chat, int limit, Duration length) {
    return windows.computeIfAbsent(chat, _ -> new SendWindow(limit, length));
  }

  static boolean isGroup(long chat) {
    return chat < 0;
  }

  private static long seconds(long nanos) {
    return Math.max(1, Math.ceilDiv(nanos, 1_000_000_000L));
  }
}
