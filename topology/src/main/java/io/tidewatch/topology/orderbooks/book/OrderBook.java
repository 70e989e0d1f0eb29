package io.tidewatch.topology.orderbooks.book;

import io.tidewatch.topology.compact.CompactReader;
import io.tidewatch.topology.compact.CompactWriter;
import io.tidewatch.topology.okx.FrameLevels;

/**
 * The levels of one instrument, exact. It applies what it is told to; whether that is right, {@link
 * BookKeeper} knows. Not thread-safe.
 */
public final class OrderBook {
  /** Levels of a side that the venue keeps up; deeper ones would go stale. */
  public static final int MAX_LEVELS = 400;

  private final BookSide bids = BookSide.bids();
  private final BookSide asks = BookSide.asks();
  private int scale;

  /** Bids, highest first. */
  public Ladder bids() {
    return bids;
  }

  /** Asks, lowest first. */
  public Ladder asks() {
    return asks;
  }

  /** Whether the best bid is at or over the best ask, as it may be before the open. */
  public boolean isCrossed() {
    return bids.size() > 0 && asks.size() > 0 && bids.rawPrice(0) >= asks.rawPrice(0);
  }

  /** CRC32 as the venue defined it until 2026, see {@link BookChecksum}. */
  public int checksum() {
    return BookChecksum.of(bids, asks);
  }

  /** Forgets all levels. */
  public void clear() {
    bids.clear();
    asks.clear();
    scale = 0;
  }

  /** Forgets all levels and takes these; answers as {@link #apply}. */
  boolean replace(FrameLevels newBids, FrameLevels newAsks) {
    clear();
    return apply(newBids, newAsks);
  }

  /**
   * Sets levels, and deletes those of size 0; deleting one that is not there is nothing.
   *
   * @return false, with nothing changed, if the prices cannot be held exactly at one scale
   */
  boolean apply(FrameLevels newBids, FrameLevels newAsks) {
    int finest = Math.max(scale, Math.max(finest(newBids), finest(newAsks)));
    if (!fits(newBids, finest) || !fits(newAsks, finest)) {
      return false;
    }
    if (finest > scale) {
      if (!bids.fits(finest) || !asks.fits(finest)) {
        return false;
      }
      bids.rescale(finest);
      asks.rescale(finest);
      scale = finest;
    }
    bids.apply(newBids);
    asks.apply(newAsks);
    bids.truncate(MAX_LEVELS);
    asks.truncate(MAX_LEVELS);
    return true;
  }

  private static int finest(FrameLevels levels) {
    int finest = 0;
    for (int i = 0; i < levels.size(); i++) {
      finest = Math.max(finest, levels.priceScale(i));
    }
    return finest;
  }

  private static boolean fits(FrameLevels levels, int scale) {
    for (int i = 0; i < levels.size(); i++) {
      if (!PowersOfTen.fits(levels.price(i), scale - levels.priceScale(i))) {
        return false;
      }
    }
    return true;
  }

  void write(CompactWriter writer) {
    writer.octet(scale);
    bids.write(writer);
    asks.write(writer);
  }

  void read(CompactReader reader) {
    clear();
    scale = reader.octet();
    bids.rescale(scale);
    asks.rescale(scale);
    bids.read(reader);
    asks.read(reader);
  }
}
