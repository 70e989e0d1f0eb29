package io.tidewatch.simulator.book;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.okx.BookChange;
import io.tidewatch.simulator.okx.BookLevel;
import io.tidewatch.simulator.okx.OkxListing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A book that does what it is told: a level on every tick around a middle that is moved by hand,
 * sizes that change a little, walls put up and taken down, a side made thinner. Not thread-safe.
 */
final class GridBook {
  private static final int LEVELS = 400;
  private static final double SPREAD_OF_SIZES = 0.15;
  private static final int ORDERS = 7;

  private final OkxListing listing;
  private final long medianLots;
  private final RandomGenerator random;
  private final Map<Long, Long> usual = new HashMap<>();
  private final Map<Long, Long> walls = new HashMap<>();
  private Map<Long, Long> bids = Map.of();
  private Map<Long, Long> asks = Map.of();
  private double bidShare = 1;
  private double askShare = 1;
  private long bestBid;

  /**
   * @param bestBid in ticks; the best ask is the next tick
   * @param medianLots usual size of a level
   */
  GridBook(OkxListing listing, long bestBid, long medianLots, RandomGenerator random) {
    this.listing = requireNonNull(listing, "listing");
    this.bestBid = bestBid;
    this.medianLots = medianLots;
    this.random = requireNonNull(random, "random");
  }

  long bestBid() {
    return bestBid;
  }

  /** Moves the best bid to this tick, and everything with it. */
  void moveTo(long tick) {
    bestBid = tick;
  }

  /** Gives so many levels on each side another size. */
  void churn(int levels) {
    for (int i = 0; i < levels; i++) {
      usual.put(bestBid - random.nextInt(LEVELS / 4), lots());
      usual.put(bestBid + 1 + random.nextInt(LEVELS / 4), lots());
    }
  }

  /** Puts up a wall at a tick, or changes its size; it stays when the middle moves. */
  void wall(long tick, long lots) {
    walls.put(tick, lots);
  }

  /** Takes the wall at a tick down. */
  void takeDown(long tick) {
    walls.remove(tick);
  }

  /** Leaves this part of the usual sizes. */
  void thin(double bidShare, double askShare) {
    this.bidShare = bidShare;
    this.askShare = askShare;
  }

  /** What differs from the time before; the whole book at first. */
  BookChange change(long timeMs) {
    Map<Long, Long> bidsNow = new HashMap<>();
    Map<Long, Long> asksNow = new HashMap<>();
    for (long i = 0; i < LEVELS; i++) {
      bidsNow.put(bestBid - i, lots(bestBid - i, bidShare));
      asksNow.put(bestBid + 1 + i, lots(bestBid + 1 + i, askShare));
    }
    BookChange change =
        new BookChange(timeMs, difference(asks, asksNow), difference(bids, bidsNow));
    bids = bidsNow;
    asks = asksNow;
    return change;
  }

  BigDecimal price(long tick) {
    return listing.tick().multiply(BigDecimal.valueOf(tick));
  }

  BigDecimal size(long lots) {
    return listing.lot().multiply(BigDecimal.valueOf(lots));
  }

  private List<BookLevel> difference(Map<Long, Long> before, Map<Long, Long> now) {
    List<BookLevel> levels = new ArrayList<>();
    before
        .keySet()
        .forEach(tick -> {
          if (!now.containsKey(tick)) {
            levels.add(BookLevel.gone(price(tick)));
          }
        });
    now.forEach((tick, lots) -> {
      if (!lots.equals(before.get(tick))) {
        levels.add(new BookLevel(price(tick), size(lots), ORDERS));
      }
    });
    return levels;
  }

  private long lots(long tick, double share) {
    Long wall = walls.get(tick);
    return wall != null
        ? wall
        : Math.max(1, Math.round(share * usual.computeIfAbsent(tick, any -> lots())));
  }

  private long lots() {
    double factor = 1 + SPREAD_OF_SIZES * (2 * random.nextDouble() - 1);
    return Math.max(1, Math.round(medianLots * factor));
  }
}
