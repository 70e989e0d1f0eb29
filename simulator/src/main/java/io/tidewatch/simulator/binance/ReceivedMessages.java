package io.tidewatch.simulator.binance;

import java.util.ArrayDeque;
import java.util.List;

/** The latest text frames of all clients, oldest first. Thread-safe. */
final class ReceivedMessages {
  private static final int KEPT = 10_000;

  private final ArrayDeque<String> messages = new ArrayDeque<>();

  synchronized void add(String text) {
    if (messages.size() == KEPT) {
      messages.removeFirst();
    }
    messages.addLast(text);
  }

  synchronized List<String> all() {
    return List.copyOf(messages);
  }
}
