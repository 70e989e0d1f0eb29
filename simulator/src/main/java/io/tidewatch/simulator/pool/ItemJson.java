package io.tidewatch.simulator.pool;

import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PairFigures;
import io.tidewatch.contract.pool.PairFigures.Window;
import io.tidewatch.simulator.dbotx.PairItem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes an item of {@code pairsInfo} with the members and names that the venue documents: every
 * window whatever was asked for; what is not known is null; numbers are numbers, small ones with an
 * exponent.
 */
final class ItemJson {
  private static final List<Interval> SHORT = List.of(Interval.M1, Interval.M5, Interval.H1);
  private static final List<Interval> ALL = List.of(Interval.values());

  private final StringBuilder json = new StringBuilder(1_200);

  private ItemJson() {}

  /**
   * @param subscribed the window that {@code bsv} and {@code bst} are of
   */
  static PairItem item(String pair, PairFigures figures, Interval subscribed) {
    return new PairItem(pair, new ItemJson().write(pair, figures, subscribed));
  }

  private String write(String pair, PairFigures figures, Interval subscribed) {
    json.append("{\"p\":\"").append(pair).append('"');
    number("tp", figures.priceQuote());
    number("tpu", figures.priceUsd());
    number("mp", figures.marketCapUsd());
    number("tr", figures.tokenReserve());
    number("cr", figures.quoteReserve());
    number("sr", figures.quoteReserve());
    windows("pc", ALL, figures, Window::priceChange);
    windows("bv", ALL, figures, Window::buyUsd);
    windows("sv", ALL, figures, Window::sellUsd);
    windows("bt", ALL, figures, window -> decimal(window.buys()));
    windows("st", ALL, figures, window -> decimal(window.sells()));
    windows("ba", SHORT, figures, window -> decimal(window.buys().map(ItemJson::distinct)));
    windows("sa", SHORT, figures, window -> decimal(window.sells().map(ItemJson::distinct)));
    number("bsv", figures.window(subscribed).volumeUsd());
    number("bst", decimal(figures.window(subscribed).trades()));
    number("t10", figures.top10Share());
    number("h", decimal(figures.holders()));
    json.append(",\"lp\":null,\"blp\":null,\"fa\":null,\"ma\":null,\"si\":null,\"im\":null}");
    return json.toString();
  }

  private void windows(
      String name,
      List<Interval> intervals,
      PairFigures figures,
      Function<Window, Optional<BigDecimal>> figure) {
    for (Interval interval : intervals) {
      number(name + interval.wireName(), figure.apply(figures.window(interval)));
    }
  }

  private void number(String name, Optional<BigDecimal> value) {
    json.append(",\"").append(name).append("\":");
    if (value.isEmpty()) {
      json.append("null");
    } else {
      json.append(value.get().toString().replace('E', 'e'));
    }
  }

  private static Optional<BigDecimal> decimal(Optional<Long> number) {
    return number.map(BigDecimal::valueOf);
  }

  /** Some trade more than once. */
  private static long distinct(long trades) {
    return trades - trades / 4;
  }
}
