package io.tidewatch.connectors.okx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.topic.Topics;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings the frames of one instrument to the topics as one chain: those of a new connection only
 * from its snapshot (or REST seed) on, and from then on none of the old one. Trades that the new
 * connection brought meanwhile wait for that moment, so that none is lost or doubled. Frames come
 * from socket threads and may wait here for Kafka; {@link #hold} never waits. Thread-safe.
 */
final class Lane {
  private static final int MOST_BOOKS = 2_000;
  private static final int MOST_TRADES = 10_000;
  private static final long NONE = -1;

  /** What became of a frame. */
  enum Taken {
    /** It replaced the book. */
    SNAPSHOT,
    PUBLISHED,
    /** It waits for a snapshot or a seed. */
    HELD,
    /** A newer connection brings the same. */
    SUPERSEDED
  }

  private final String instId;
  private final OkxParts parts;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Incoming> books = new ArrayDeque<>();
  private final Deque<Incoming> trades = new ArrayDeque<>();
  private long active = NONE;
  private final Set<Long> sinceMark = new HashSet<>();
  private long mark = NONE;
  private int overlap;
  private volatile long holding = NONE;
  private volatile long lastTradeId = NONE;
  private volatile int waiting;

  Lane(String instId, OkxParts parts) {
    this.instId = requireNonNull(instId, "instId");
    this.parts = requireNonNull(parts, "parts");
  }

  /** Updates of this connection wait from now on for a snapshot or a seed. */
  void hold(long epoch) {
    holding = epoch;
  }

  Taken book(Incoming frame) {
    lock.lock();
    try {
      if (frame.epoch() < active) {
        parts.counters().supersededFrames.increment();
        return Taken.SUPERSEDED;
      }
      if (frame.snapshot()) {
        parts.counters().supersededFrames.add(books.size());
        books.clear();
        publish(OkxChannel.BOOKS, frame);
        activate(frame.epoch());
        return Taken.SNAPSHOT;
      }
      if (frame.epoch() > active || frame.epoch() == holding) {
        keep(books, frame, MOST_BOOKS);
        return Taken.HELD;
      }
      publish(OkxChannel.BOOKS, frame);
      return Taken.PUBLISHED;
    } finally {
      show();
      lock.unlock();
    }
  }

  Taken trades(Incoming frame) {
    lock.lock();
    try {
      boolean late = frame.epoch() < active;
      if (late && (overlap == 0 || isDone(frame))) {
        parts.counters().supersededFrames.increment();
        return Taken.SUPERSEDED;
      }
      if (frame.epoch() > active) {
        keep(trades, frame, MOST_TRADES);
        return Taken.HELD;
      }
      if (!late && isDone(frame)) {
        parts.counters().supersededFrames.increment();
        return Taken.PUBLISHED; // By the connection before; it counts as data of this one.
      }
      publishTrades(frame);
      return Taken.PUBLISHED;
    } finally {
      show();
      lock.unlock();
    }
  }

  // Either connection may be a little behind the other: what one brought the other does not bring
  // again, and what the old one brings late was sent before the new one had subscribed.
  private boolean isDone(Incoming frame) {
    if (overlap == 0 || frame.lastTradeId().isEmpty()) {
      return false;
    }
    overlap--;
    long id = frame.lastTradeId().getAsLong();
    return id <= mark || sinceMark.contains(id);
  }

  /**
   * Publishes a REST book, then what waited for it.
   *
   * @return false if a snapshot or a newer connection came first
   */
  boolean seed(byte[] body, RawHeaders headers) {
    lock.lock();
    try {
      if (headers.epoch() < active || headers.epoch() == active && holding != active) {
        return false;
      }
      parts.publisher().publish(Topics.OKX_FRAMES, instId, body, headers);
      parts.counters().seeds.increment();
      parts.common().counters().backfilled.increment();
      release(headers.epoch());
      return true;
    } finally {
      show();
      lock.unlock();
    }
  }

  /** Publishes what waits without a snapshot: there will be none. */
  void giveUpWaiting(long epoch) {
    lock.lock();
    try {
      if (epoch >= active) {
        release(epoch);
      }
    } finally {
      show();
      lock.unlock();
    }
  }

  private void release(long epoch) {
    books.stream()
        .filter(frame -> frame.epoch() == epoch)
        .forEach(frame -> publish(OkxChannel.BOOKS, frame));
    books.clear();
    activate(epoch);
  }

  private void activate(long epoch) {
    if (epoch > active) {
      active = epoch;
      overlap = MOST_TRADES;
      mark = lastTradeId;
      sinceMark.clear();
    }
    if (holding <= epoch) {
      holding = NONE;
    }
    for (Incoming frame : trades) {
      if (frame.epoch() >= epoch && !isDone(frame)) {
        publishTrades(frame);
      } else {
        parts.counters().supersededFrames.increment();
      }
    }
    trades.clear();
  }

  private void publishTrades(Incoming frame) {
    publish(OkxChannel.TRADES, frame);
    if (overlap > 0 && frame.lastTradeId().isPresent()) {
      sinceMark.add(frame.lastTradeId().getAsLong());
    }
    lastTradeId = Math.max(lastTradeId, frame.lastTradeId().orElse(NONE));
  }

  private void publish(OkxChannel channel, Incoming frame) {
    parts.publisher().publish(Topics.OKX_FRAMES, instId, frame.bytes(), frame.headers());
  }

  // What waits is covered by the snapshot or seed to come, so the oldest may go.
  private void keep(Deque<Incoming> waiting, Incoming frame, int most) {
    parts.common().counters().held.increment();
    if (waiting.size() == most) {
      waiting.removeFirst();
      parts.common().counters().holdOverflows.increment();
    }
    waiting.addLast(frame);
  }

  private void show() {
    waiting = books.size() + trades.size();
  }

  /** Frames that wait. Never blocks. */
  int held() {
    return waiting;
  }

  /** Highest trade id passed on. Never blocks. */
  OptionalLong lastTradeId() {
    return lastTradeId < 0 ? OptionalLong.empty() : OptionalLong.of(lastTradeId);
  }
}
