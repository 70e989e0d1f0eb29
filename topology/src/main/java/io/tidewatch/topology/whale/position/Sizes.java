package io.tidewatch.topology.whale.position;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Compares sizes of one coin: the venue computes some of them in floating point.
 *
 * @param decimals of a size; absent until the venue told
 * @param spot whether it is a spot pair, whose balances have finer digits than sizes
 */
public record Sizes(Optional<Integer> decimals, boolean spot) {
  /** Averages have so many digits. */
  public static final MathContext AVERAGE = new MathContext(12, RoundingMode.HALF_EVEN);

  private static final int UNKNOWN_DECIMALS = 8;
  private static final int NOISE_DIGITS = 12;

  /** Of spot balances: a fee that public trades do not show is at most so much of a position. */
  private static final BigDecimal FEE_SHARE = new BigDecimal("0.001");

  private static final BigDecimal HALF = new BigDecimal("0.5");

  public Sizes {
    requireNonNull(decimals, "decimals");
  }

  /** Whether two sizes are the same but for noise. */
  public boolean near(BigDecimal one, BigDecimal other) {
    BigDecimal difference = one.subtract(other).abs();
    if (difference.signum() == 0) {
      return true;
    }
    BigDecimal half = HALF.movePointLeft(decimals.orElse(UNKNOWN_DECIMALS));
    if (difference.compareTo(half) <= 0) {
      return true;
    }
    return decimals.isEmpty()
        && difference.compareTo(one.abs().max(other.abs()).movePointLeft(NOISE_DIGITS)) < 0;
  }

  /** Whether a fill of this size takes all of a position, but for noise. */
  boolean isAll(BigDecimal held, BigDecimal size) {
    BigDecimal difference = held.abs().subtract(size).abs();
    BigDecimal noise =
        spot || decimals.isEmpty()
            ? held.abs().max(size).movePointLeft(NOISE_DIGITS)
            : HALF.movePointLeft(decimals.get());
    return difference.compareTo(noise) <= 0;
  }

  /** A size without noise. */
  public BigDecimal tidy(BigDecimal size) {
    return spot || decimals.isEmpty()
        ? size
        : plain(size.setScale(decimals.get(), RoundingMode.HALF_EVEN));
  }

  /** Whether nothing is held that could be sold. */
  public boolean isFlat(BigDecimal size) {
    BigDecimal least =
        decimals
            .map(BigDecimal.ONE::movePointLeft)
            .orElseGet(() -> HALF.movePointLeft(UNKNOWN_DECIMALS));
    return size.abs().compareTo(least) < 0;
  }

  /** Whether a size is nothing but what computing left of one that is not told in units. */
  boolean isNoise(BigDecimal size) {
    return size.abs().compareTo(HALF.movePointLeft(UNKNOWN_DECIMALS)) < 0;
  }

  /** Whether the difference can be fees that were paid in what was bought. */
  public boolean canBeFees(BigDecimal ours, BigDecimal stated) {
    return spot
        && ours.subtract(stated).abs().compareTo(ours.abs().max(stated.abs()).multiply(FEE_SHARE))
            <= 0;
  }

  /** The same number, with no more digits than it needs. */
  public static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
