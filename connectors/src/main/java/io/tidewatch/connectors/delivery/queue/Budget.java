package io.tidewatch.connectors.delivery.queue;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Keeps the messages of a sink within all limits: its own, those of each target, and those of a bot
 * that sends other messages as well. One thread.
 */
public final class Budget {
  private final List<SendWindow> all;
  private final Map<String, List<SendWindow>> byTarget = new HashMap<>();
  private final Optional<Shared> shared;

  /**
   * What a sink has in common with others.
   *
   * @param chats of the bot, by the names of their targets; no other target has one
   */
  public record Shared(BotBudget bot, Map<String, String> chats) {
    public Shared {
      requireNonNull(bot, "bot");
      chats = Map.copyOf(chats);
    }

    private void of(String target, BiConsumer<BotBudget, String> change) {
      Optional.ofNullable(chats.get(target)).ifPresent(chat -> change.accept(bot, chat));
    }
  }

  /** A budget that is the sink's alone. */
  public Budget(List<Limit> all, Map<String, List<Limit>> byTarget) {
    this(all, byTarget, Optional.empty());
  }

  /**
   * Starts with nothing spent.
   *
   * @param all limits on whatever the sink sends
   * @param byTarget further limits by the name of the target; every target has an entry
   * @param shared further limits, of which others take their part
   */
  public Budget(List<Limit> all, Map<String, List<Limit>> byTarget, Optional<Shared> shared) {
    this.all = windows(all);
    byTarget.forEach(
        (target, limits) -> this.byTarget.put(requireNonNull(target, "target"), windows(limits)));
    this.shared = requireNonNull(shared, "shared");
    shared.ifPresent(with -> with.bot.beginAlerts());
  }

  private static List<SendWindow> windows(List<Limit> limits) {
    return limits.stream().map(SendWindow::new).toList();
  }

  /** Does something between which and what it is told of this budget no other part may send. */
  public void alone(Runnable work) {
    synchronized (shared.<Object>map(Shared::bot).orElse(this)) {
      work.run();
    }
  }

  /**
   * The first time, now or later, at which one more message may go to a target; the greatest number
   * if that depends on a message that is on its way. The last part of each limit is for critical
   * ones: else one would wait for a minute behind a burst of others.
   */
  public long earliest(String target, Severity severity, long nowMs) {
    long own =
        windowsOf(target).stream()
            .mapToLong(window -> window.earliest(Claim.of(severity), nowMs))
            .max()
            .orElse(nowMs);
    return shared
        .filter(with -> with.chats.containsKey(target))
        .map(with -> with.bot.earliestAlert(with.chats.get(target), severity, own <= nowMs, nowMs))
        .map(others -> Math.max(own, others))
        .orElse(own);
  }

  /** Whether nothing limits what goes to a target. */
  public boolean isUnlimited(String target) {
    return windowsOf(target).isEmpty();
  }

  /** A message leaves. */
  public void began(String target) {
    spend(target, window -> window.began(false));
    shared.ifPresent(with -> with.of(target, BotBudget::alertBegan));
  }

  /** A message arrived, or will not any more. */
  public void ended(String target, long nowMs) {
    spend(target, window -> window.ended(false, nowMs));
    shared.ifPresent(with -> with.of(target, (bot, chat) -> bot.alertEnded(chat, nowMs)));
  }

  /** A message ended then, before a restart; of targets that are no more only the sink's limits. */
  public void remember(String target, long atMs) {
    spend(target, window -> window.remember(false, atMs));
    shared.ifPresent(with -> with.of(target, (bot, chat) -> bot.rememberAlert(chat, atMs)));
  }

  /** The channel asked for a pause. */
  public void paused(Duration pause, long nowMs) {
    shared.ifPresent(with -> with.bot.paused(pause, nowMs));
  }

  private void spend(String target, Consumer<SendWindow> change) {
    windowsOf(target).forEach(change);
  }

  private List<SendWindow> windowsOf(String target) {
    List<SendWindow> windows = new ArrayList<>(all);
    windows.addAll(byTarget.getOrDefault(target, List.of()));
    return windows;
  }
}
