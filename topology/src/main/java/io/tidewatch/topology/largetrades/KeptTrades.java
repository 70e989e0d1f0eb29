package io.tidewatch.topology.largetrades;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The trades of one symbol in the state store, so that a restart finds its window again. */
final class KeptTrades {
  private final KeyValueStore<SegmentKey, byte[]> store;
  private final String symbol;
  private final long retentionMs;
  private final Deque<Written> full = new ArrayDeque<>();
  private TradeSegment segment = new TradeSegment();
  private long number;

  private record Written(long number, long newestMs) {}

  KeptTrades(KeyValueStore<SegmentKey, byte[]> store, String symbol, long retentionMs) {
    this.store = requireNonNull(store, "store");
    this.symbol = requireNonNull(symbol, "symbol");
    this.retentionMs = retentionMs;
  }

  /** Hands over what an earlier run kept, in the order of arrival. */
  void restore(Consumer<WindowTrade> trades) {
    try (KeyValueIterator<SegmentKey, byte[]> segments =
        store.range(SegmentKey.first(symbol), SegmentKey.last(symbol))) {
      while (segments.hasNext()) {
        KeyValue<SegmentKey, byte[]> entry = segments.next();
        long newestMs = Long.MIN_VALUE;
        for (WindowTrade trade : TradeSegment.read(entry.value)) {
          trades.accept(trade);
          newestMs = Math.max(newestMs, trade.timeMs());
        }
        full.add(new Written(entry.key.number(), newestMs));
        number = entry.key.number() + 1;
      }
    }
  }

  /** Keeps a trade and lets go of those that are too old to matter at this event time. */
  void add(WindowTrade trade, long asOf) {
    segment.add(trade);
    store.put(new SegmentKey(symbol, number), segment.toBytes());
    if (segment.isFull()) {
      full.add(new Written(number, segment.newestMs()));
      segment = new TradeSegment();
      number++;
      deleteUpTo(asOf - retentionMs);
    }
  }

  private void deleteUpTo(long timeMs) {
    while (full.peekFirst() != null && full.peekFirst().newestMs() <= timeMs) {
      store.delete(new SegmentKey(symbol, full.pollFirst().number()));
    }
  }
}
