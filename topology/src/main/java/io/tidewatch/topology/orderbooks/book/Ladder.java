package io.tidewatch.topology.orderbooks.book;

import java.math.BigDecimal;

/** One side of a book, best level first. A read-only view that is valid during one call. */
public interface Ladder {
  int size();

  /** In the quote asset. */
  double price(int level);

  /** As the venue sent it: base asset, or contracts for derivatives. */
  double quantity(int level);

  /** How many orders make the level up. */
  int orders(int level);

  /** With the decimals that the venue wrote. */
  BigDecimal exactPrice(int level);

  /** With the decimals that the venue wrote. */
  BigDecimal exactQuantity(int level);
}
