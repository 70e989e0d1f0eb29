package io.tidewatch.connectors.binance.spot;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.contract.feed.Gap;
import java.util.BitSet;

/** A gap that is being filled, and which of its trades are here. Guarded by its lane's lock. */
final class OpenGap {
  private final Gap gap;
  private final ConnectionId connection;
  private final BitSet recovered = new BitSet();
  private long rows;
  private boolean closed;

  OpenGap(Gap gap, ConnectionId connection) {
    this.gap = requireNonNull(gap, "gap");
    this.connection = requireNonNull(connection, "connection");
  }

  /** As it was found. */
  Gap gap() {
    return gap;
  }

  /** With the number of trades that are here by now. */
  Gap progress() {
    return gap.withRecovered(recovered.cardinality());
  }

  /** The connection that showed it. */
  ConnectionId connection() {
    return connection;
  }

  boolean tooWide() {
    return gap.missing() > TradeOrder.WIDEST_JUMP;
  }

  /** Trades of these ids, both inclusive, are here. */
  void recover(long firstId, long lastId) {
    long from = Math.max(firstId, gap.firstMissing());
    long to = Math.min(lastId, gap.lastMissing());
    if (from <= to && !tooWide()) {
      recovered.set((int) (from - gap.firstMissing()), (int) (to - gap.firstMissing()) + 1);
    }
  }

  boolean complete() {
    return recovered.cardinality() == gap.missing();
  }

  /** Number of the next row fetched for it. */
  long nextRow() {
    return rows++;
  }

  /** Whether this call ended it; only the first one does. */
  boolean close() {
    boolean first = !closed;
    closed = true;
    return first;
  }

  boolean isClosed() {
    return closed;
  }
}
