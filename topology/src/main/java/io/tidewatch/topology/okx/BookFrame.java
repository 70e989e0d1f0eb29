package io.tidewatch.topology.okx;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A frame of the channel {@code books}, or the REST book that stands in for a snapshot.
 *
 * @param timeMs time of the venue, epoch milliseconds
 * @param seqId number of the book after it; {@link #NONE} where the venue sent none
 * @param prevSeqId number of the book before it; {@link #NONE} in a snapshot, or where the venue
 *     sent none
 * @param checksum of the best levels after it, see {@code BookChecksum}; 0 where the venue sent
 *     none, which it does since 2026
 * @param asks levels to set, size 0 to delete
 * @param bids levels to set, size 0 to delete
 * @see <a
 *     href="https://www.okx.com/docs-v5/en/#order-book-trading-market-data-ws-order-book-channel">
 *     Order book channel</a>
 */
public record BookFrame(
    Optional<String> instId,
    Kind kind,
    long timeMs,
    long seqId,
    long prevSeqId,
    int checksum,
    FrameLevels asks,
    FrameLevels bids)
    implements OkxFrame {
  /** There is no number. */
  public static final long NONE = -1;

  /** What a frame is to the book. */
  public enum Kind {
    /** The whole book. */
    SNAPSHOT,
    /** Levels that changed. */
    UPDATE,
    /** The whole book, fetched over REST: its place among the updates is only known by number. */
    SEED
  }

  public BookFrame {
    requireNonNull(instId, "instId");
    requireNonNull(kind, "kind");
    requireNonNull(asks, "asks");
    requireNonNull(bids, "bids");
  }

  /** Whether nothing changed: the venue only says that the book still stands. */
  public boolean isHeartbeat() {
    return kind == Kind.UPDATE
        && seqId != NONE
        && prevSeqId == seqId
        && asks.size() == 0
        && bids.size() == 0;
  }
}
