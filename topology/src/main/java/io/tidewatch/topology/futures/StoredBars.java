package io.tidewatch.topology.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Bar;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** The closed bars of one symbol in the store. */
final class StoredBars implements ClosedBars {
  private final String symbol;
  private final WindowStore<String, Bar> store;

  StoredBars(String symbol, WindowStore<String, Bar> store) {
    this.symbol = requireNonNull(symbol, "symbol");
    this.store = requireNonNull(store, "store");
  }

  @Override
  public Bar at(long openTime) {
    return store.fetch(symbol, openTime);
  }

  @Override
  public void put(Bar bar) {
    store.put(symbol, bar, bar.openTime());
  }

  @Override
  public List<Bar> between(long from, long to) {
    List<Bar> bars = new ArrayList<>();
    try (WindowStoreIterator<Bar> found = store.fetch(symbol, Math.max(0, from), to)) {
      found.forEachRemaining(entry -> bars.add(entry.value));
    }
    return bars;
  }
}
