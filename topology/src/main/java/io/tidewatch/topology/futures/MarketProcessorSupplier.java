package io.tidewatch.topology.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.serde.JsonSerde;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.alert.SubjectState;
import io.tidewatch.topology.clock.CommitPace;
import io.tidewatch.topology.futures.market.Finding;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Makes the processor of the market and the stores it owns. */
final class MarketProcessorSupplier
    implements ProcessorSupplier<String, Finding, String, MarketOutput> {
  private final FuturesSettings settings;
  private final int partitions;
  private final CommitPace pace;
  private final DetectorCounters counters;

  /**
   * Takes what it needs.
   *
   * @param partitions of the raw topic
   */
  MarketProcessorSupplier(
      FuturesSettings settings, int partitions, CommitPace pace, DetectorCounters counters) {
    this.settings = requireNonNull(settings, "settings");
    this.partitions = partitions;
    this.pace = requireNonNull(pace, "pace");
    this.counters = requireNonNull(counters, "counters");
  }

  @Override
  public Processor<String, Finding, String, MarketOutput> get() {
    return new MarketProcessor(settings, partitions, pace, counters);
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(FuturesTopology.MARKET_STORE),
            Serdes.String(),
            new JsonSerde<>(SubjectState.class)),
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(FuturesTopology.ROUNDS_STORE),
            Serdes.String(),
            FuturesSerdes.ROUND));
  }
}
