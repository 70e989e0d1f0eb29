package io.tidewatch.topology.futures.ranking;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Ranking;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.futures.FuturesTopology;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Makes the processor of rankings and the stores it owns. */
final class RankingProcessorSupplier
    implements ProcessorSupplier<String, CoinFact, String, Ranking> {
  private final RankingSettings settings;
  private final boolean onDisk;
  private final DetectorCounters counters;

  RankingProcessorSupplier(RankingSettings settings, boolean onDisk, DetectorCounters counters) {
    this.settings = requireNonNull(settings, "settings");
    this.onDisk = onDisk;
    this.counters = requireNonNull(counters, "counters");
  }

  @Override
  public Processor<String, CoinFact, String, Ranking> get() {
    return new RankingProcessor(settings, counters);
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    // Without caches: every commit of the thread would wait for what they kept back.
    return Set.of(
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(FuturesTopology.FACTS_STORE),
            Serdes.String(),
            RankingSerdes.STATE),
        Stores.keyValueStoreBuilder(
            onDisk
                ? Stores.persistentKeyValueStore(RankingSteps.HISTORY_STORE)
                : Stores.inMemoryKeyValueStore(RankingSteps.HISTORY_STORE),
            Serdes.String(),
            RankingSerdes.POINT),
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(FuturesTopology.RANKINGS_STORE),
            Serdes.String(),
            Topics.FUTURES_RANKINGS.value()));
  }
}
