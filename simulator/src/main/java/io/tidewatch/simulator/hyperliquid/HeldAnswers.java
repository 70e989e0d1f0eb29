package io.tidewatch.simulator.hyperliquid;

import java.util.HashSet;
import java.util.Set;

/** Answers that are kept back until a test lets them go. Thread-safe. */
final class HeldAnswers {
  private final Set<String> types = new HashSet<>();

  synchronized void hold(String type) {
    types.add(type);
  }

  synchronized void release(String type) {
    types.remove(type);
    notifyAll();
  }

  /** Waits while answers of this type are kept back; false if it was interrupted. */
  synchronized boolean pass(String type) {
    try {
      while (types.contains(type)) {
        wait();
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
