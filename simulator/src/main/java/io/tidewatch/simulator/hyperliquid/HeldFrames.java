package io.tidewatch.simulator.hyperliquid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Channels that a test holds back. Not thread-safe: used while no other block is made, since a
 * frame that waits for a slow client must not hold up more than that.
 */
final class HeldFrames {
  private final Map<Subscription, List<Runnable>> held = new HashMap<>();

  void hold(Subscription subscription) {
    held.putIfAbsent(subscription, new ArrayList<>());
  }

  /** Sends what was held back, in order, and holds no longer. */
  void release(Subscription subscription) {
    List<Runnable> waiting = held.remove(subscription);
    if (waiting != null) {
      waiting.forEach(Runnable::run);
    }
  }

  /** Sends now, or when it is released. */
  void send(Subscription subscription, Runnable sending) {
    List<Runnable> waiting = held.get(subscription);
    if (waiting == null) {
      sending.run();
    } else {
      waiting.add(sending);
    }
  }
}
