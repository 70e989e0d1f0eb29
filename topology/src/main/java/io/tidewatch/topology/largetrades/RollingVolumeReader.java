package io.tidewatch.topology.largetrades;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.volume.RollingVolume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Computes rolling totals from {@link LargeTradesTopology#TRADES_STORE}, exact to the millisecond,
 * for whoever may read that store.
 */
public final class RollingVolumeReader {
  private final ReadOnlyKeyValueStore<SegmentKey, byte[]> store;
  private final long windowMs;

  public RollingVolumeReader(ReadOnlyKeyValueStore<SegmentKey, byte[]> store, long windowMs) {
    this.store = requireNonNull(store, "store");
    this.windowMs = windowMs;
  }

  /** Every symbol that the store has trades of. */
  public SortedSet<String> symbols() {
    SortedSet<String> symbols = new TreeSet<>();
    try (KeyValueIterator<SegmentKey, byte[]> segments = store.all()) {
      segments.forEachRemaining(segment -> symbols.add(segment.key.symbol()));
    }
    return symbols;
  }

  /**
   * The totals of a symbol; empty if the store knows nothing of it.
   *
   * @param nowMs end of the window; the latest trade time, if that is later
   */
  public Optional<RollingVolume> read(String symbol, long nowMs) {
    List<byte[]> segments = segments(symbol);
    if (segments.isEmpty()) {
      return Optional.empty();
    }
    long asOf = nowMs;
    for (byte[] segment : segments) {
      asOf = Math.max(asOf, TradeSegment.newestMs(segment));
    }
    Totals totals = Totals.NONE;
    for (byte[] segment : segments) {
      totals = totals.plus(TradeSegment.totalsAfter(segment, asOf - windowMs));
    }
    return Optional.of(totals.toVolume(symbol, asOf, windowMs));
  }

  private List<byte[]> segments(String symbol) {
    List<byte[]> found = new ArrayList<>();
    try (KeyValueIterator<SegmentKey, byte[]> segments =
        store.range(SegmentKey.first(symbol), SegmentKey.last(symbol))) {
      segments.forEachRemaining(segment -> found.add(segment.value));
    }
    return found;
  }
}
