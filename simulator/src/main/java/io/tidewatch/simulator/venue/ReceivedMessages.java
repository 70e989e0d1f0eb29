package io.tidewatch.simulator.venue;

import java.util.ArrayDeque;
import java.util.List;

/** The latest text frames of all clients, oldest first. Thread-safe. */
public final class ReceivedMessages {
  private static final int KEPT = 10_000;

  private final ArrayDeque<String> messages = new ArrayDeque<>();

  public synchronized void add(String text) {
    if (messages.size() == KEPT) {
      messages.removeFirst();
    }
    messages.addLast(text);
  }

  public synchronized List<String> all() {
    return List.copyOf(messages);
  }
}
