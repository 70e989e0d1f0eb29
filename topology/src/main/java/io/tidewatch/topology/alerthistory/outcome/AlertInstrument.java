package io.tidewatch.topology.alerthistory.outcome;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.price.Price;
import io.tidewatch.contract.whale.HyperliquidRecords;
import io.tidewatch.topology.price.PoolPrice;
import java.util.Optional;

/** Knows whose price tells what came of an alert. */
final class AlertInstrument {
  private AlertInstrument() {}

  /** The key of that price; empty where the alert is about no single instrument. */
  static Optional<String> of(Alert alert) {
    return switch (alert.evidence().inputs()) {
      case Inputs.LargeTrades trades -> Optional.of(Price.key("binance-spot", alert.subject()));
      case Inputs.DepthAnomaly book -> okx(alert);
      case Inputs.LiquidityShrink book -> okx(alert);
      case Inputs.WallEvent book -> okx(alert);
      case Inputs.LevelBroken book -> okx(alert);
      case Inputs.TokenPool pool ->
          PoolPrice.of(pool.pair(), pool.figures())
              .map(price -> Price.key(PoolPrice.VENUE, price.instrument()));
      case Inputs.FuturesAnomaly futures ->
          Optional.of(Price.key("binance-futures", alert.subject()));
      case Inputs.MarketMove market -> Optional.empty();
      case Inputs.WhaleMove move -> hyperliquid(move.signal().coin());
      case Inputs.WhaleConsensus consensus -> hyperliquid(consensus.coin());
    };
  }

  private static Optional<String> okx(Alert alert) {
    return Optional.of(Price.key("okx", alert.subject()));
  }

  private static Optional<String> hyperliquid(String coin) {
    return Optional.of(Price.key(HyperliquidRecords.VENUE, coin));
  }
}
