package io.tidewatch.connectors.okx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.topic.Topics;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
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
  private final TradeRuns runs = new TradeRuns();
  private long active = NONE;
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

  // Either connection may be a little behind the other. The old one goes on to bring what was sent
  // before the new one had subscribed.
  Taken trades(Incoming frame) {
    lock.lock();
    try {
      if (frame.epoch() > active) {
        keep(trades, frame, MOST_TRADES);
        return Taken.HELD;
      }
      boolean published = publishTrades(frame);
      // Brought by the old connection before, it still counts as data of the one in use.
      return published || frame.epoch() == active ? Taken.PUBLISHED : Taken.SUPERSEDED;
    } finally {
      show();
      lock.unlock();
    }
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
    active = Math.max(active, epoch);
    if (holding <= epoch) {
      holding = NONE;
    }
    List<Incoming> newer = trades.stream().filter(frame -> frame.epoch() > active).toList();
    for (Incoming frame : trades) {
      if (frame.epoch() == active) {
        publishTrades(frame);
      } else if (frame.epoch() < active) {
        parts.counters().supersededFrames.increment();
      }
    }
    trades.clear();
    trades.addAll(newer);
  }

  private boolean publishTrades(Incoming frame) {
    OptionalLong id = frame.lastTradeId();
    if (id.isPresent() && !runs.bring(frame.epoch(), id.getAsLong())) {
      parts.counters().supersededFrames.increment();
      return false;
    }
    publish(OkxChannel.TRADES, frame);
    lastTradeId = Math.max(lastTradeId, id.orElse(NONE));
    return true;
  }

  private void publish(OkxChannel channel, Incoming frame) {
    parts.publisher().publish(Topics.OKX_FRAMES, instId, frame.bytes(), frame.headers());
  }

  // Waiting updates are covered by the snapshot or seed to come, and waiting trades come on the old
  // connection as well, so the oldest may go.
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
