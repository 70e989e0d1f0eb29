package io.tidewatch.connectors.chat;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.LogText;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers that wait for their turn, of each chat in order: no command waits for the answer to
 * another one, and no chat for another. Who asks for too much in one chat gets the newest answers.
 * What waits at the end is not sent. Thread-safe.
 */
final class ReplyLanes implements AutoCloseable {
  /** Answers that wait in one chat. */
  static final int MOST_WAITING = 20;

  private static final Logger LOG = LoggerFactory.getLogger(ReplyLanes.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final Replies replies;
  private final Map<Long, LinkedBlockingDeque<List<String>>> lanes = new HashMap<>();
  private final ExecutorService senders =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("telegram-answers-", 0).factory());
  private final LongAdder answered = new LongAdder();
  private final LongAdder unsent = new LongAdder();

  ReplyLanes(Replies replies) {
    this.replies = requireNonNull(replies, "replies");
  }

  /** Returns at once. There are as many lanes as chats that may ask. */
  synchronized void add(long chat, List<String> lines) {
    LinkedBlockingDeque<List<String>> lane = lanes.get(chat);
    if (lane == null) {
      LinkedBlockingDeque<List<String>> fresh = new LinkedBlockingDeque<>(MOST_WAITING);
      senders.execute(() -> run(chat, fresh));
      lanes.put(chat, fresh);
      lane = fresh;
    }
    while (!lane.offer(lines)) {
      if (lane.poll() != null) {
        unsent.increment();
        LOG.warn("an answer is given up, as over {} wait in one chat", MOST_WAITING);
      }
    }
  }

  private void run(long chat, LinkedBlockingDeque<List<String>> lane) {
    try {
      while (true) {
        (isSent(chat, lane.take()) ? answered : unsent).increment();
      }
    } catch (InterruptedException e) {
      LOG.debug("answers are closed while {} wait", lane.size());
    } finally {
      // Whatever ended it, the next answer begins another one.
      leave(chat, lane);
    }
  }

  private synchronized void leave(long chat, LinkedBlockingDeque<List<String>> lane) {
    lanes.remove(chat, lane);
  }

  private boolean isSent(long chat, List<String> lines) throws InterruptedException {
    try {
      return replies.send(chat, lines);
    } catch (RuntimeException e) {
      LOG.warn("an answer could not be sent: {}", LogText.bounded(e.toString()));
      return false;
    }
  }

  long answered() {
    return answered.sum();
  }

  long unsent() {
    return unsent.sum();
  }

  @Override
  public void close() {
    senders.shutdownNow();
    try {
      if (!senders.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("an answer is still on its way");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
