package io.tidewatch.simulator.binance;

import java.util.Locale;

/**
 * Texts of the frames that the venue pushes, field for field in its order (Binance spot API docs,
 * "WebSocket Streams").
 */
final class TradeFrames {
  private TradeFrames() {}

  /** The stream that carries the trades of a symbol. */
  static String stream(String symbol) {
    return symbol.toLowerCase(Locale.ROOT) + "@trade";
  }

  static String trade(SimTrade trade) {
    // The venue's event time is often one millisecond behind the trade; a reader must not mix them.
    long eventTime = trade.timeMs() + (trade.id() & 1);
    return "{\"e\":\"trade\",\"E\":"
        + eventTime
        + ",\"s\":\""
        + trade.symbol()
        + "\",\"t\":"
        + trade.id()
        + ",\"p\":\""
        + trade.price().toPlainString()
        + "\",\"q\":\""
        + trade.quantity().toPlainString()
        + "\",\"T\":"
        + trade.timeMs()
        + ",\"m\":"
        + trade.buyerIsMaker()
        + ",\"M\":true}";
  }
}
