package io.tidewatch.contract.book;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tidewatch.contract.alert.Side;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a book says after an update. It is only made of a book that is known to be right. Side
 * {@code BUY} means the bids, {@code SELL} the asks. Notional amounts are USD.
 *
 * @param instId instrument
 * @param time event time of the update, epoch milliseconds
 * @param receivedAt when the update was received, epoch milliseconds
 * @param seqId of the update; -1 where the venue sent none
 * @param bookEpoch number of the snapshot that the book goes back to; no window reaches over it
 * @param phase whether the best prices are crossed
 * @param top best prices; empty if a side is empty
 * @param mid between the best prices, in the quote asset
 * @param spreadBps distance of the best prices, in basis points of the mid
 * @param microprice mid weighted by the sizes at the best prices, in the quote asset
 * @param imbalance (bids - asks) / (bids + asks) of the notional within the widest band covered, -1
 *     to 1
 * @param coverageBps distance of the last level from the mid, of the side that reaches less far
 * @param orderFlowImbalance sum of the changes at the best prices since the analysis before, in
 *     units of size (Cont, Kukanov, Stoikov 2014)
 * @param depth notional near the mid, narrowest band first
 * @param slippage what a market order would cost, smallest first
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record BookAnalysis(
    String instId,
    long time,
    long receivedAt,
    long seqId,
    long bookEpoch,
    Phase phase,
    Optional<Top> top,
    Figure mid,
    Figure spreadBps,
    Figure microprice,
    Figure imbalance,
    Figure coverageBps,
    Figure orderFlowImbalance,
    List<DepthBand> depth,
    List<Slippage> slippage,
    PriceLevels levels,
    LargeOrders largeOrders,
    List<Wall> walls,
    DepthAnomaly depthAnomaly,
    Liquidity liquidity) {
  public BookAnalysis {
    requireNonNull(instId, "instId");
    requireNonNull(phase, "phase");
    top = top == null ? Optional.empty() : top;
    requireNonNull(mid, "mid");
    requireNonNull(spreadBps, "spreadBps");
    requireNonNull(microprice, "microprice");
    requireNonNull(imbalance, "imbalance");
    requireNonNull(coverageBps, "coverageBps");
    requireNonNull(orderFlowImbalance, "orderFlowImbalance");
    depth = List.copyOf(depth);
    slippage = List.copyOf(slippage);
    requireNonNull(levels, "levels");
    requireNonNull(largeOrders, "largeOrders");
    walls = List.copyOf(walls);
    requireNonNull(depthAnomaly, "depthAnomaly");
    requireNonNull(liquidity, "liquidity");
  }

  /** How the book trades. */
  public enum Phase {
    CONTINUOUS,
    /** Best bid at or over best ask, which is legal before the open and in a call auction. */
    AUCTION
  }

  /** How a measure stands. */
  public enum Condition {
    NORMAL,
    WARNING,
    ALERT
  }

  /** Where large orders lean. */
  public enum Trend {
    BULLISH,
    BEARISH,
    NEUTRAL
  }

  /** The best prices. */
  public record Top(BigDecimal bid, BigDecimal bidSize, BigDecimal ask, BigDecimal askSize) {}

  /**
   * Notional within a distance from the mid.
   *
   * @param bps the distance, in basis points
   * @param imbalance (bids - asks) / (bids + asks)
   */
  public record DepthBand(int bps, Figure bidUsd, Figure askUsd, Figure imbalance) {}

  /**
   * What a market order of a size would cost against the mid.
   *
   * @param usd the order's notional
   * @param buyBps volume-weighted price over the mid, in basis points
   * @param buyFillableUsd how much of it the visible asks can fill
   * @param sellBps mid over volume-weighted price
   * @param sellFillableUsd how much of it the visible bids can fill
   */
  public record Slippage(
      BigDecimal usd,
      Figure buyBps,
      Figure buyFillableUsd,
      Figure sellBps,
      Figure sellFillableUsd) {}

  /**
   * Support and resistance, strongest first.
   *
   * @param absent why there are none at all, where the book does not allow to say
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record PriceLevels(
      Optional<PriceLevel> support1,
      Optional<PriceLevel> support2,
      Optional<PriceLevel> resistance1,
      Optional<PriceLevel> resistance2,
      Optional<Absence> absent) {
    public PriceLevels {
      support1 = support1 == null ? Optional.empty() : support1;
      support2 = support2 == null ? Optional.empty() : support2;
      resistance1 = resistance1 == null ? Optional.empty() : resistance1;
      resistance2 = resistance2 == null ? Optional.empty() : resistance2;
      absent = absent == null ? Optional.empty() : absent;
    }
  }

  /**
   * A price around which notional gathers.
   *
   * @param id stays the same while the level can be followed
   * @param price weighted by notional
   * @param zoneLow lower end of the zone
   * @param zoneHigh upper end of the zone
   * @param notionalUsd within the zone
   * @param strength 0 to 100
   * @param persistence share of the last five minutes in which it was there, 0 to 1
   * @param touches how often the mid came within the zone and left again
   * @param round whether it stands at a round price, which draws orders by itself
   * @param since event time since when it is followed, epoch milliseconds
   */
  public record PriceLevel(
      long id,
      BigDecimal price,
      BigDecimal zoneLow,
      BigDecimal zoneHigh,
      BigDecimal notionalUsd,
      BigDecimal strength,
      BigDecimal persistence,
      int touches,
      boolean round,
      long since) {}

  /**
   * How large orders are spread.
   *
   * @param buyUsd notional of large bids
   * @param sellUsd notional of large asks
   * @param trend where they lean; {@code NEUTRAL} also where it cannot be said
   * @param classes all levels by notional, smallest class first
   * @param bidTopShare share of the five largest bids in all bids, 0 to 1
   * @param askTopShare share of the five largest asks in all asks, 0 to 1
   */
  public record LargeOrders(
      Figure buyUsd,
      Figure sellUsd,
      Trend trend,
      List<SizeClass> classes,
      Figure bidTopShare,
      Figure askTopShare) {
    public LargeOrders {
      requireNonNull(trend, "trend");
      classes = List.copyOf(classes);
    }
  }

  /**
   * Levels of one class of size.
   *
   * @param fromUsd smallest notional of the class, inclusive; the next class begins where it ends
   */
  public record SizeClass(
      BigDecimal fromUsd, int bids, BigDecimal bidUsd, int asks, BigDecimal askUsd) {}

  /**
   * One price with far more than its neighbours.
   *
   * @param side {@code BUY} for a bid
   * @param share of its side's notional, 0 to 1
   * @param actor who seems to stand behind it
   * @param since event time since when it is there, epoch milliseconds
   */
  public record Wall(
      Side side,
      BigDecimal price,
      BigDecimal size,
      BigDecimal notionalUsd,
      BigDecimal share,
      Actor actor,
      long since) {}

  /** Whom the number of orders at a price hints at. */
  public enum Actor {
    /** One or two orders. */
    SINGLE,
    SEVERAL,
    /** More than fifteen orders. */
    CROWD
  }

  /**
   * How unusual depth, imbalance and spread are against their own history.
   *
   * @param score 0 to 100
   * @param contributions share of each part in the score, by its name; they add up to the score
   * @param samples size of the history it was compared with
   */
  public record DepthAnomaly(
      Figure score, Condition condition, Map<String, BigDecimal> contributions, int samples) {
    public DepthAnomaly {
      requireNonNull(score, "score");
      requireNonNull(condition, "condition");
      // Sorted, as equal readings must be equal bytes in every process.
      contributions = Collections.unmodifiableMap(new TreeMap<>(contributions));
    }
  }

  /**
   * How much can be traded.
   *
   * @param index 0 to 100 within the instrument's own history; 50 is usual
   * @param bidRatio depth of the bids over its median of the last 30 minutes
   * @param askRatio depth of the asks over its median of the last 30 minutes
   * @param changePerMinute change of the depth within a minute, in parts of the median
   * @param side where it shrank; empty while it has not
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Liquidity(
      Figure index,
      Condition condition,
      Figure bidRatio,
      Figure askRatio,
      Figure changePerMinute,
      Optional<Side> side) {
    public Liquidity {
      requireNonNull(index, "index");
      requireNonNull(condition, "condition");
      side = side == null ? Optional.empty() : side;
    }
  }
}
