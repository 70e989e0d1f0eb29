package io.tidewatch.topology.whale;

/**
 * How late it is by the records, and how far the feed has come. All are epoch milliseconds, 0 if
 * nothing is known.
 *
 * @param at newest time of a record, on the grid of {@link FeedClock}
 * @param backAt when the feed was there again after it was away last
 * @param completeTo what the feed said last: up to when all fills of addresses on channels of their
 *     own were written
 * @param tradesTo the same of public trades
 * @param fillsCovered up to when fills are waited for no longer
 * @param tradesCovered the same of public trades
 * @param ordersTo up to when orders are ended that are over
 */
record ClockState(
    long at,
    long backAt,
    long completeTo,
    long tradesTo,
    long fillsCovered,
    long tradesCovered,
    long ordersTo) {
  static final ClockState NONE = new ClockState(0, 0, 0, 0, 0, 0, 0);

  /** The feed says how far it came. */
  ClockState hear(long complete, long trades) {
    return new ClockState(at, backAt, complete, trades, fillsCovered, tradesCovered, ordersTo);
  }
}
