package io.tidewatch.contract.whale;

/** How a watched address is seen. */
public enum View {
  /** By channels of its own: fills with order ids, order updates, positions. */
  USER_CHANNELS,
  /** By the public trades of each coin, which name buyer and seller but no order. */
  PUBLIC_TRADES
}
