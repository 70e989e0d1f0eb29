package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.clock.CommitPace;
import io.tidewatch.topology.hyperliquid.HyperliquidFrame;
import io.tidewatch.topology.parse.Parsed;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Makes the processor of watched addresses and the stores it owns. */
final class WhaleProcessorSupplier
    implements ProcessorSupplier<String, Parsed<HyperliquidFrame>, String, WhaleOutput> {
  private final WhaleSettings settings;
  private final CommitPace pace;
  private final DetectorCounters counters;

  WhaleProcessorSupplier(WhaleSettings settings, CommitPace pace, DetectorCounters counters) {
    this.settings = requireNonNull(settings, "settings");
    this.pace = requireNonNull(pace, "pace");
    this.counters = requireNonNull(counters, "counters");
  }

  @Override
  public Processor<String, Parsed<HyperliquidFrame>, String, WhaleOutput> get() {
    return new WhaleProcessor(settings, pace, counters);
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(
        store(WhaleStores.WATCHED, Serdes.String(), WhaleSerdes.WATCH),
        store(WhaleStores.HOLDINGS, Serdes.String(), WhaleSerdes.HOLDING),
        store(WhaleStores.ORDERS, Serdes.String(), WhaleSerdes.ORDER),
        store(WhaleStores.ACCOUNTS, Serdes.String(), WhaleSerdes.ACCOUNT),
        store(WhaleStores.MARKET, Serdes.String(), WhaleSerdes.MARKET),
        store(WhaleStores.CONSENSUS, Serdes.String(), WhaleSerdes.CONSENSUS),
        store(WhaleStores.CLOCK, Serdes.String(), WhaleSerdes.CLOCK),
        store(WhaleStores.SEEN, Serdes.ByteArray(), Serdes.ByteArray()));
  }

  /** A key that changes many times between two commits is written to the changelog once. */
  private static <K, V> StoreBuilder<?> store(String name, Serde<K> keys, Serde<V> values) {
    return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), keys, values)
        .withCachingEnabled();
  }
}
