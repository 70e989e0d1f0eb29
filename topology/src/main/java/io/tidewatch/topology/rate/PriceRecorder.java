package io.tidewatch.topology.rate;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the price topic as a table of {@link PriceHistory} by pair, on every instance. */
public final class PriceRecorder extends ContextualProcessor<String, byte[], Void, Void> {
  private final String storeName;
  private final Function<byte[], Optional<BigDecimal>> reader;
  private KeyValueStore<String, PriceHistory> store;

  public PriceRecorder(String storeName, Function<byte[], Optional<BigDecimal>> reader) {
    this.storeName = requireNonNull(storeName, "storeName");
    this.reader = requireNonNull(reader, "reader");
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    store = context.getStateStore(storeName);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    if (record.key() == null || record.value() == null) {
      return;
    }
    reader
        .apply(record.value())
        .ifPresent(price -> {
          PriceHistory history = store.get(record.key());
          store.put(
              record.key(),
              (history == null ? PriceHistory.NONE : history)
                  .with(new PriceHistory.Sample(record.timestamp(), price)));
        });
  }
}
