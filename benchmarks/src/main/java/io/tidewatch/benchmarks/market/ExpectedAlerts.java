package io.tidewatch.benchmarks.market;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.largetrades.LargeTradesSettings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Says which trades raise an alert, by adding and subtracting alone; for trades that come in order,
 * each once. Not thread-safe.
 */
public final class ExpectedAlerts {
  private final long threshold;
  private final long windowMs;
  private final long cooldownMs;
  private final Map<String, Window> windows = new HashMap<>();

  private static final class Window {
    private final Deque<MadeTrade> trades = new ArrayDeque<>();
    private long total;
    private long lastAlertMs = Long.MIN_VALUE;
  }

  public ExpectedAlerts(LargeTradesSettings settings) {
    requireNonNull(settings, "settings");
    this.threshold = settings.rule().thresholdUnits();
    this.windowMs = settings.window().toMillis();
    this.cooldownMs = settings.rule().cooldown().toMillis();
  }

  /** Takes the next trade; answers whether it raises an alert. */
  public boolean raises(MadeTrade trade) {
    Window window = windows.computeIfAbsent(trade.symbol(), symbol -> new Window());
    window.trades.add(trade);
    window.total += trade.notional();
    while (window.trades.getFirst().timeMs() <= trade.timeMs() - windowMs) {
      window.total -= window.trades.removeFirst().notional();
    }
    boolean cool =
        window.lastAlertMs == Long.MIN_VALUE || trade.timeMs() - window.lastAlertMs >= cooldownMs;
    if (window.total < threshold || !cool) {
      return false;
    }
    window.lastAlertMs = trade.timeMs();
    return true;
  }
}
