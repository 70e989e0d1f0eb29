package io.tidewatch.topology.whale.position;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a fill did to a position.
 *
 * @param before signed size before it
 * @param after signed size after it
 * @param closed size of the part that made it smaller
 * @param opened size of the part that made it larger; a flip has both
 * @param pnl of the closed part, before fees; absent if the entry is not known
 */
public record Parts(
    BigDecimal before,
    BigDecimal after,
    BigDecimal closed,
    BigDecimal opened,
    Optional<BigDecimal> pnl) {
  public Parts {
    requireNonNull(before, "before");
    requireNonNull(after, "after");
    requireNonNull(closed, "closed");
    requireNonNull(opened, "opened");
    requireNonNull(pnl, "pnl");
  }

  /**
   * Divides a fill.
   *
   * @param entry average price of what was held
   * @param sizes tells noise: what is left of a position by it is no position
   */
  public static Parts of(
      BigDecimal start, WhaleFill fill, Optional<BigDecimal> entry, Sizes sizes) {
    boolean opposite = start.signum() == (fill.buy() ? -1 : 1) && !sizes.isNoise(start);
    boolean all = opposite && sizes.isAll(start, fill.size());
    BigDecimal closed =
        all ? fill.size() : opposite ? start.abs().min(fill.size()) : BigDecimal.ZERO;
    Optional<BigDecimal> pnl =
        entry
            .map(price ->
                fill.price()
                    .subtract(price)
                    .multiply(closed)
                    .multiply(BigDecimal.valueOf(start.signum())))
            .or(fill::closedPnl);
    return new Parts(
        start,
        all ? BigDecimal.ZERO : Sizes.plain(start.add(fill.delta())),
        closed,
        fill.size().subtract(closed),
        pnl);
  }

  /** Both sides of a trade of an address with itself: nothing, but for fees. */
  static Parts none(BigDecimal before, BigDecimal after) {
    return new Parts(before, after, BigDecimal.ZERO, BigDecimal.ZERO, Optional.empty());
  }

  /** Whether the fill neither closed nor opened anything. */
  public boolean isNone() {
    return closed.signum() == 0 && opened.signum() == 0;
  }

  /** The average price of what is held afterwards. */
  Optional<BigDecimal> entryAfter(WhaleFill fill, Optional<BigDecimal> entry) {
    if (after.signum() == 0) {
      return Optional.empty();
    }
    if (opened.signum() == 0) {
      return entry;
    }
    if (before.signum() == 0 || closed.signum() > 0) {
      return Optional.of(fill.price());
    }
    BigDecimal held = before.abs();
    return entry.map(price ->
        price
            .multiply(held)
            .add(fill.price().multiply(opened))
            .divide(held.add(opened), Sizes.AVERAGE));
  }

  /** Whether the venue's own word for the fill says the same. */
  public boolean agreesWith(WhaleFill fill) {
    if (isNone()) {
      return true;
    }
    boolean opens = opened.signum() > 0;
    boolean closes = closed.signum() > 0;
    boolean same =
        switch (fill.direction()) {
          case "Open Long" -> fill.buy() && !closes;
          case "Open Short" -> !fill.buy() && !closes;
          case "Close Long" -> !fill.buy() && closes && !opens;
          case "Close Short" -> fill.buy() && closes && !opens;
          case "Long > Short" -> !fill.buy() && closes && opens;
          case "Short > Long" -> fill.buy() && closes && opens;
          case "Buy" -> fill.buy();
          case "Sell" -> !fill.buy();
          default -> true;
        };
    boolean spot = fill.direction().equals("Buy") || fill.direction().equals("Sell");
    boolean gains = fill.closedPnl().filter(pnl -> pnl.signum() != 0).isPresent();
    return same && (spot || closes || !gains);
  }
}
