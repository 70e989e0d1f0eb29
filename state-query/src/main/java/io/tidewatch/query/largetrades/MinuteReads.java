package io.tidewatch.query.largetrades;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.volume.RollingVolume;
import io.tidewatch.query.store.KeyedStore;
import io.tidewatch.query.store.LocalReader;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import io.tidewatch.topology.largetrades.LargeTradesTopology;
import io.tidewatch.topology.largetrades.MinuteVolume;
import io.tidewatch.topology.largetrades.RollingVolumeReader;
import io.tidewatch.topology.largetrades.SegmentKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** Reads the volume of past minutes. Thread-safe. */
public final class MinuteReads {
  private static final KeyedStore TRADES =
      KeyedStore.fedBy(Topics.BINANCE_SPOT_TRADES, LargeTradesTopology.TRADES_STORE);
  private static final KeyedStore MINUTES =
      KeyedStore.fedBy(Topics.BINANCE_SPOT_TRADES, LargeTradesTopology.MINUTES_STORE);
  private static final long MINUTE_MS = Duration.ofMinutes(1).toMillis();

  private final LocalReader reader;
  private final LargeTradesSettings settings;

  public MinuteReads(LocalReader reader, LargeTradesSettings settings) {
    this.reader = requireNonNull(reader, "reader");
    this.settings = requireNonNull(settings, "settings");
  }

  /** How far back one can ask. */
  public Duration kept() {
    return settings.history();
  }

  /**
   * The minutes of a symbol that overlap a time, oldest first, without those in which nothing was
   * traded; empty if the symbol is not known at all.
   *
   * @param fromMs event time, inclusive
   * @param toMs event time, inclusive
   */
  public Optional<List<MinuteView>> minutes(String symbol, long fromMs, long toMs) {
    return reader.read(
        MINUTES,
        symbol,
        partition -> {
          Optional<Long> latest = latestTrade(partition, symbol);
          List<MinuteView> minutes = minutes(partition, symbol, fromMs, toMs, latest);
          return latest.isEmpty() && minutes.isEmpty() ? Optional.empty() : Optional.of(minutes);
        });
  }

  private List<MinuteView> minutes(
      int partition, String symbol, long fromMs, long toMs, Optional<Long> latest) {
    ReadOnlyWindowStore<String, MinuteVolume> store =
        reader.open(MINUTES, partition, QueryableStoreTypes.windowStore());
    long first = fromMs - Math.floorMod(fromMs, MINUTE_MS);
    List<MinuteView> minutes = new ArrayList<>();
    try (WindowStoreIterator<MinuteVolume> found =
        store.fetch(symbol, Instant.ofEpochMilli(first), Instant.ofEpochMilli(toMs))) {
      found.forEachRemaining(
          entry -> minutes.add(MinuteView.of(entry.key, entry.value, isFinal(entry.key, latest))));
    }
    return minutes;
  }

  /** A trade is refused once its window and the allowed lateness lie behind the symbol's newest. */
  private boolean isFinal(long minute, Optional<Long> latest) {
    long lastOfMinute = minute + MINUTE_MS - 1;
    long keptMs = settings.window().plus(settings.allowedLateness()).toMillis();
    return latest.filter(newest -> lastOfMinute <= newest - keptMs).isPresent();
  }

  private Optional<Long> latestTrade(int partition, String symbol) {
    RollingVolumeReader volumes =
        new RollingVolumeReader(
            reader.open(TRADES, partition, QueryableStoreTypes.<SegmentKey, byte[]>keyValueStore()),
            settings.window().toMillis());
    return volumes.read(symbol, Long.MIN_VALUE).map(RollingVolume::asOf);
  }
}
