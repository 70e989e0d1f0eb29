package io.tidewatch.simulator.hyperliquid.exchange;

import java.math.BigDecimal;

/** Whether somebody bought or sold, in the letters of the venue. */
public enum TradeSide {
  BUY("B"),
  SELL("A");

  private final String letter;

  TradeSide(String letter) {
    this.letter = letter;
  }

  public String letter() {
    return letter;
  }

  public TradeSide other() {
    return this == BUY ? SELL : BUY;
  }

  /** A size with the sign that it changes a position by. */
  public BigDecimal signed(BigDecimal size) {
    return this == BUY ? size : size.negate();
  }
}
