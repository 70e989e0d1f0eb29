package io.tidewatch.simulator.hyperliquid.exchange;

import java.util.List;

/** What happened in one block of the venue's chain, all at one time. */
public record Block(
    long time, List<PublicTrade> trades, List<VenueFill> fills, List<VenueOrder> updates) {
  public Block {
    trades = List.copyOf(trades);
    fills = List.copyOf(fills);
    updates = List.copyOf(updates);
  }
}
