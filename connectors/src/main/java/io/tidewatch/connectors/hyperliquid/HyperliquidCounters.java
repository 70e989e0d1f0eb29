package io.tidewatch.connectors.hyperliquid;

import java.util.concurrent.atomic.LongAdder;

/** Counts what only this feed does, see {@link HyperliquidFeedStatus}. Thread-safe. */
final class HyperliquidCounters {
  final LongAdder invalidAddresses = new LongAdder();
  final LongAdder unknownCoins = new LongAdder();
  final LongAdder errors = new LongAdder();
  final LongAdder userLimitErrors = new LongAdder();
  final LongAdder ackTimeouts = new LongAdder();
  final LongAdder pongTimeouts = new LongAdder();
  final LongAdder otherFrames = new LongAdder();
  final LongAdder backfills = new LongAdder();
  final LongAdder incompleteBackfills = new LongAdder();
  final LongAdder lostTrades = new LongAdder();
  final LongAdder moves = new LongAdder();
  final LongAdder states = new LongAdder();
  final LongAdder requests = new LongAdder();
  final LongAdder failedRequests = new LongAdder();
  final LongAdder throttled = new LongAdder();
  final LongAdder ignoredCommands = new LongAdder();
}
