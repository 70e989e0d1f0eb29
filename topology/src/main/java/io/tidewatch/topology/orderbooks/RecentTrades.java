package io.tidewatch.topology.orderbooks;

import io.tidewatch.topology.compact.CompactReader;
import io.tidewatch.topology.compact.CompactWriter;
import io.tidewatch.topology.okx.OkxTrade;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The trades around the time of the book. Trades may be processed earlier or later than the book
 * they belong to; what is said of them only rests on those that every order of processing has seen
 * by then: those older than the settle time. Not thread-safe.
 */
final class RecentTrades {
  /** More than these are only kept of a market without books. */
  private static final int MAX_WAITING = 4_096;

  /** A replaced connection repeats a few trades of the one before. */
  private static final int MAX_IDS = 512;

  private final long settleMs;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Deque<Long> ids = new ArrayDeque<>();
  private final Set<Long> known = new HashSet<>();
  private long sinceMs = Long.MAX_VALUE;
  private long firstOffset = Arrival.UNKNOWN;
  private long lastOffset = Arrival.UNKNOWN;
  private long lastId = Arrival.UNKNOWN;
  private long missing;

  /** A trade whose time has not settled. */
  private record Waiting(OkxTrade trade, long offset) {}

  RecentTrades(long settleMs) {
    this.settleMs = settleMs;
  }

  /** Takes a trade; false if it was there before. */
  boolean add(OkxTrade trade, long offset) {
    if (!known.add(trade.tradeId())) {
      return false;
    }
    ids.addLast(trade.tradeId());
    if (ids.size() > MAX_IDS) {
      known.remove(ids.removeFirst());
    }
    waiting.addLast(new Waiting(trade, offset));
    if (waiting.size() > MAX_WAITING) {
      waiting.removeFirst();
    }
    return true;
  }

  /** Begins anew at a snapshot; answers with the trades that are newer than it. */
  List<OkxTrade> beginAt(long timeMs) {
    sinceMs = timeMs;
    firstOffset = Arrival.UNKNOWN;
    lastOffset = Arrival.UNKNOWN;
    lastId = Arrival.UNKNOWN;
    missing = 0;
    waiting.removeIf(entry -> entry.trade().timeMs() <= timeMs);
    return waiting.stream().map(Waiting::trade).toList();
  }

  /** Whether a trade is newer than the snapshot; there must be one. */
  boolean isSince(OkxTrade trade) {
    return trade.timeMs() > sinceMs;
  }

  /** Takes note that the time of the book is so far. */
  void settle(long bookTimeMs) {
    long upTo = bookTimeMs - settleMs;
    List<Waiting> settled = null;
    for (Waiting entry : waiting) {
      if (entry.trade().timeMs() <= upTo) {
        settled = settled == null ? new ArrayList<>() : settled;
        settled.add(entry);
      }
    }
    if (settled != null) {
      waiting.removeIf(entry -> entry.trade().timeMs() <= upTo);
      settled.sort(Comparator.comparingLong(entry -> entry.trade().tradeId()));
      settled.forEach(this::count);
    }
  }

  private void count(Waiting entry) {
    OkxTrade trade = entry.trade();
    if (!isSince(trade)) {
      return;
    }
    firstOffset =
        firstOffset == Arrival.UNKNOWN ? entry.offset() : Math.min(firstOffset, entry.offset());
    lastOffset = Math.max(lastOffset, entry.offset());
    if (lastId != Arrival.UNKNOWN && trade.count() > 0) {
      missing += Math.max(0, trade.firstId() - lastId - 1);
    }
    lastId = Math.max(lastId, trade.tradeId());
  }

  /** Offset of the first settled record since the snapshot; -1 if there is none. */
  long firstOffset() {
    return firstOffset;
  }

  /** Offset of the last one. */
  long lastOffset() {
    return lastOffset;
  }

  /** Ids between those of settled trades that never came. */
  long missing() {
    return missing;
  }

  void write(CompactWriter writer) {
    writer
        .signed(sinceMs)
        .signed(firstOffset)
        .signed(lastOffset)
        .signed(lastId)
        .whole(missing)
        .whole(waiting.size());
    waiting.forEach(entry -> JournalFormat.write(entry.trade(), writer.whole(entry.offset())));
    writer.whole(ids.size());
    long last = 0;
    for (long id : ids) {
      writer.signed(id - last);
      last = id;
    }
  }

  void read(CompactReader reader) {
    sinceMs = reader.signed();
    firstOffset = reader.signed();
    lastOffset = reader.signed();
    lastId = reader.signed();
    missing = reader.whole();
    int entries = reader.count();
    for (int i = 0; i < entries; i++) {
      long offset = reader.whole();
      waiting.addLast(new Waiting(JournalFormat.trade(reader), offset));
    }
    int idCount = reader.count();
    long last = 0;
    for (int i = 0; i < idCount; i++) {
      last += reader.signed();
      ids.addLast(last);
      known.add(last);
    }
  }
}
