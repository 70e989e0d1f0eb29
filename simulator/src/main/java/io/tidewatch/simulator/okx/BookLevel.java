package io.tidewatch.simulator.okx;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * One price level.
 *
 * @param size base asset for spot, contracts for derivatives; zero deletes the level
 * @param orders how many orders it is made of
 */
public record BookLevel(BigDecimal price, BigDecimal size, int orders) {
  public BookLevel {
    requireNonNull(price, "price");
    requireNonNull(size, "size");
  }

  public static BookLevel of(String price, String size) {
    return new BookLevel(new BigDecimal(price), new BigDecimal(size), 1);
  }

  /** Takes the level at this price away. */
  public static BookLevel gone(BigDecimal price) {
    return new BookLevel(price, BigDecimal.ZERO, 0);
  }

  boolean deletes() {
    return size.signum() == 0;
  }
}
