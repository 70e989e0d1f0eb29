package io.tidewatch.benchmarks.rolling;

import io.tidewatch.benchmarks.market.ExpectedAlerts;
import io.tidewatch.benchmarks.market.MadeTrade;
import io.tidewatch.contract.volume.RollingVolume;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import io.tidewatch.topology.largetrades.LargeTradesTopology;
import io.tidewatch.topology.largetrades.MinuteVolume;
import io.tidewatch.topology.largetrades.RollingVolumeReader;
import io.tidewatch.topology.largetrades.SegmentKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/**
 * What came of the trades.
 *
 * @param all everything ever traded, in 1e-8 USD
 * @param rolling dollars of the window that ends with the latest trade
 * @param alerts how many alerts there were
 */
public record Sums(SortedMap<String, Long> all, SortedMap<String, String> rolling, long alerts) {
  /** Adds up one trade after the other, as plainly as can be. */
  public static final class BruteForce {
    private final long windowMs;
    private final ExpectedAlerts expectedAlerts;
    private final List<MadeTrade> trades = new ArrayList<>();
    private long alerts;

    public BruteForce(LargeTradesSettings settings) {
      this.windowMs = settings.window().toMillis();
      this.expectedAlerts = new ExpectedAlerts(settings);
    }

    public void add(MadeTrade trade) {
      trades.add(trade);
      alerts += expectedAlerts.raises(trade) ? 1 : 0;
    }

    public Sums sums() {
      SortedMap<String, Long> all = new TreeMap<>();
      SortedMap<String, Long> latest = new TreeMap<>();
      for (MadeTrade trade : trades) {
        all.merge(trade.symbol(), trade.notional(), Long::sum);
        latest.merge(trade.symbol(), trade.timeMs(), Math::max);
      }
      SortedMap<String, Long> rolling = new TreeMap<>();
      for (MadeTrade trade : trades) {
        if (trade.timeMs() > latest.get(trade.symbol()) - windowMs) {
          rolling.merge(trade.symbol(), trade.notional(), Long::sum);
        }
      }
      SortedMap<String, String> dollars = new TreeMap<>();
      rolling.forEach((symbol, units) -> dollars.put(symbol, text(BigDecimal.valueOf(units, 8))));
      return new Sums(all, dollars, alerts);
    }
  }

  /** Reads the stores of a detector that has read all. */
  public static Sums of(
      DetectorRun detector, Iterable<String> symbols, LargeTradesSettings settings) {
    ReadOnlyWindowStore<String, MinuteVolume> minutes =
        detector.store(
            StoreQueryParameters.fromNameAndType(
                LargeTradesTopology.MINUTES_STORE, QueryableStoreTypes.windowStore()));
    ReadOnlyKeyValueStore<SegmentKey, byte[]> trades =
        detector.store(
            StoreQueryParameters.fromNameAndType(
                LargeTradesTopology.TRADES_STORE, QueryableStoreTypes.keyValueStore()));
    RollingVolumeReader reader = new RollingVolumeReader(trades, settings.window().toMillis());
    SortedMap<String, Long> all = new TreeMap<>();
    SortedMap<String, String> rolling = new TreeMap<>();
    for (String symbol : symbols) {
      all.put(symbol, allMinutes(minutes, symbol));
      reader
          .read(symbol, 0)
          .map(RollingVolume::totalUsd)
          .ifPresent(total -> rolling.put(symbol, text(total)));
    }
    return new Sums(all, rolling, detector.alerts());
  }

  private static long allMinutes(ReadOnlyWindowStore<String, MinuteVolume> minutes, String symbol) {
    long sum = 0;
    try (WindowStoreIterator<MinuteVolume> volumes =
        minutes.fetch(symbol, Instant.EPOCH, Instant.ofEpochMilli(Long.MAX_VALUE))) {
      while (volumes.hasNext()) {
        MinuteVolume volume = volumes.next().value;
        sum += volume.buyUsd() + volume.sellUsd();
      }
    }
    return sum;
  }

  private static String text(BigDecimal usd) {
    return usd.stripTrailingZeros().toPlainString();
  }
}
