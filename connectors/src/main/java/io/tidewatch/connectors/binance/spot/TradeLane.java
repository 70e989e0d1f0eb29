package io.tidewatch.connectors.binance.spot;

import static io.tidewatch.connectors.binance.spot.SpotChannel.TRADES;
import static io.tidewatch.connectors.binance.spot.SpotChannel.VENUE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.failsafe.FailsafeException;
import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.connectors.feed.FeedParts;
import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.connectors.feed.RestException;
import io.tidewatch.connectors.feed.Timers;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.feed.Gap;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Brings the trades of one symbol to the raw topic in the order of their ids, fetching those that
 * the socket did not bring. Frames wait for {@link #begin}. Thread-safe: frames come from one
 * socket, or two during a rotation.
 */
final class TradeLane {
  private static final long CLOSE_WAIT_MS = 200;

  private final String symbol;
  private final FeedParts parts;
  private final TradeHistory history;
  private final Timers timers;
  private final SpotFeedSettings.Backfill limits;
  private final BooleanSupplier overlapping;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final TradeOrder order = new TradeOrder(this::publish);
  private final List<OpenGap> gaps = new ArrayList<>();
  private final List<LiveFrame> early = new ArrayList<>();
  private boolean begun;
  private volatile OptionalLong shownLastId = OptionalLong.empty();
  private volatile int shownHeld;
  private boolean closed;

  TradeLane(
      String symbol,
      FeedParts parts,
      TradeHistory history,
      Timers timers,
      SpotFeedSettings.Backfill limits,
      BooleanSupplier overlapping) {
    this.symbol = requireNonNull(symbol, "symbol");
    this.parts = requireNonNull(parts, "parts");
    this.history = requireNonNull(history, "history");
    this.timers = requireNonNull(timers, "timers");
    this.limits = requireNonNull(limits, "limits");
    this.overlapping = requireNonNull(overlapping, "overlapping");
  }

  /** Goes on where an earlier run ended, and takes what waits; no effect the second time. */
  void begin(Optional<PublishedTrades> published) {
    lock.lock();
    try {
      if (begun) {
        return;
      }
      begun = true;
      published.ifPresent(this::resume);
      early.forEach(this::take);
      early.clear();
      show();
    } finally {
      lock.unlock();
    }
  }

  private void resume(PublishedTrades published) {
    published.latest().ifPresent(run -> order.resume(run.lastId(), run.lastTime()));
    for (PublishedTrades.Hole hole : published.holes()) {
      OpenGap open = new OpenGap(hole.gap(), hole.connection());
      gaps.add(open);
      declare(open);
    }
  }

  /** Takes a frame from a socket; blocks while Kafka, or what waits here, has no room. */
  void accept(LiveFrame frame) {
    lock.lock();
    try {
      awaitRoom();
      if (begun) {
        take(frame);
      } else {
        early.add(frame);
      }
      show();
    } finally {
      lock.unlock();
    }
  }

  private void take(LiveFrame frame) {
    gaps.forEach(gap -> gap.recover(frame.id(), frame.id()));
    int before = order.waiting();
    order.accept(frame).ifPresent(gap -> found(gap, frame.headers()));
    if (order.waiting() > before) {
      parts.counters().held.increment();
    }
  }

  /**
   * Where too many frames wait for the trades before them, the socket waits too: letting them go
   * early would change what a detector sees first. The wait ends with theirs.
   */
  private void awaitRoom() {
    if (hasRoom()) {
      return;
    }
    parts.counters().holdOverflows.increment();
    while (!hasRoom()) {
      room.awaitUninterruptibly();
    }
  }

  private boolean hasRoom() {
    return closed || order.waiting() + early.size() < limits.holdLimit();
  }

  private void publish(LiveFrame frame) {
    parts.publisher().publish(Topics.BINANCE_SPOT_TRADES, symbol, frame.bytes(), frame.headers());
  }

  private void found(Gap gap, RawHeaders headers) {
    OpenGap open = new OpenGap(gap, new ConnectionId(headers.connection(), headers.epoch()));
    gaps.add(open);
    if (open.tooWide()) {
      declare(open);
    } else if (overlapping.getAsBoolean()) {
      timers.blockingAfter(limits.overlapGrace(), () -> declareIfStillThere(open));
    } else {
      declare(open);
    }
  }

  private void declareIfStillThere(OpenGap open) {
    lock.lock();
    try {
      if (open.complete()) {
        gaps.remove(open);
      } else if (!open.isClosed()) {
        declare(open);
      }
    } finally {
      lock.unlock();
    }
  }

  private void declare(OpenGap open) {
    parts.counters().gaps.increment();
    Gap gap = open.gap();
    event(Type.GAP, open, gap.missing() + " trades are missing, fetching them");
    if (open.tooWide()) {
      settle(open, "it is wider than " + TradeOrder.WIDEST_JUMP + " trades");
      return;
    }
    timers.blocking(() -> fetch(open));
    timers.blockingAfter(limits.holdFor(), () -> release(open));
  }

  private void fetch(OpenGap open) {
    String problem = "the venue did not give all of them";
    try {
      history.fetch(symbol, open.gap(), row -> fetched(open, row));
    } catch (RestException e) {
      problem = e.getMessage();
    } catch (FailsafeException e) {
      problem = LogText.bounded(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return; // The feed is closing, and close() settles what is open.
    }
    lock.lock();
    try {
      release(open);
      settle(open, problem);
    } finally {
      lock.unlock();
    }
  }

  private void fetched(OpenGap open, RowCutter.Row row) {
    lock.lock();
    try {
      long received = parts.clock().receivedUs(new String(row.bytes(), UTF_8));
      ConnectionId connection = open.connection();
      RawHeaders headers =
          new RawHeaders(
              VENUE,
              TRADES,
              connection.id(),
              connection.epoch(),
              open.nextRow(),
              received,
              Source.BACKFILL);
      parts.publisher().publish(Topics.BINANCE_SPOT_TRADES, symbol, row.bytes(), headers);
      parts.counters().backfilled.increment();
      open.recover(row.firstId().orElseThrow(), row.lastId().orElseThrow());
      order.fetched(row.lastId().orElseThrow());
      show();
    } finally {
      lock.unlock();
    }
  }

  private void release(OpenGap open) {
    lock.lock();
    try {
      letGo(open.gap(), open.connection());
    } finally {
      lock.unlock();
    }
  }

  private void letGo(Gap gap, ConnectionId connection) {
    Optional<Gap> next = order.release(gap);
    next.ifPresent(found -> {
      OpenGap open = new OpenGap(found, connection);
      gaps.add(open);
      declare(open);
    });
    show();
  }

  private void settle(OpenGap open, String problem) {
    if (!open.close()) {
      return;
    }
    gaps.remove(open);
    if (open.complete()) {
      event(Type.GAP_FILLED, open, "all " + open.gap().missing() + " missing trades are here");
      return;
    }
    parts.counters().gapsOpen.increment();
    Gap progress = open.progress();
    String share =
        progress.recovered() + " of " + progress.missing() + " missing trades are here: ";
    event(Type.GAP_OPEN, open, share + problem);
  }

  private void event(Type type, OpenGap open, String detail) {
    parts.events().gap(symbol, type, open.connection(), open.progress(), detail);
  }

  /** Lets go whatever waits and records what stays missing. */
  void close() throws InterruptedException {
    // A socket thread may hold the lock while Kafka has no room; closing the producer frees it.
    if (!lock.tryLock(CLOSE_WAIT_MS, TimeUnit.MILLISECONDS)) {
      return;
    }
    try {
      closed = true;
      begin(Optional.empty());
      order.releaseAll();
      show();
      for (OpenGap open : List.copyOf(gaps)) {
        settle(open, "the feed was closed");
      }
    } finally {
      lock.unlock();
    }
  }

  /** Highest trade id passed on; empty before the first one. Never blocks. */
  OptionalLong lastId() {
    return shownLastId;
  }

  /** Frames that wait now. Never blocks. */
  int held() {
    return shownHeld;
  }

  private void show() {
    shownLastId = order.lastId();
    shownHeld = order.waiting() + early.size();
    if (hasRoom()) {
      room.signalAll();
    }
  }
}
