package io.tidewatch.topology.largetrades;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.instrument.SpotSymbol;
import io.tidewatch.topology.rate.UsdRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Says what was measured of a window. */
public final class WindowInputs {
  private static final int SHARE_SCALE = 4;

  private WindowInputs() {}

  /**
   * Of the window that ends with a trade.
   *
   * @param symbol key of the trades
   * @param pair what the symbol stands for, if that is known
   * @param position where the trade stands
   * @param totals of that window
   * @param rate at the trade
   */
  public static Inputs.LargeTrades of(
      String symbol,
      Optional<SpotSymbol> pair,
      RollingWindow window,
      int position,
      Totals totals,
      UsdRate rate) {
    requireNonNull(symbol, "symbol");
    WindowFacts facts = window.factsAt(position);
    BigDecimal largest = Totals.usd(facts.largestUsd());
    return new Inputs.LargeTrades(
        pair.map(SpotSymbol::base).orElse(symbol),
        pair.map(SpotSymbol::quote).orElse(""),
        Totals.usd(totals.buyUsd()),
        Totals.usd(totals.sellUsd()),
        totals.trades(),
        facts.firstTradeId(),
        window.lastIdAt(position),
        largest,
        facts.largestTradeId(),
        largest.divide(Totals.usd(totals.totalUsd()), SHARE_SCALE, RoundingMode.HALF_EVEN),
        rate.usd(),
        rate.ageMs());
  }
}
