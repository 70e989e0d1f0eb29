package io.tidewatch.topology.orderbooks.analysis;

import io.tidewatch.contract.book.Absence;
import io.tidewatch.contract.book.BookAnalysis.DepthAnomaly;
import io.tidewatch.contract.book.BookAnalysis.Liquidity;
import io.tidewatch.contract.book.BookAnalysis.PriceLevels;
import java.util.List;
import java.util.Optional;

/**
 * All that a {@link BookAnalyst} remembers, as plain values. Its JSON gives it back exactly.
 *
 * @param clock where it stands in time
 * @param best prices and sizes at the look before
 * @param path the mid of the last minute
 * @param told what the last slower evaluation said, which holds until the next
 */
public record AnalystMemory(
    Clock clock,
    Optional<OrderFlow.Best> best,
    List<MidPath.Point> path,
    TradeTape.Memory tape,
    WallTracker.Memory bidWalls,
    WallTracker.Memory askWalls,
    LevelAnalysis.Memory levels,
    DepthBaseline.Memory baseline,
    Told told) {
  static final AnalystMemory INITIAL =
      new AnalystMemory(
          Clock.INITIAL,
          Optional.empty(),
          List.of(),
          TradeTape.Memory.INITIAL,
          WallTracker.Memory.INITIAL,
          WallTracker.Memory.INITIAL,
          LevelAnalysis.Memory.INITIAL,
          DepthBaseline.Memory.INITIAL,
          Told.NOTHING);

  public AnalystMemory {
    best = best == null ? Optional.empty() : best;
    path = List.copyOf(path);
  }

  /**
   * Event times.
   *
   * @param startedAt of the first look; -1 before it
   * @param now of the newest look
   * @param heavyAt of the newest slower evaluation; -1 before the first
   * @param bidsTruncated whether the venue may know more bids than it sends
   */
  record Clock(
      long startedAt, long now, long heavyAt, boolean bidsTruncated, boolean asksTruncated) {
    static final Clock INITIAL = new Clock(-1, 0, -1, false, false);
  }

  /** What holds until the next slower evaluation. */
  record Told(PriceLevels levels, DepthAnomaly anomaly, Liquidity liquidity) {
    static final Told NOTHING = absent(Absence.WARMUP);

    static Told absent(Absence why) {
      return new Told(
          LevelAnalysis.absent(why),
          DepthAnomalyScore.absent(why, 0),
          DepthBaseline.absentLiquidity(why));
    }
  }
}
