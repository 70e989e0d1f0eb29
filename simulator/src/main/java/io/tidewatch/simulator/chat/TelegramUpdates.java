package io.tidewatch.simulator.chat;

import io.tidewatch.simulator.venue.HttpAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What users did that the bot has not confirmed yet. Thread-safe. */
final class TelegramUpdates {
  private static final int MOST_AT_ONCE = 100;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<ObjectNode> waiting = new ArrayList<>();
  private long nextId;
  private long poll;
  private boolean closed;

  /**
   * @param firstId the venue begins at any positive number
   */
  TelegramUpdates(long firstId) {
    this.nextId = firstId;
  }

  /** Adds what a user did, and gives it its number. */
  long add(ObjectNode content) {
    lock.lock();
    try {
      ObjectNode update = JsonNodeFactory.instance.objectNode();
      update.put("update_id", nextId);
      update.setAll(content);
      waiting.add(update);
      changed.signalAll();
      return nextId++;
    } finally {
      lock.unlock();
    }
  }

  /** How many the bot has not confirmed. */
  int unconfirmed() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for something to tell. A second poll ends the first, as there may be one reader only.
   *
   * @param offset confirms everything before it; negative counts from the end; 0 confirms nothing
   */
  HttpAnswer poll(long offset, int limit, Duration timeout) {
    lock.lock();
    try {
      long mine = ++poll;
      changed.signalAll();
      confirm(offset);
      long left = timeout.toNanos();
      while (waiting.isEmpty() && left > 0 && !closed && mine == poll) {
        left = changed.awaitNanos(left);
      }
      return mine == poll ? TelegramAnswer.of(first(limit)) : conflict();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return TelegramAnswer.refused(500, "Internal Server Error: restart");
    } finally {
      lock.unlock();
    }
  }

  private static HttpAnswer conflict() {
    return TelegramAnswer.refused(
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is"
            + " running");
  }

  private void confirm(long offset) {
    if (offset < 0) {
      waiting.subList(0, (int) Math.max(0, waiting.size() + offset)).clear();
    } else {
      waiting.removeIf(update -> update.path("update_id").asLong() < offset);
    }
  }

  private ArrayNode first(int limit) {
    ArrayNode updates = JsonNodeFactory.instance.arrayNode();
    waiting.stream().limit(Math.clamp(limit, 1, MOST_AT_ONCE)).forEach(updates::add);
    return updates;
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
