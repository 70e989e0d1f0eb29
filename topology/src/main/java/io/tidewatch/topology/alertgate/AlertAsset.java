package io.tidewatch.topology.alertgate;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import java.util.Locale;

/** What asset an alert is about, the same word whatever venue says it. Pure. */
final class AlertAsset {
  /** Stands for the market as a whole. */
  static final String MARKET = "market";

  private AlertAsset() {}

  static String of(Alert alert) {
    return switch (alert.evidence().inputs()) {
      case Inputs.LargeTrades trades -> base(trades.base());
      case Inputs.DepthAnomaly depth -> base(depth.base());
      case Inputs.LiquidityShrink depth -> base(depth.base());
      case Inputs.WallEvent wall -> base(wall.base());
      case Inputs.LevelBroken level -> base(level.base());
      // Symbols of tokens are free text, and anybody may take one: only the address is sure.
      case Inputs.TokenPool pool -> alert.subject();
      case Inputs.FuturesAnomaly anomaly -> base(anomaly.base());
      case Inputs.MarketMove market -> MARKET;
      case Inputs.WhaleMove move -> base(move.signal().base());
      case Inputs.WhaleConsensus consensus -> base(baseOf(consensus.symbol()));
    };
  }

  /** Pairs of the spot market have a quote asset in their name for people. */
  private static String baseOf(String symbol) {
    int slash = symbol.indexOf('/');
    return slash < 1 ? symbol : symbol.substring(0, slash);
  }

  private static String base(String asset) {
    return asset.toUpperCase(Locale.ROOT);
  }
}
