package io.tidewatch.topology.tokenpool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.tokenpool.judge.PairOutput;
import io.tidewatch.topology.tokenpool.judge.PoolSerdes;
import java.time.InstantSource;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Makes the processor of pairs and the store it owns. */
final class PairProcessorSupplier
    implements ProcessorSupplier<String, PairInput, String, PairOutput> {
  private final TokenPoolSettings settings;
  private final InstantSource clock;
  private final DetectorCounters counters;

  PairProcessorSupplier(
      TokenPoolSettings settings, InstantSource clock, DetectorCounters counters) {
    this.settings = requireNonNull(settings, "settings");
    this.clock = requireNonNull(clock, "clock");
    this.counters = requireNonNull(counters, "counters");
  }

  @Override
  public Processor<String, PairInput, String, PairOutput> get() {
    return new PairProcessor(settings, clock, counters);
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(TokenPoolTopology.PAIRS_STATE_STORE),
            Serdes.String(),
            PoolSerdes.STATE));
  }
}
