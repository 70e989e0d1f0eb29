package io.tidewatch.topology.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Bar;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.binance.FuturesFrame;
import io.tidewatch.topology.clock.CommitPace;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowBytesStoreSupplier;

/** Makes the processor of bars and the stores it owns. */
final class JudgeProcessorSupplier
    implements ProcessorSupplier<String, FuturesFrame, String, JudgeOutput> {
  private static final Duration BAR = Duration.ofMillis(Bar.LENGTH_MS);

  private final FuturesSettings settings;
  private final CommitPace pace;
  private final DetectorCounters counters;

  JudgeProcessorSupplier(FuturesSettings settings, CommitPace pace, DetectorCounters counters) {
    this.settings = requireNonNull(settings, "settings");
    this.pace = requireNonNull(pace, "pace");
    this.counters = requireNonNull(counters, "counters");
  }

  @Override
  public Processor<String, FuturesFrame, String, JudgeOutput> get() {
    return new JudgeProcessor(settings, pace, counters);
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(
        Stores.windowStoreBuilder(
            windows(FuturesTopology.BARS_STORE, settings.barsKept()),
            Serdes.String(),
            FuturesSerdes.BAR),
        // Without a cache, though it changes with each frame: what a cache keeps back is sent when
        // its task commits, one task after the other, and each waits for the broker's answer.
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(FuturesTopology.SYMBOLS_STORE),
            Serdes.String(),
            FuturesSerdes.STATE),
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(FuturesTopology.SCORES_STORE),
            Serdes.String(),
            FuturesSerdes.SCORES),
        Stores.windowStoreBuilder(
            windows(FuturesTopology.ANOMALIES_STORE, settings.anomaliesKept()),
            Serdes.String(),
            FuturesSerdes.ANOMALY));
  }

  private WindowBytesStoreSupplier windows(String name, Duration kept) {
    return settings.onDisk()
        ? Stores.persistentWindowStore(name, kept, BAR, false)
        : Stores.inMemoryWindowStore(name, kept, BAR, false);
  }
}
