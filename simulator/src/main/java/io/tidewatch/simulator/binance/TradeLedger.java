package io.tidewatch.simulator.binance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** What happened at the venue in one symbol, the latest trades only. Thread-safe. */
final class TradeLedger {
  private final int capacity;
  // Cutting one by one would move the whole list each time.
  private final int slack;
  private final List<SimTrade> trades = new ArrayList<>();
  private final List<AggregateTrade> aggregates = new ArrayList<>();
  private long lastServed = -1;

  /**
   * @param capacity most trades that a query can still see
   */
  TradeLedger(int capacity) {
    this.capacity = capacity;
    this.slack = Math.max(1, capacity / 8);
  }

  /**
   * @throws IllegalArgumentException if the id does not rise or the time goes back
   */
  synchronized void add(SimTrade trade) {
    if (!trades.isEmpty()) {
      SimTrade last = trades.getLast();
      if (trade.id() <= last.id() || trade.timeMs() < last.timeMs()) {
        throw new IllegalArgumentException(
            "expected an id above "
                + last.id()
                + " and a time of at least "
                + last.timeMs()
                + " in "
                + trade.symbol()
                + ", was id "
                + trade.id()
                + ", time "
                + trade.timeMs());
      }
    }
    trades.add(trade);
    aggregate(trade);
    trim();
  }

  /** Trades with an id of at least {@code fromId}, oldest first. */
  synchronized List<SimTrade> trades(long fromId, int limit) {
    int from = indexOf(trades, SimTrade::id, fromId);
    return served(List.copyOf(trades.subList(from, Math.min(trades.size(), from + limit))));
  }

  /** The latest trades, oldest first. */
  synchronized List<SimTrade> latestTrades(int limit) {
    return served(List.copyOf(trades.subList(Math.max(0, trades.size() - limit), trades.size())));
  }

  /** Rows with an aggregate id of at least {@code fromId}, oldest first. */
  synchronized List<AggregateTrade> aggregates(long fromId, int limit) {
    int from = indexOf(aggregates, AggregateTrade::id, fromId);
    return rows(aggregates.subList(from, Math.min(aggregates.size(), from + limit)));
  }

  /** The earliest rows of a time range, both ends included. */
  synchronized List<AggregateTrade> earliestAggregates(long startMs, long endMs, int limit) {
    return rows(aggregates.stream().filter(within(startMs, endMs)).limit(limit).toList());
  }

  /** The latest rows up to a time, included; oldest first. */
  synchronized List<AggregateTrade> latestAggregates(long endMs, int limit) {
    List<AggregateTrade> rows = aggregates.stream().filter(within(Long.MIN_VALUE, endMs)).toList();
    return rows(rows.subList(Math.max(0, rows.size() - limit), rows.size()));
  }

  /** The highest trade id that a query has returned so far, -1 for none. */
  synchronized long lastServed() {
    return lastServed;
  }

  private void aggregate(SimTrade trade) {
    if (aggregates.isEmpty()) {
      // Ids of the two kinds differ at the venue too; a client that mixes them must fail.
      aggregates.add(AggregateTrade.first(trade.id() / 2, trade));
      return;
    }
    AggregateTrade last = aggregates.getLast();
    if (last.takes(trade) && last.lastTradeId() + 1 == trade.id()) {
      aggregates.set(aggregates.size() - 1, last.with(trade));
    } else {
      aggregates.add(AggregateTrade.first(last.id() + 1, trade));
    }
  }

  private void trim() {
    if (trades.size() <= capacity + slack) {
      return;
    }
    long keepFrom = trades.get(trades.size() - capacity).id();
    int wholeRows = indexOf(aggregates, AggregateTrade::lastTradeId, keepFrom);
    // A row keeps all its trades, so both views always tell the same.
    aggregates.subList(0, wholeRows).clear();
    long firstId = aggregates.getFirst().firstTradeId();
    trades.subList(0, indexOf(trades, SimTrade::id, firstId)).clear();
  }

  private List<SimTrade> served(List<SimTrade> answer) {
    if (!answer.isEmpty()) {
      lastServed = Math.max(lastServed, answer.getLast().id());
    }
    return answer;
  }

  private List<AggregateTrade> rows(List<AggregateTrade> answer) {
    if (!answer.isEmpty()) {
      lastServed = Math.max(lastServed, answer.getLast().lastTradeId());
    }
    return List.copyOf(answer);
  }

  private static Predicate<AggregateTrade> within(long startMs, long endMs) {
    return row -> row.timeMs() >= startMs && row.timeMs() <= endMs;
  }

  private static <T> int indexOf(List<T> sorted, ToLongFunction<T> key, long wanted) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (key.applyAsLong(sorted.get(middle)) < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
