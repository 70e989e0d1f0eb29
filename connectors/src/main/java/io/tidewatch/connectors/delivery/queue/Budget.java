package io.tidewatch.connectors.delivery.queue;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Keeps the messages of a sink within all limits: its own and those of each target. One thread. */
public final class Budget {
  private final List<SendWindow> all;
  private final Map<String, List<SendWindow>> byTarget = new HashMap<>();

  /**
   * Starts with nothing spent.
   *
   * @param all limits on whatever the sink sends
   * @param byTarget further limits by the name of the target; every target has an entry
   */
  public Budget(List<Limit> all, Map<String, List<Limit>> byTarget) {
    this.all = windows(all);
    byTarget.forEach(
        (target, limits) -> this.byTarget.put(requireNonNull(target, "target"), windows(limits)));
  }

  private static List<SendWindow> windows(List<Limit> limits) {
    return limits.stream().map(SendWindow::new).toList();
  }

  /**
   * The first time, now or later, at which one more message may go to a target; the greatest number
   * if that depends on a message that is on its way. The last part of each limit is for critical
   * ones: else one would wait for a minute behind a burst of others.
   */
  public long earliest(String target, Severity severity, long nowMs) {
    return windowsOf(target).stream()
        .mapToLong(window -> window.earliest(severity, nowMs))
        .max()
        .orElse(nowMs);
  }

  /** Whether nothing limits what goes to a target. */
  public boolean isUnlimited(String target) {
    return windowsOf(target).isEmpty();
  }

  /** A message leaves. */
  public void began(String target) {
    spend(target, SendWindow::began);
  }

  /** A message arrived, or will not any more. */
  public void ended(String target, long nowMs) {
    spend(target, window -> window.ended(nowMs));
  }

  /** A message ended then, before a restart; of targets that are no more only the sink's limits. */
  public void remember(String target, long atMs) {
    spend(target, window -> window.remember(atMs));
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
