package io.tidewatch.topology.rate;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.instrument.SpotSymbol;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.function.Function;

/**
 * USD rates of quote assets: stablecoins count as a dollar, others by the venue's price against
 * USDT, in either direction.
 */
public final class UsdRates {
  private static final String DOLLAR = "USDT";

  private final Function<String, PriceHistory> prices;

  /**
   * Takes the source of prices.
   *
   * @param prices finds the history of a pair by the venue's name of it, or null
   */
  public UsdRates(Function<String, PriceHistory> prices) {
    this.prices = requireNonNull(prices, "prices");
  }

  /** The rate for a frame received at this time; empty if none was known. */
  public Optional<UsdRate> rate(String quote, long receivedMs) {
    if (SpotSymbol.USD_STABLECOINS.contains(quote)) {
      return Optional.of(UsdRate.ONE);
    }
    Optional<UsdRate> direct = priceOf(quote + DOLLAR, receivedMs);
    return direct.isPresent()
        ? direct
        : priceOf(DOLLAR + quote, receivedMs)
            .map(inverse ->
                new UsdRate(
                    BigDecimal.ONE.divide(inverse.usd(), MathContext.DECIMAL64), inverse.ageMs()));
  }

  private Optional<UsdRate> priceOf(String pair, long receivedMs) {
    return Optional.ofNullable(prices.apply(pair))
        .flatMap(history -> history.knownAt(receivedMs))
        .map(sample -> new UsdRate(sample.price(), receivedMs - sample.receivedMs()));
  }
}
