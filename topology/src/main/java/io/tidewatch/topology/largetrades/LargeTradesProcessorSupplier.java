package io.tidewatch.topology.largetrades;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.serde.JsonSerde;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.alert.SubjectState;
import io.tidewatch.topology.binance.SpotTrade;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Makes the processor and the stores it owns. */
final class LargeTradesProcessorSupplier
    implements FixedKeyProcessorSupplier<String, SpotTrade, LargeTradesOutput> {
  private final LargeTradesSettings settings;
  private final DetectorCounters counters;

  LargeTradesProcessorSupplier(LargeTradesSettings settings, DetectorCounters counters) {
    this.settings = requireNonNull(settings, "settings");
    this.counters = requireNonNull(counters, "counters");
  }

  @Override
  public FixedKeyProcessor<String, SpotTrade, LargeTradesOutput> get() {
    return new LargeTradesProcessor(settings, counters);
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    // Both are small and are written once a trade; the cache passes on one version a commit.
    return Set.of(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(LargeTradesTopology.TRADES_STORE),
                SegmentKey.SERDE,
                Serdes.ByteArray())
            .withCachingEnabled(),
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(LargeTradesTopology.STATES_STORE),
                Serdes.String(),
                new JsonSerde<>(SubjectState.class))
            .withCachingEnabled());
  }
}
