package io.tidewatch.topology.price;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.pool.PairFigures;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The price of a pool's token: in USD, or else in the quote asset, mostly SOL. The two are prices
 * of two instruments: a frame may leave one of them out, and a series of both would jump by what
 * the quote asset costs.
 *
 * @param instrument the pair, with a word after it where it is not in USD
 */
public record PoolPrice(String instrument, BigDecimal price) {
  /** As in feed events. */
  public static final String VENUE = "dbotx";

  private static final String IN_QUOTE = ":quote";

  public PoolPrice {
    requireNonNull(instrument, "instrument");
    requireNonNull(price, "price");
  }

  /** The price among the figures of a pair, if there is one. */
  public static Optional<PoolPrice> of(String pair, PairFigures figures) {
    return figures
        .priceUsd()
        .map(usd -> new PoolPrice(pair, usd))
        .or(() -> figures.priceQuote().map(quote -> new PoolPrice(pair + IN_QUOTE, quote)));
  }
}
