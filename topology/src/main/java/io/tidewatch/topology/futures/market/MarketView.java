package io.tidewatch.topology.futures.market;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Inputs.ComparedRound;
import io.tidewatch.contract.alert.Inputs.MarketMove;
import io.tidewatch.contract.alert.Inputs.Mover;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.futures.Anomaly;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the symbols of a round say together. Pure.
 *
 * @param symbols how many have figures to compare
 * @param anomalous how many of them are anomalous
 */
public record MarketView(
    int symbols,
    int anomalous,
    int rising,
    int falling,
    BigDecimal medianReturnPercent,
    List<Mover> strongest) {
  private static final int MOST_TOLD = 10;
  private static final int SHARE_DECIMALS = 4;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal NONE = new BigDecimal("0.0000");

  public MarketView {
    requireNonNull(medianReturnPercent, "medianReturnPercent");
    strongest = List.copyOf(strongest);
  }

  /**
   * A symbol as its rule sees it.
   *
   * @param score by the method that decides
   */
  public record Seen(Anomaly anomaly, BigDecimal score, boolean anomalous) {
    public Seen {
      requireNonNull(anomaly, "anomaly");
      requireNonNull(score, "score");
    }
  }

  /**
   * Looks at all symbols of a round.
   *
   * @param seen those with a baseline
   */
  public static MarketView of(List<Seen> seen) {
    List<Seen> anomalous = seen.stream().filter(Seen::anomalous).sorted(strongestFirst()).toList();
    return new MarketView(
        seen.size(),
        anomalous.size(),
        count(anomalous, Side.BUY),
        count(anomalous, Side.SELL),
        median(seen),
        anomalous.stream()
            .limit(MOST_TOLD)
            .map(one -> new Mover(one.anomaly().symbol(), one.score(), percent(one).orElse(NONE)))
            .toList());
  }

  private static Comparator<Seen> strongestFirst() {
    return Comparator.comparing(Seen::score)
        .thenComparing(seen -> seen.anomaly().quoteVolume())
        .reversed()
        .thenComparing(seen -> seen.anomaly().symbol());
  }

  private static int count(List<Seen> seen, Side side) {
    return (int) seen.stream().filter(one -> one.anomaly().direction() == side).count();
  }

  private static Optional<BigDecimal> percent(Seen seen) {
    return seen.anomaly()
        .classic()
        .curReturn()
        .map(change -> change.multiply(HUNDRED).setScale(4, RoundingMode.HALF_EVEN));
  }

  private static BigDecimal median(List<Seen> seen) {
    List<BigDecimal> sorted =
        seen.stream().map(MarketView::percent).flatMap(Optional::stream).sorted().toList();
    if (sorted.isEmpty()) {
      return NONE;
    }
    BigDecimal low = sorted.get((sorted.size() - 1) / 2);
    BigDecimal high = sorted.get(sorted.size() / 2);
    return low.add(high).divide(BigDecimal.TWO, 4, RoundingMode.HALF_EVEN);
  }

  /** Share of the compared symbols that are anomalous, 0 to 1. */
  public BigDecimal share() {
    return share(anomalous, symbols);
  }

  /** A share, rounded down so that it is over no threshold that it does not reach. */
  public static BigDecimal share(int anomalous, int symbols) {
    return symbols == 0
        ? NONE
        : BigDecimal.valueOf(anomalous)
            .divide(BigDecimal.valueOf(symbols), SHARE_DECIMALS, RoundingMode.DOWN);
  }

  /** Which way most of the anomalous ones went. */
  public Side side() {
    if (rising == falling) {
      return Side.BOTH;
    }
    return rising > falling ? Side.BUY : Side.SELL;
  }

  /** For the evidence. */
  public MarketMove toInputs(long roundAt, Optional<ComparedRound> compared) {
    return new MarketMove(
        roundAt, anomalous, symbols, rising, falling, medianReturnPercent, strongest, compared);
  }
}
