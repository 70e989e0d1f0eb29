package io.tidewatch.topology.orderbooks;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.serde.JsonSerde;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.okx.OkxFrame;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Makes the processor and the stores it owns. */
final class OrderBooksProcessorSupplier
    implements ProcessorSupplier<String, OkxFrame, String, OrderBooksOutput> {
  /**
   * The journal writes over itself, which only shows once the broker has cleaned a segment: with
   * its default of a gigabyte a restart would read hours of entries that are of no use.
   */
  private static final Map<String, String> OFTEN_CLEANED =
      Map.of(
          TopicConfig.SEGMENT_BYTES_CONFIG,
          Integer.toString(16 << 20),
          TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
          "0.2");

  private final OrderBooksSettings settings;
  private final DetectorCounters counters;

  OrderBooksProcessorSupplier(OrderBooksSettings settings, DetectorCounters counters) {
    this.settings = requireNonNull(settings, "settings");
    this.counters = requireNonNull(counters, "counters");
  }

  @Override
  public Processor<String, OkxFrame, String, OrderBooksOutput> get() {
    return new OrderBooksProcessor(settings, counters);
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(OrderBooksTopology.CHECKPOINTS_STORE),
                Serdes.String(),
                Serdes.ByteArray())
            .withLoggingEnabled(OFTEN_CLEANED),
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(OrderBooksTopology.JOURNAL_STORE),
                Serdes.String(),
                Serdes.ByteArray())
            .withLoggingEnabled(OFTEN_CLEANED),
        // Written at each analysis, and made again of the other two at a restart: in a changelog it
        // would weigh four times as much as the frames themselves.
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(OrderBooksTopology.STANDINGS_STORE),
                Serdes.String(),
                new JsonSerde<>(BookStanding.class))
            .withLoggingDisabled());
  }
}
