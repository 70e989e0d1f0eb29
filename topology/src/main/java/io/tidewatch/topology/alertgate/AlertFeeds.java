package io.tidewatch.topology.alertgate;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import java.util.List;

/** Which subscriptions an alert is computed from, as feed events name them. Pure. */
final class AlertFeeds {
  private static final String SPOT_TRADES = "binance-spot/trades/";
  private static final String OKX_BOOKS = "okx/books/";
  private static final String OKX_TRADES = "okx/trades/";
  private static final String POOL_BATCHES = "dbotx/pairs/";
  private static final String FUTURES_BARS = "binance-futures/klines/";
  private static final String ADDRESS_FILLS = "hyperliquid/userFills/";

  private AlertFeeds() {}

  /**
   * Their keys. None where many subscriptions are behind an alert: one that is broken does not make
   * it wrong.
   */
  static List<String> of(Alert alert) {
    String subject = alert.subject();
    return switch (alert.evidence().inputs()) {
      case Inputs.LargeTrades trades -> List.of(SPOT_TRADES + subject);
      case Inputs.DepthAnomaly depth -> List.of(OKX_BOOKS + subject);
      case Inputs.LiquidityShrink depth -> List.of(OKX_BOOKS + subject);
      case Inputs.LevelBroken level -> List.of(OKX_BOOKS + subject);
      // What became of a wall is told by book and trades together.
      case Inputs.WallEvent wall -> List.of(OKX_BOOKS + subject, OKX_TRADES + subject);
      case Inputs.TokenPool pool -> List.of(POOL_BATCHES + pool.batch());
      case Inputs.FuturesAnomaly anomaly -> List.of(FUTURES_BARS + subject);
      case Inputs.MarketMove market -> List.of();
      case Inputs.WhaleMove move -> List.of(ADDRESS_FILLS + subject);
      case Inputs.WhaleConsensus consensus -> List.of();
    };
  }
}
