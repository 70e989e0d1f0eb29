package io.tidewatch.topology.tokenpool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PairFigures;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * What a rule asks for besides the template. Pure.
 *
 * @param detail what is missing or not enough; empty if it is open
 */
record Gate(State state, String detail) {
  private static final Gate OPEN = new Gate(State.OPEN, "");
  private static final MathContext DIGITS = MathContext.DECIMAL64;

  Gate {
    requireNonNull(state, "state");
    requireNonNull(detail, "detail");
  }

  /** Whether a rule lets figures through. */
  enum State {
    OPEN,
    CLOSED,
    /** A figure that it needs was not sent. */
    UNKNOWN
  }

  /** Looks at figures; one that is known to be too low says more than one that is unknown. */
  static Gate of(TokenPoolRule rule, Interval interval, PairFigures figures) {
    Gate liquidity =
        rule.minLiquidityUsd()
            .map(least ->
                gate(
                    "liquidity in USD", least, liquidityUsd(figures), hasLiquidity(figures, least)))
            .orElse(OPEN);
    Gate trades = rule.minTrades().map(least -> trades(least, interval, figures)).orElse(OPEN);
    if (liquidity.state == State.CLOSED || trades.state == State.OPEN) {
      return liquidity;
    }
    return trades.state == State.CLOSED || liquidity.state == State.OPEN ? trades : liquidity;
  }

  private static Gate trades(BigDecimal least, Interval interval, PairFigures figures) {
    Optional<BigDecimal> found = figures.window(interval).trades().map(BigDecimal::valueOf);
    boolean enough = found.filter(trades -> trades.compareTo(least) >= 0).isPresent();
    return gate("number of trades in " + interval, least, found, enough);
  }

  private static Gate gate(
      String what, BigDecimal least, Optional<BigDecimal> found, boolean enough) {
    if (found.isEmpty()) {
      return new Gate(State.UNKNOWN, what + " was not sent");
    }
    return enough
        ? OPEN
        : new Gate(
            State.CLOSED,
            what
                + " is "
                + PoolExplanation.amount(found.get())
                + ", the rule asks for "
                + PoolExplanation.amount(least));
  }

  /** Exactly, where a division would round. */
  private static boolean hasLiquidity(PairFigures figures, BigDecimal leastUsd) {
    return liquidityUsd(figures).isPresent()
        && figures
                .quoteReserve()
                .orElseThrow()
                .multiply(figures.priceUsd().orElseThrow())
                .multiply(BigDecimal.TWO)
                .compareTo(leastUsd.multiply(figures.priceQuote().orElseThrow()))
            >= 0;
  }

  /** Both sides of the pool are worth the same: twice the quote reserve, at the token's rate. */
  static Optional<BigDecimal> liquidityUsd(PairFigures figures) {
    if (figures.quoteReserve().isEmpty()
        || figures.priceUsd().isEmpty()
        || figures.priceQuote().filter(price -> price.signum() > 0).isEmpty()) {
      return Optional.empty();
    }
    BigDecimal usdPerQuote = figures.priceUsd().get().divide(figures.priceQuote().get(), DIGITS);
    return Optional.of(
        figures.quoteReserve().get().multiply(usdPerQuote, DIGITS).multiply(BigDecimal.TWO));
  }
}
