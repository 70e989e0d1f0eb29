package io.tidewatch.standalone.node;

import io.tidewatch.simulator.binance.SimTrade;
import io.tidewatch.simulator.market.ScriptedMarket;
import io.tidewatch.simulator.market.Step;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A market that a test writes as it goes, and that knows at the end which alerts were due. */
final class WrittenMarket {
  private static final long STEP_MS = 200;

  // Two prices in turn, so that only the fills of one order make an aggregate.
  private static final List<BigDecimal> PRICES =
      List.of(new BigDecimal("100"), new BigDecimal("125"));

  private final long startMs;
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, Long> lastIds = new HashMap<>();
  private long offsetMs;
  private int orders;

  WrittenMarket(long startMs) {
    this.startMs = startMs;
  }

  /** A small trade of each symbol. */
  List<SimTrade> calm(List<String> symbols) {
    return symbols.stream().flatMap(symbol -> wave(symbol, 1, 1, 100, false).stream()).toList();
  }

  /**
   * Orders one after the other.
   *
   * @param fills trades of each order
   * @param usd of each trade, a multiple of 100
   */
  List<SimTrade> wave(String symbol, int count, int fills, long usd, boolean takerSells) {
    List<SimTrade> trades = new ArrayList<>();
    for (int order = 0; order < count; order++) {
      offsetMs += STEP_MS;
      BigDecimal price = PRICES.get(orders++ % PRICES.size());
      for (int fill = 0; fill < fills; fill++) {
        long id = lastIds.merge(symbol, 1L, Long::sum);
        BigDecimal quantity = BigDecimal.valueOf(usd).divide(price);
        trades.add(new SimTrade(symbol, id, price, quantity, startMs + offsetMs, takerSells));
      }
    }
    trades.forEach(t -> steps.add(new Step.Trade(t.timeMs() - startMs, t)));
    return trades;
  }

  void pause(Duration duration) {
    offsetMs += duration.toMillis();
  }

  long lastId(String symbol) {
    return lastIds.get(symbol);
  }

  ScriptedMarket script() {
    return ScriptedMarket.of(startMs, steps);
  }

  /** Bought plus sold of one symbol in {@code (after, upTo]}. */
  BigDecimal totalUsd(String symbol, long after, long upTo) {
    return script().trades().stream()
        .filter(t -> t.symbol().equals(symbol) && t.timeMs() > after && t.timeMs() <= upTo)
        .map(SimTrade::quoteQuantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Event time of the symbol's last trade. */
  long lastTime(String symbol) {
    return script().trades().stream()
        .filter(t -> t.symbol().equals(symbol))
        .mapToLong(SimTrade::timeMs)
        .max()
        .orElseThrow();
  }
}
