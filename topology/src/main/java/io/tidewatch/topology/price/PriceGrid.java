package io.tidewatch.topology.price;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.price.Price;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Picks which prices of a venue are told: of each instrument the first one in every ten seconds of
 * event time. It remembers no more than when each instrument's last one was; whoever forgets that
 * in a restart tells at most one price more, which readers pass over. Not thread-safe.
 */
public final class PriceGrid {
  /** Of one instrument, one price is told within each of these, which begin at the epoch. */
  public static final long CELL_MS = 10_000;

  /** An event cannot be this much younger than its arrival: its time is wrong. */
  static final long MAX_AHEAD_MS = 60_000;

  static final int MAX_INSTRUMENTS = 20_000;

  /** More digits than any venue sends; without a bound one number may be as long as it likes. */
  private static final MathContext DIGITS = new MathContext(18);

  private static final int MAX_EXPONENT = 40;

  private final String venue;
  private final Map<String, Long> cells = new LinkedHashMap<>(256, 0.75f, true);

  /** Picks for a venue, named as in feed events. */
  public PriceGrid(String venue) {
    this.venue = requireNonNull(venue, "venue");
  }

  /** The cell that a time lies in. */
  public static long cellOf(long timeMs) {
    return Math.floorDiv(timeMs, CELL_MS);
  }

  /**
   * Whether a price of that time would be told. Cheap, for whoever has to compute the price first.
   *
   * @param at event time, epoch milliseconds
   * @param receivedMs when its record was received, epoch milliseconds
   */
  public boolean isDue(String instrument, long at, long receivedMs) {
    if (at < 0 || at > receivedMs + MAX_AHEAD_MS) {
      return false;
    }
    Long last = cells.get(instrument);
    return last == null || cellOf(at) > last;
  }

  /** The price, if it is one to tell; see {@link #isDue}. */
  public Optional<Price> take(String instrument, BigDecimal price, long at, long receivedMs) {
    if (price.signum() <= 0 || !isDue(instrument, at, receivedMs)) {
      return Optional.empty();
    }
    BigDecimal told = plain(price.round(DIGITS));
    if (Math.abs((long) told.precision() - told.scale()) > MAX_EXPONENT) {
      return Optional.empty();
    }
    cells.put(instrument, cellOf(at));
    if (cells.size() > MAX_INSTRUMENTS) {
      cells.remove(cells.keySet().iterator().next());
    }
    return Optional.of(new Price(venue, instrument, told, at));
  }

  /** Without the zeros at the end that some venues send. */
  private static BigDecimal plain(BigDecimal price) {
    BigDecimal stripped = price.stripTrailingZeros();
    // An exponent such as 1E+9 is left as it is where it came so.
    return stripped.scale() < 0 && price.scale() >= 0 ? stripped.setScale(0) : stripped;
  }

  /** Forgets what was told: after an aborted transaction it may never have been. */
  public void clear() {
    cells.clear();
  }
}
