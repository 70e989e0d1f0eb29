package io.tidewatch.topology.tokenpool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.pool.PoolStats;
import io.tidewatch.contract.serde.JsonSerde;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Makes the processor of batches and the stores it owns. */
final class BatchProcessorSupplier
    implements ProcessorSupplier<String, BatchTally, String, PoolStats> {
  private final TokenPoolSettings settings;

  BatchProcessorSupplier(TokenPoolSettings settings) {
    this.settings = requireNonNull(settings, "settings");
  }

  @Override
  public Processor<String, BatchTally, String, PoolStats> get() {
    return new BatchProcessor();
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(TokenPoolTopology.BATCHES_STORE),
                Serdes.String(),
                new JsonSerde<>(PoolStats.class))
            .withCachingEnabled(),
        Stores.windowStoreBuilder(
                Stores.inMemoryWindowStore(
                    TokenPoolTopology.MINUTES_STORE,
                    settings.history(),
                    BatchProcessor.MINUTE,
                    false),
                Serdes.String(),
                new JsonSerde<>(PoolStats.Counts.class))
            .withCachingDisabled());
  }
}
