package io.tidewatch.topology.orderbooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.serde.JsonSerde;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.okx.OkxFrames;
import io.tidewatch.topology.okx.OkxFrames.Level;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** A partition is taken up from its changelogs, and no frame comes for a while. */
class OrderBooksTakeUpTest {
  private static final String BTC = "BTC-USDT";
  private static final long TIME_MS = 1_783_786_805_700L;

  private final MockProcessorContext<String, OrderBooksOutput> context =
      new MockProcessorContext<>();

  @Test
  void shouldSayHowBooksStandBeforeTheFirstFrame() {
    KeyValueStore<String, BookStanding> standings =
        store(OrderBooksTopology.STANDINGS_STORE, new JsonSerde<>(BookStanding.class));
    BookStanding expected;
    try (OrderBooksDriver before = new OrderBooksDriver()) {
      before.book(
          BTC,
          OkxFrames.snapshot(
              BTC, TIME_MS, 10, List.of(Level.of("101", "1")), List.of(Level.of("99", "1"))),
          TIME_MS);
      expected = before.standing(BTC);
      fill(OrderBooksTopology.CHECKPOINTS_STORE, before);
      fill(OrderBooksTopology.JOURNAL_STORE, before);
    }
    store(OrderBooksTopology.RULES_STORE, Serdes.ByteArray());
    store(OrderBooksTopology.PRICES_STORE, Serdes.ByteArray());
    store(OrderBooksTopology.INSTRUMENTS_STORE, Serdes.ByteArray());

    new OrderBooksProcessor(
            OrderBooksSettings.DEFAULT, new DetectorCounters("take-up", OrderBooksTopology.COUNTED))
        .init(context);

    assertThat(expected).isNotNull();
    assertThat(standings.get(BTC)).isEqualTo(expected);
    assertThat(context.forwarded()).isEmpty();
  }

  private void fill(String name, OrderBooksDriver before) {
    KeyValueStore<String, byte[]> store = store(name, Serdes.ByteArray());
    Map<String, byte[]> kept = before.everything(name);
    kept.forEach(store::put);
  }

  private <V> KeyValueStore<String, V> store(String name, Serde<V> value) {
    KeyValueStore<String, V> store =
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), value)
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    context.addStateStore(store);
    return store;
  }
}
