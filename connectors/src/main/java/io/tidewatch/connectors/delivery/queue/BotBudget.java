package io.tidewatch.connectors.delivery.queue;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one bot of Telegram may send, alerts and answers to commands together: Telegram counts by
 * bot and does not ask for what. Alerts go first. Thread-safe; whoever looks before it begins a
 * message holds the monitor of this object meanwhile. All times are of one clock.
 */
public final class BotBudget {
  /** An alert that has to wait is asked about again before this is over. */
  private static final long WANTED_MS = 1_000;

  private final Limits limits;
  private final List<SendWindow> bot;
  private final Map<String, List<SendWindow>> chats = new HashMap<>();
  private final Map<String, Long> wanted = new HashMap<>();
  private long pausedUntil = Long.MIN_VALUE;
  private long pauseMs;

  /**
   * What Telegram allows.
   *
   * @param bot to all chats
   * @param chat to one chat
   * @param group to one group, besides
   */
  public record Limits(Limit bot, Limit chat, Limit group) {
    public static final Limits TELEGRAM =
        new Limits(Limit.perSecond(30), Limit.perSecond(1), Limit.perMinute(20));

    public Limits {
      requireNonNull(bot, "bot");
      requireNonNull(chat, "chat");
      requireNonNull(group, "group");
    }

    private List<SendWindow> windows(String chatId) {
      return isGroup(chatId)
          ? List.of(new SendWindow(chat), new SendWindow(group))
          : List.of(new SendWindow(chat));
    }
  }

  /** Starts with nothing spent. */
  public BotBudget(Limits limits) {
    this.limits = requireNonNull(limits, "limits");
    this.bot = List.of(new SendWindow(limits.bot()));
  }

  /** Whether the limits of groups hold for a chat. */
  public static boolean isGroup(String chatId) {
    return chatId.startsWith("-") || chatId.startsWith("@");
  }

  /** Whoever tells alerts begins anew, and remembers what was sent before by itself. */
  synchronized void beginAlerts() {
    Stream.concat(bot.stream(), chats.values().stream().flatMap(List::stream))
        .forEach(SendWindow::forgetAlerts);
    wanted.clear();
  }

  /** Nobody tells alerts any more, and nobody waits for the end of those on their way. */
  public synchronized void endAlerts(long nowMs) {
    Stream.concat(bot.stream(), chats.values().stream().flatMap(List::stream))
        .forEach(window -> window.endAlerts(nowMs));
    wanted.clear();
  }

  /**
   * The first time at which an alert may go to a chat.
   *
   * @param eager whether it would go now if it may; answers wait for it then
   */
  synchronized long earliestAlert(String chat, Severity severity, boolean eager, long nowMs) {
    long earliest = earliest(chat, Claim.of(severity), nowMs);
    if (eager && earliest > nowMs) {
      wanted.put(chat, nowMs);
    }
    return earliest;
  }

  synchronized void alertBegan(String chat) {
    wanted.remove(chat);
    windows(chat).forEach(window -> window.began(false));
  }

  synchronized void alertEnded(String chat, long nowMs) {
    windows(chat).forEach(window -> window.ended(false, nowMs));
  }

  synchronized void rememberAlert(String chat, long atMs) {
    windows(chat).forEach(window -> window.remember(false, atMs));
  }

  /**
   * Begins an answer if it may go now.
   *
   * @return for how long to wait before this is asked again; zero if the answer goes
   */
  public synchronized Duration beginAnswer(String chat, long nowMs) {
    if (isWanted(chat, nowMs)) {
      return Duration.ofMillis(WANTED_MS / 10);
    }
    long earliest = earliest(chat, Claim.ANSWER, nowMs);
    if (earliest > nowMs) {
      return Duration.ofMillis(
          earliest == SendWindow.AFTER_AN_ANSWER ? WANTED_MS / 10 : earliest - nowMs);
    }
    windows(chat).forEach(window -> window.began(true));
    return Duration.ZERO;
  }

  /** An answer arrived, or will not any more. */
  public synchronized void answerEnded(String chat, long nowMs) {
    windows(chat).forEach(window -> window.ended(true, nowMs));
  }

  /** Telegram asked for a pause, which it wants of the bot and not of a part of it. */
  public synchronized void paused(Duration pause, long nowMs) {
    pausedUntil = Math.max(pausedUntil(nowMs), nowMs + pause.toMillis());
    pauseMs = pausedUntil - nowMs;
  }

  /** A clock that was set back makes no pause longer than it was. */
  private long pausedUntil(long nowMs) {
    pausedUntil = Math.min(pausedUntil, nowMs + pauseMs);
    return pausedUntil;
  }

  private boolean isWanted(String chat, long nowMs) {
    Long at = wanted.get(chat);
    return at != null && Math.abs(nowMs - at) < WANTED_MS;
  }

  private long earliest(String chat, Claim claim, long nowMs) {
    return windows(chat).stream()
        .mapToLong(window -> window.earliest(claim, nowMs))
        .reduce(Math.max(nowMs, pausedUntil(nowMs)), Math::max);
  }

  private List<SendWindow> windows(String chat) {
    List<SendWindow> windows = new ArrayList<>(bot);
    windows.addAll(chats.computeIfAbsent(chat, limits::windows));
    return windows;
  }
}
