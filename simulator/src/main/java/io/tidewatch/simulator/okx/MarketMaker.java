package io.tidewatch.simulator.okx;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A book that moves by itself: the middle walks by ticks, levels near it change most, and what is
 * bought or sold is taken out of the level it was traded at. The same seed gives the same market.
 * Event time only; not thread-safe.
 */
public final class MarketMaker {
  private static final long MEDIAN_LOTS = 400;
  private static final int NEARNESS = 8;

  /**
   * How lively the market is.
   *
   * @param levels kept on each side
   * @param changesPerSide levels that change at each step, at most
   * @param every time between two steps
   * @param moveChance of the middle moving one tick at a step
   * @param printChance of a trade that leaves the middle where it is, at a step that does not move
   */
  public record Style(
      int levels, int changesPerSide, Duration every, double moveChance, double printChance) {
    public static final Style LIVELY = new Style(400, 5, Duration.ofMillis(100), 0.2, 0.5);

    public Style {
      requireNonNull(every, "every");
      if (levels < 2 || changesPerSide < 0 || !every.isPositive()) {
        throw new IllegalArgumentException(
            "expected at least two levels, no negative number of changes and a time above zero,"
                + " was "
                + levels
                + ", "
                + changesPerSide
                + " and "
                + every);
      }
    }

    public Style withChangesPerSide(int changes) {
      return new Style(levels, changes, every, moveChance, printChance);
    }
  }

  private final OkxListing listing;
  private final Style style;
  private final SplittableRandom random;
  private final NavigableMap<Long, Long> asks = new TreeMap<>();
  private final NavigableMap<Long, Long> bids = new TreeMap<>();
  private long nowMs;
  private long nextTradeId = 1;

  /**
   * @param mid first price; the best bid is the tick at or below it
   * @param startMs event time of the opening, epoch milliseconds
   */
  public MarketMaker(OkxListing listing, BigDecimal mid, long startMs, Style style, long seed) {
    this.listing = requireNonNull(listing, "listing");
    this.style = requireNonNull(style, "style");
    this.random = new SplittableRandom(seed);
    this.nowMs = startMs;
    long bestBid = Math.max(mid.divideToIntegralValue(listing.tick()).longValue(), lowestBid());
    for (int i = 0; i < style.levels(); i++) {
      bids.put(bestBid - i, lots());
      asks.put(bestBid + 1 + i, lots());
    }
  }

  public OkxListing listing() {
    return listing;
  }

  /** The whole book as it is now. */
  public BookChange opening() {
    return new BookChange(nowMs, levels(asks), levels(bids.descendingMap()));
  }

  /** What happens next. */
  public MarketStep next() {
    nowMs += style.every().toMillis();
    List<OkxPrint> prints = new ArrayList<>();
    NavigableMap<Long, Long> changedAsks = new TreeMap<>();
    NavigableMap<Long, Long> changedBids = new TreeMap<>();
    double chance = random.nextDouble();
    boolean up = random.nextBoolean() || bids.lastKey() <= lowestBid();
    if (chance < style.moveChance()) {
      prints.add(up ? moveUp(changedAsks, changedBids) : moveDown(changedAsks, changedBids));
    } else if (chance < style.moveChance() + style.printChance()) {
      prints.add(up ? partOf(asks, changedAsks, true) : partOf(bids, changedBids, false));
    }
    for (int i = 0; i < style.changesPerSide(); i++) {
      resize(asks, changedAsks, asks.firstKey() + distance());
      resize(bids, changedBids, bids.lastKey() - distance());
    }
    return new MarketStep(
        prints, new BookChange(nowMs, levels(changedAsks), levels(changedBids.descendingMap())));
  }

  private OkxPrint moveUp(Map<Long, Long> changedAsks, Map<Long, Long> changedBids) {
    Map.Entry<Long, Long> taken = asks.pollFirstEntry();
    changedAsks.put(taken.getKey(), 0L);
    set(bids, changedBids, taken.getKey(), lots());
    changedBids.put(bids.pollFirstEntry().getKey(), 0L);
    set(asks, changedAsks, asks.lastKey() + 1, lots());
    return print(taken.getKey(), taken.getValue(), true);
  }

  private OkxPrint moveDown(Map<Long, Long> changedAsks, Map<Long, Long> changedBids) {
    Map.Entry<Long, Long> taken = bids.pollLastEntry();
    changedBids.put(taken.getKey(), 0L);
    set(asks, changedAsks, taken.getKey(), lots());
    changedAsks.put(asks.pollLastEntry().getKey(), 0L);
    set(bids, changedBids, bids.firstKey() - 1, lots());
    return print(taken.getKey(), taken.getValue(), false);
  }

  private OkxPrint partOf(
      NavigableMap<Long, Long> side, Map<Long, Long> changed, boolean takerBuys) {
    Map.Entry<Long, Long> best = takerBuys ? side.firstEntry() : side.lastEntry();
    long taken = 1 + (long) (random.nextDouble() * 0.5 * best.getValue());
    set(side, changed, best.getKey(), Math.max(1, best.getValue() - taken));
    return print(best.getKey(), Math.min(taken, Math.max(1, best.getValue() - 1)), takerBuys);
  }

  // The best level changes by trades only, so that prints explain what it loses.
  private void resize(NavigableMap<Long, Long> side, Map<Long, Long> changed, long tick) {
    if (side.containsKey(tick) && !changed.containsKey(tick)) {
      set(side, changed, tick, lots());
    }
  }

  private static void set(Map<Long, Long> side, Map<Long, Long> changed, long tick, long lots) {
    side.put(tick, lots);
    changed.put(tick, lots);
  }

  private long distance() {
    double spread = -Math.log(1 - random.nextDouble()) * style.levels() / NEARNESS;
    return Math.min(style.levels() - 1, 1 + (long) spread);
  }

  private long lots() {
    return Math.max(2, Math.round(MEDIAN_LOTS * Math.exp(0.8 * random.nextGaussian())));
  }

  private long lowestBid() {
    return style.levels() + 10L;
  }

  private OkxPrint print(long tick, long lots, boolean takerBuys) {
    return new OkxPrint(nextTradeId++, price(tick), size(lots), takerBuys, nowMs);
  }

  private List<BookLevel> levels(NavigableMap<Long, Long> side) {
    return side.entrySet().stream().map(e -> level(e.getKey(), e.getValue())).toList();
  }

  private BookLevel level(long tick, long lots) {
    return lots == 0
        ? BookLevel.gone(price(tick))
        : new BookLevel(price(tick), size(lots), 1 + (int) (lots % 20));
  }

  private BigDecimal price(long tick) {
    return listing.tick().multiply(BigDecimal.valueOf(tick));
  }

  private BigDecimal size(long lots) {
    return listing.lot().multiply(BigDecimal.valueOf(lots));
  }
}
