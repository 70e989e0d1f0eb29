package io.tidewatch.topology.alerthistory.outcome;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.price.Price;
import io.tidewatch.topology.price.PriceGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Prices of the last hours by instrument. What is kept follows from the prices alone, in the order
 * of their topic: an instrument's prices are taken in the order of their times, one in each cell of
 * the grid, and none that comes hours behind others of its venue. So there is a time up to which
 * nothing can be added any more, see {@link #knownUpTo}.
 */
final class KeptPrices {
  /**
   * How far one instrument may be behind another of its venue. A detector that catches up with what
   * it missed comes further in one partition than in another, at worst by as much as it missed.
   */
  static final long GRACE_MS = 6 * 3_600_000L;

  /**
   * How long prices are kept. An outcome needs two hours; an instrument may be six hours behind,
   * and who waits for it may wait an hour longer; the rest is for alerts that come late.
   */
  static final long KEPT_MS = 12 * 3_600_000L;

  private static final int MAX_TEXT = 200;
  private static final int MAX_EXPONENT = 40;

  private final KeyValueStore<String, PriceChunk> chunks;

  /** Time of the newest price by instrument key and by venue; the latter have no slash in them. */
  private final KeyValueStore<String, Long> newest;

  private final StoreWalk<PriceChunk> oldChunks;
  private final StoreWalk<Long> oldInstruments;

  KeptPrices(KeyValueStore<String, PriceChunk> chunks, KeyValueStore<String, Long> newest) {
    this.chunks = requireNonNull(chunks, "chunks");
    this.newest = requireNonNull(newest, "newest");
    this.oldChunks = new StoreWalk<>(chunks);
    this.oldInstruments = new StoreWalk<>(newest);
  }

  /** Keeps a price; returns whether it is one to keep. */
  boolean take(Price price) {
    if (!isSound(price)) {
      return false;
    }
    Long own = newest.get(price.key());
    if (own != null && PriceGrid.cellOf(price.at()) <= PriceGrid.cellOf(own)) {
      return false;
    }
    Long venue = newest.get(price.venue());
    if (venue != null && price.at() < venue - GRACE_MS) {
      return false;
    }
    String key = SortedKey.of(price.key(), PriceChunk.startOf(price.at()));
    PriceChunk chunk = chunks.get(key);
    chunks.put(
        key,
        (chunk == null ? new PriceChunk(List.of()) : chunk)
            .with(new PricePoint(price.at(), price.price())));
    newest.put(price.key(), price.at());
    if (venue == null || price.at() > venue) {
      newest.put(price.venue(), price.at());
    }
    return true;
  }

  private static boolean isSound(Price price) {
    int size = price.price().precision();
    return price.at() >= 0
        && size <= MAX_EXPONENT
        && Math.abs((long) size - price.price().scale()) <= MAX_EXPONENT
        && isSound(price.venue())
        && price.venue().indexOf('/') < 0
        && isSound(price.instrument());
  }

  private static boolean isSound(String text) {
    return !text.isEmpty() && text.length() <= MAX_TEXT && text.indexOf('\n') < 0;
  }

  /** Up to when all prices of an instrument are known; those after it may become more. */
  long knownUpTo(String instrument) {
    Long own = newest.get(instrument);
    long byOwn = own == null ? Long.MIN_VALUE : (PriceGrid.cellOf(own) + 1) * PriceGrid.CELL_MS - 1;
    return Math.max(byOwn, venueTime(instrument).map(at -> at - GRACE_MS - 1).orElse(byOwn));
  }

  /** Whether prices of that time may have been forgotten. */
  boolean mayHaveForgotten(String instrument, long timeMs) {
    return venueTime(instrument).map(at -> timeMs < at - KEPT_MS).orElse(false);
  }

  /** Whether nothing is known of the venue of an instrument. */
  boolean isUnknown(String instrument) {
    return venueTime(instrument).isEmpty();
  }

  private Optional<Long> venueTime(String instrument) {
    return Optional.ofNullable(newest.get(venueOf(instrument)));
  }

  private static String venueOf(String instrument) {
    int slash = instrument.indexOf('/');
    return slash < 0 ? instrument : instrument.substring(0, slash);
  }

  /** The prices of an instrument from one time to another, both inclusive. */
  PriceSeries series(String instrument, long fromMs, long toMs) {
    List<PricePoint> points = new ArrayList<>();
    try (KeyValueIterator<String, PriceChunk> found =
        chunks.range(
            SortedKey.of(instrument, Math.max(0, PriceChunk.startOf(fromMs))),
            SortedKey.of(instrument, Math.max(0, toMs)))) {
      found.forEachRemaining(chunk -> points.addAll(chunk.value.points()));
    }
    return new PriceSeries(
        points.stream().filter(point -> point.at() >= fromMs && point.at() <= toMs).toList());
  }

  /** Begins to forget what is too old. */
  void beginToForget() {
    oldChunks.begin();
    oldInstruments.begin();
  }

  /** Goes on with it, a little. */
  void forget() {
    for (KeyValue<String, PriceChunk> chunk : oldChunks.step()) {
      long end = SortedKey.time(chunk.key) + PriceChunk.LENGTH_MS;
      if (mayHaveForgotten(SortedKey.text(chunk.key), end)) {
        chunks.delete(chunk.key);
      }
    }
    for (KeyValue<String, Long> instrument : oldInstruments.step()) {
      if (mayHaveForgotten(instrument.key, instrument.value)) {
        newest.delete(instrument.key);
      }
    }
  }
}
