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
            .map(least -> gate("liquidity in USD", least, liquidityUsd(figures)))
            .orElse(OPEN);
    Gate trades =
        rule.minTrades()
            .map(least ->
                gate(
                    "number of trades in " + interval,
                    least,
                    figures.window(interval).trades().map(BigDecimal::valueOf)))
            .orElse(OPEN);
    if (liquidity.state == State.CLOSED || trades.state == State.OPEN) {
      return liquidity;
    }
    return trades.state == State.CLOSED || liquidity.state == State.OPEN ? trades : liquidity;
  }

  private static Gate gate(String what, BigDecimal least, Optional<BigDecimal> found) {
    if (found.isEmpty()) {
      return new Gate(State.UNKNOWN, what + " was not sent");
    }
    return found.get().compareTo(least) >= 0
        ? OPEN
        : new Gate(
            State.CLOSED,
            what
                + " is "
                + PoolExplanation.amount(found.get())
                + ", the rule asks for "
                + PoolExplanation.amount(least));
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
