package io.tidewatch.topology.orderbooks.analysis;

import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.book.Absence;
import io.tidewatch.contract.book.BookAnalysis.PriceLevel;
import io.tidewatch.contract.book.BookAnalysis.PriceLevels;
import io.tidewatch.topology.orderbooks.analysis.LevelFinder.Peak;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Support and resistance of an instrument. */
final class LevelAnalysis {
  /** Beyond this part of what the venue sends, a slope that is cut off looks like a peak. */
  private static final double SAFE_REACH = 0.9;

  private static final double MIN_WIDTH_BPS = 2;
  private static final double MIN_WIDTHS = 20;
  private static final double VOLATILITY_SHARE = 0.25;
  private static final double WIDTH_SLACK = 1.5;
  private static final int MAX_PEAKS_KEPT = 256;
  private static final long PEAKS_EVERY_MS = 30_000;
  private static final double REFERENCE_RANK = 0.95;
  private static final long IDS_PER_EPOCH = 1_000_000;

  private final LevelSettings settings;
  private final LevelFinder finder;
  private final LevelTracker supports;
  private final LevelTracker resistances;
  private final List<Double> peaks;
  private double width;
  private long updatedAt;
  private long peaksAt;
  private long nextId;

  /**
   * What it remembers.
   *
   * @param peaks notional of the peaks of the last hours
   * @param width of a bucket, in the quote asset; 0 before the first
   */
  record Memory(
      List<TrackedLevel> supports,
      List<TrackedLevel> resistances,
      List<Double> peaks,
      double width,
      long updatedAt,
      long peaksAt,
      long nextId) {
    static final Memory INITIAL = new Memory(List.of(), List.of(), List.of(), 0, 0, 0, 1);

    Memory {
      supports = List.copyOf(supports);
      resistances = List.copyOf(resistances);
      peaks = List.copyOf(peaks);
    }
  }

  LevelAnalysis(LevelSettings settings, Memory memory) {
    this.settings = settings;
    finder = new LevelFinder(settings);
    supports = new LevelTracker(settings, memory.supports());
    resistances = new LevelTracker(settings, memory.resistances());
    peaks = new ArrayList<>(memory.peaks());
    width = memory.width();
    updatedAt = memory.updatedAt();
    peaksAt = memory.peaksAt();
    nextId = memory.nextId();
  }

  Memory memory() {
    return new Memory(
        supports.memory(), resistances.memory(), peaks, width, updatedAt, peaksAt, nextId);
  }

  LevelTracker of(Side side) {
    return side == Side.BUY ? supports : resistances;
  }

  /** The presence that a level has which was always there since the snapshot. */
  double presenceSoFar(long now, long startedAt) {
    return 1 - Math.exp(-(now - startedAt) / (double) settings.persistenceOver().toMillis());
  }

  /** Whether the snapshot is so long ago that being there means something. */
  boolean isSettled(long now, long startedAt) {
    return now - startedAt >= settings.settle().toMillis();
  }

  /** Looks for the levels anew. */
  PriceLevels update(BookLook look, MidPath path, long startedAt) {
    if (Math.min(look.bids().size, look.asks().size) < settings.minLevels()) {
      return absent(Absence.TOO_FEW_LEVELS);
    }
    double bidReach = reach(look, look.bids());
    double askReach = reach(look, look.asks());
    setWidth(look, path, Math.min(bidReach, askReach));
    if (LevelFinder.tooFew(look.bids(), look.mid(), bidReach, width)
        || LevelFinder.tooFew(look.asks(), look.mid(), askReach, width)) {
      return absent(Absence.TOO_FEW_LEVELS);
    }
    List<Peak> low = finder.find(look.bids(), look.mid(), bidReach, width);
    List<Peak> high = finder.find(look.asks(), look.mid(), askReach, width);
    double reference = reference(low, high, look.now());
    long elapsed = updatedAt == 0 ? 0 : look.now() - updatedAt;
    double weight = 1 - Math.exp(-elapsed / (double) settings.persistenceOver().toMillis());
    updatedAt = look.now();
    supports.update(look, look.bids(), bidReach, low, width, weight, reference, () -> id(look));
    resistances.update(look, look.asks(), askReach, high, width, weight, reference, () -> id(look));
    return told(look.now(), startedAt);
  }

  private double reach(BookLook look, BookSide side) {
    return Math.min(settings.withinBps(), SAFE_REACH * side.reachBps(look.mid()));
  }

  /** Stays as long as it is about right, so that levels do not jump from bucket to bucket. */
  private void setWidth(BookLook look, MidPath path, double reachBps) {
    double byReach = look.mid() * Math.min(MIN_WIDTH_BPS, reachBps / MIN_WIDTHS) / 1e4;
    double byNoise = look.mid() * VOLATILITY_SHARE * path.volatility();
    double wanted = Math.max(2 * look.worth().tickSize().orElse(0), Math.max(byReach, byNoise));
    if (wanted > width * WIDTH_SLACK || wanted < width / WIDTH_SLACK) {
      width = wanted;
    }
  }

  /** Notional that 95 in 100 peaks do not reach. */
  private double reference(List<Peak> low, List<Peak> high, long now) {
    double[] found =
        DoubleStream.concat(
                low.stream().mapToDouble(Peak::usd), high.stream().mapToDouble(Peak::usd))
            .toArray();
    double[] all =
        DoubleStream.concat(peaks.stream().mapToDouble(Double::doubleValue), Arrays.stream(found))
            .sorted()
            .toArray();
    if (peaksAt == 0 || now - peaksAt >= PEAKS_EVERY_MS) {
      peaksAt = now;
      Arrays.stream(found).forEach(peaks::add);
      peaks.subList(0, Math.max(0, peaks.size() - MAX_PEAKS_KEPT)).clear();
    }
    return all.length == 0 ? 0 : all[(int) Math.ceil(REFERENCE_RANK * all.length) - 1];
  }

  private long id(BookLook look) {
    return look.moment().bookEpoch() * IDS_PER_EPOCH + nextId++;
  }

  private PriceLevels told(long now, long startedAt) {
    if (!isSettled(now, startedAt)) {
      return absent(Absence.WARMUP);
    }
    double soFar = presenceSoFar(now, startedAt);
    List<TrackedLevel> below = supports.persistent(soFar);
    List<TrackedLevel> above = resistances.persistent(soFar);
    if (below.isEmpty() && above.isEmpty()) {
      return absent(Absence.NONE_FOUND);
    }
    return new PriceLevels(
        nth(below, 0, soFar),
        nth(below, 1, soFar),
        nth(above, 0, soFar),
        nth(above, 1, soFar),
        Optional.empty());
  }

  private Optional<PriceLevel> nth(List<TrackedLevel> levels, int n, double soFar) {
    return levels.stream().skip(n).findFirst().map(level -> told(level, soFar));
  }

  private PriceLevel told(TrackedLevel level, double soFar) {
    return new PriceLevel(
        level.id(),
        Rounded.price(level.price()),
        Rounded.price(level.low()),
        Rounded.price(level.high()),
        Rounded.usd(level.usd()),
        Rounded.score(LevelTracker.strength(level, soFar)),
        Rounded.share(LevelTracker.persistence(level, soFar)),
        level.touches(),
        RoundPrice.isNear(level.price(), width / 2),
        level.since());
  }

  static PriceLevels absent(Absence why) {
    return new PriceLevels(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(why));
  }
}
