package io.tidewatch.simulator.hyperliquid.exchange;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/** The trades of one block, each booked on both sides and told to the public. */
final class BlockTrades {
  private final Ledger ledger;
  private final long time;
  private final String hash;
  private final List<PublicTrade> trades = new ArrayList<>();
  private final List<VenueFill> fills = new ArrayList<>();

  BlockTrades(Ledger ledger, long time, String hash) {
    this.ledger = requireNonNull(ledger, "ledger");
    this.time = time;
    this.hash = requireNonNull(hash, "hash");
  }

  /** Books a trade; answers the fill of one side. */
  VenueFill print(Match match, TradeSide side) {
    VenueFill bought = ledger.book(match, TradeSide.BUY, time, hash);
    VenueFill sold = ledger.book(match, TradeSide.SELL, time, hash);
    fills.add(bought);
    fills.add(sold);
    trades.add(
        new PublicTrade(
            match.coin(),
            match.aggressor(),
            match.price(),
            match.size(),
            time,
            bought.hash(),
            match.tid(),
            bought.address(),
            sold.address()));
    return side == TradeSide.BUY ? bought : sold;
  }

  List<PublicTrade> all() {
    return trades;
  }

  List<VenueFill> fills() {
    return fills;
  }
}
