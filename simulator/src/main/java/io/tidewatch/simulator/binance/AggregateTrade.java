package io.tidewatch.simulator.binance;

import java.math.BigDecimal;

/**
 * Trades in a row with the same price, taker side and time, as one row of the REST answer.
 *
 * @param id aggregate id, not a trade id
 * @param firstTradeId first trade of the row
 * @param lastTradeId last trade of the row
 */
record AggregateTrade(
    long id,
    BigDecimal price,
    BigDecimal quantity,
    long firstTradeId,
    long lastTradeId,
    long timeMs,
    boolean buyerIsMaker) {

  static AggregateTrade first(long id, SimTrade trade) {
    return new AggregateTrade(
        id,
        trade.price(),
        trade.quantity(),
        trade.id(),
        trade.id(),
        trade.timeMs(),
        trade.buyerIsMaker());
  }

  boolean takes(SimTrade trade) {
    return price.equals(trade.price())
        && timeMs == trade.timeMs()
        && buyerIsMaker == trade.buyerIsMaker();
  }

  AggregateTrade with(SimTrade trade) {
    return new AggregateTrade(
        id, price, quantity.add(trade.quantity()), firstTradeId, trade.id(), timeMs, buyerIsMaker);
  }

  String json() {
    return "{\"a\":"
        + id
        + ",\"p\":\""
        + price.toPlainString()
        + "\",\"q\":\""
        + quantity.toPlainString()
        + "\",\"f\":"
        + firstTradeId
        + ",\"l\":"
        + lastTradeId
        + ",\"T\":"
        + timeMs
        + ",\"m\":"
        + buyerIsMaker
        + ",\"M\":true}";
  }
}
