package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

/** What a run counts of itself at a moment, see {@link HyperliquidFeedStatus}. */
record RunCounts(
    Desk desk,
    int userChannels,
    int publicTrades,
    int openConnections,
    int subscriptions,
    int acknowledged,
    int waiting,
    int messagesLastMinute,
    int statesWaiting) {
  /** Before there is a run. */
  static final RunCounts NOTHING = new RunCounts(Desk.NOTHING, 0, 0, 0, 0, 0, 0, 0, 0);

  RunCounts {
    requireNonNull(desk, "desk");
  }

  /** What only the control thread can count. */
  record Desk(int complete, int overLimit, int coins, int unknownCoins, long completeTo) {
    static final Desk NOTHING = new Desk(0, 0, 0, 0, 0);
  }

  /**
   * The same with what the feed counts over all runs.
   *
   * @param weight of requests within the last minute
   */
  HyperliquidFeedStatus status(HyperliquidCounters counters, int weight) {
    return new HyperliquidFeedStatus(
        userChannels,
        desk.complete(),
        publicTrades,
        desk.overLimit(),
        desk.coins(),
        desk.unknownCoins(),
        openConnections,
        subscriptions,
        acknowledged,
        waiting,
        messagesLastMinute,
        weight,
        counters.invalidAddresses.sum(),
        counters.errors.sum(),
        counters.userLimitErrors.sum(),
        counters.ackTimeouts.sum(),
        counters.pongTimeouts.sum(),
        counters.otherFrames.sum(),
        counters.backfills.sum(),
        counters.incompleteBackfills.sum(),
        counters.lostTrades.sum(),
        counters.moves.sum(),
        counters.states.sum(),
        statesWaiting,
        counters.requests.sum(),
        counters.failedRequests.sum(),
        counters.throttled.sum(),
        counters.ignoredCommands.sum(),
        desk.completeTo());
  }
}
