package io.tidewatch.connectors.hyperliquid;

import java.time.Duration;

/** What all connections share. Control thread only. */
final class PoolBudgets {
  private static final Duration BETWEEN_NOTICES = Duration.ofMinutes(1);

  private final MinuteBudget connections;
  private final MinuteBudget messages;
  private boolean told;
  private long toldNanos;

  PoolBudgets(HyperliquidFeedSettings settings) {
    this.connections = new MinuteBudget(settings.pool().connectionsPerMinute());
    this.messages = new MinuteBudget(settings.pool().messagesPerMinute());
  }

  MinuteBudget connections() {
    return connections;
  }

  MinuteBudget messages() {
    return messages;
  }

  /** Tells what the venue complains of, but not each time: it may do so hundreds of times. */
  void tell(Runnable event) {
    long now = System.nanoTime();
    if (!told || now - toldNanos >= BETWEEN_NOTICES.toNanos()) {
      told = true;
      toldNanos = now;
      event.run();
    }
  }
}
