package io.tidewatch.connectors.binance.futures;

import io.tidewatch.connectors.binance.futures.RestRows.Row;
import io.tidewatch.contract.instrument.FuturesSymbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chooses what is watched. */
final class RankedContracts {
  private static final String PERPETUAL = "PERPETUAL";
  private static final String TRADING = "TRADING";

  private RankedContracts() {}

  /** Whether the venue lists this as a perpetual in USDT that trades. */
  static boolean isTraded(Row contract) {
    return contract.get("contractType").equals(PERPETUAL)
        && contract.get("quoteAsset").equals(FuturesSymbol.QUOTE)
        && contract.get("status").equals(TRADING)
        && FuturesSymbol.isName(contract.get("symbol"));
  }

  /**
   * Those with the highest volume, highest first. Who is watched already stays a little longer, so
   * that symbols at the edge do not come and go.
   *
   * @param contracts rows of {@code exchangeInfo}
   * @param volumes quote volume of 24 hours by symbol; one without cannot be ranked
   * @param watched now
   */
  static List<String> choose(
      List<Row> contracts,
      Map<String, BigDecimal> volumes,
      Set<String> watched,
      FuturesFeedSettings.Universe limits) {
    List<String> ranked =
        contracts.stream()
            .filter(RankedContracts::isTraded)
            .map(contract -> contract.get("symbol"))
            .distinct()
            .filter(volumes::containsKey)
            .sorted(
                Comparator.comparing((String symbol) -> volumes.get(symbol))
                    .reversed()
                    .thenComparing(Comparator.naturalOrder()))
            .limit(limits.most())
            .toList();
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < ranked.size(); i++) {
      String symbol = ranked.get(i);
      boolean comesIn =
          i < limits.top() && volumes.get(symbol).compareTo(limits.minQuoteVolume()) >= 0;
      if (comesIn || watched.contains(symbol)) {
        chosen.add(symbol);
      }
    }
    return chosen;
  }
}
