package io.tidewatch.simulator.market;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.binance.SimTrade;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A market written down: what happens when, and which alerts it must raise under the default rule
 * (2,000,000 USD within {@code (t - 5 min, t]}, cooldown 5 minutes, a side prevails from 60 %).
 * Immutable; the same start always gives the same script.
 */
public final class ScriptedMarket {
  private final long startMs;
  private final List<Step> steps;
  private final List<ExpectedAlert> expected;

  private ScriptedMarket(long startMs, List<Step> steps) {
    this.startMs = startMs;
    this.steps = List.copyOf(steps);
    this.expected = BruteForce.alerts(trades());
  }

  /**
   * Forty minutes in twenty symbols with exactly four alerts: a buy wave (BTCUSDT), a sell wave
   * (ETHUSDT), a wave of both sides (SOLUSDT) and a buy wave across an outage (XRPUSDT), which only
   * a client that back-fills can see. DOGEUSDT comes near and fades. No symbol alerts twice.
   *
   * @param startMs event time of the start, epoch milliseconds
   */
  public static ScriptedMarket standard(long startMs) {
    return standard(startMs, 1);
  }

  /**
   * The same several times in a row, forty minutes each.
   *
   * @param rounds from 1
   */
  public static ScriptedMarket standard(long startMs, int rounds) {
    return new ScriptedMarket(startMs, StandardScript.write(startMs, rounds));
  }

  /**
   * A script of one's own.
   *
   * @param steps in order of time
   * @throws IllegalArgumentException if the steps are out of order, or the time of a trade is not
   *     the start plus its offset
   */
  public static ScriptedMarket of(long startMs, List<Step> steps) {
    requireNonNull(steps, "steps");
    long before = 0;
    for (Step step : steps) {
      if (step.offsetMs() < before) {
        throw new IllegalArgumentException(
            "expected an offset of at least " + before + " ms, was " + step.offsetMs());
      }
      if (step instanceof Step.Trade(long offsetMs, SimTrade trade)
          && trade.timeMs() != startMs + offsetMs) {
        throw new IllegalArgumentException(
            "expected the trade's time to be " + (startMs + offsetMs) + ", was " + trade.timeMs());
      }
      before = step.offsetMs();
    }
    return new ScriptedMarket(startMs, steps);
  }

  public long startMs() {
    return startMs;
  }

  /** From the start to the last step, in milliseconds of event time. */
  public long lengthMs() {
    return steps.isEmpty() ? 0 : steps.getLast().offsetMs();
  }

  public List<Step> steps() {
    return steps;
  }

  /** Every trade, those lost in an outage included. */
  public List<SimTrade> trades() {
    return steps.stream()
        .filter(Step.Trade.class::isInstance)
        .map(step -> ((Step.Trade) step).trade())
        .toList();
  }

  /** The price of each symbol's first trade. */
  public Map<String, BigDecimal> openingPrices() {
    return trades().stream()
        .collect(
            Collectors.toMap(
                SimTrade::symbol, SimTrade::price, (first, later) -> first, TreeMap::new));
  }

  /** The streams that a client has to subscribe to, to see it all. */
  public Set<String> streams() {
    return openingPrices().keySet().stream()
        .map(symbol -> symbol.toLowerCase(Locale.ROOT) + "@trade")
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What must be alerted, in order of event time. */
  public List<ExpectedAlert> expected() {
    return expected;
  }
}
