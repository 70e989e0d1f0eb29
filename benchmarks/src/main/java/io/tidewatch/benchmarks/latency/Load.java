package io.tidewatch.benchmarks.latency;

import io.tidewatch.benchmarks.market.ExpectedAlerts;
import io.tidewatch.benchmarks.market.Instrument;
import io.tidewatch.benchmarks.market.MadeTrade;
import io.tidewatch.benchmarks.market.Market;
import io.tidewatch.benchmarks.wire.Parcel;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.topology.largetrades.LargeTradesRule;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trades at a steady rate, one symbol after the other, that raise an alert of each symbol once a
 * second, at another moment for each.
 *
 * @param trades in the order of sending, at equal distances
 * @param alerting where among the trades those stand that raise an alert, by {@link #name}
 */
public record Load(List<MadeTrade> trades, Map<String, Integer> alerting) {
  public static final int A_SECOND = 2_000;
  public static final long NANOS_BETWEEN = 1_000_000_000L / A_SECOND;

  public static final LargeTradesSettings SETTINGS =
      LargeTradesSettings.DEFAULT.withRule(
          new LargeTradesRule(
              new BigDecimal("1000"),
              Duration.ofSeconds(1),
              LargeTradesRule.DEFAULT.exitFactor(),
              LargeTradesRule.DEFAULT.sideShare(),
              Optional.empty(),
              LargeTradesRule.DEFAULT.severity()));

  private static final double SMALL_USD = 0.5;
  private static final double LARGE_USD = 5_000;
  private static final long STAGGER_MS = 50;

  /**
   * Makes trades.
   *
   * @param seed another one for each load that the same topic sees: it also sets the trade ids
   * @param firstMs trade time of the first
   */
  public static Load make(long seed, long firstMs, int seconds) {
    Market market = new Market(seed, Instrument.TWENTY);
    ExpectedAlerts expected = new ExpectedAlerts(SETTINGS);
    List<MadeTrade> trades = new ArrayList<>();
    Map<String, Integer> alerting = new HashMap<>();
    for (int i = 0; i < seconds * A_SECOND; i++) {
      MadeTrade trade = trade(market, i, firstMs);
      trades.add(trade);
      if (expected.raises(trade)) {
        alerting.put(name(trade.symbol(), trade.id()), i);
      }
    }
    return new Load(List.copyOf(trades), Map.copyOf(alerting));
  }

  private static MadeTrade trade(Market market, int number, long firstMs) {
    int instrument = number % Instrument.TWENTY.size();
    long sinceFirstMs = number * NANOS_BETWEEN / 1_000_000;
    // A symbol is large from its own moment on, so that the alerts do not come all at once.
    boolean large = sinceFirstMs >= instrument * STAGGER_MS;
    return market.exactTrade(instrument, firstMs + sinceFirstMs, large ? LARGE_USD : SMALL_USD);
  }

  /** All trades, in the order of sending. */
  public List<Parcel> parcels(Topic<String, byte[]> topic) {
    List<Parcel> parcels = new ArrayList<>(trades.size());
    for (int i = 0; i < trades.size(); i++) {
      MadeTrade trade = trades.get(i);
      parcels.add(
          new Parcel(
              name(trade.symbol(), trade.id()),
              topic,
              trade.symbol(),
              trade.frame(),
              trade.headers(i),
              i * NANOS_BETWEEN));
    }
    return parcels;
  }

  /** Names a trade of any symbol. */
  public static String name(String symbol, long tradeId) {
    return symbol + "/" + tradeId;
  }
}
