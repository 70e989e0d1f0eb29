package io.tidewatch.simulator.hyperliquid;

import io.tidewatch.simulator.hyperliquid.exchange.PublicTrade;
import io.tidewatch.simulator.hyperliquid.exchange.TradeSide;
import io.tidewatch.simulator.hyperliquid.exchange.WhaleExchange;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The last thirty public trades of each coin, which the venue says again to whoever subscribes. Of
 * a coin that is not traded yet they are of the time before. Not thread-safe.
 */
final class TradeTape {
  static final int KEPT = 30;
  private static final String HASH = "0x%064x";

  private final Map<String, ArrayDeque<PublicTrade>> trades = new HashMap<>();

  TradeTape(WhaleExchange exchange) {
    long now = exchange.now();
    exchange.listing().perps().stream()
        .filter(perp -> !perp.delisted())
        .forEach(perp -> trades.put(perp.name(), before(perp.name(), perp.price(), now)));
    exchange
        .listing()
        .pairs()
        .forEach(pair -> trades.put(pair.coin(), before(pair.coin(), pair.price(), now)));
  }

  private static ArrayDeque<PublicTrade> before(String coin, BigDecimal price, long now) {
    ArrayDeque<PublicTrade> before = new ArrayDeque<>();
    for (int n = KEPT; n > 0; n--) {
      long tid = ((long) coin.hashCode() << 16 & (1L << 50) - 1) + n;
      before.add(
          new PublicTrade(
              coin,
              n % 2 == 0 ? TradeSide.BUY : TradeSide.SELL,
              price,
              BigDecimal.ONE,
              now - n * 1_000L,
              HASH.formatted(tid),
              tid,
              "0xbef0%034xb1".formatted(0),
              "0xbef0%034x5e".formatted(0)));
    }
    return before;
  }

  void add(PublicTrade trade) {
    ArrayDeque<PublicTrade> kept = trades.computeIfAbsent(trade.coin(), any -> new ArrayDeque<>());
    kept.addLast(trade);
    if (kept.size() > KEPT) {
      kept.removeFirst();
    }
  }

  /** Oldest first; none of a delisted coin. */
  List<PublicTrade> last(String coin) {
    return new ArrayList<>(trades.getOrDefault(coin, new ArrayDeque<>()));
  }
}
