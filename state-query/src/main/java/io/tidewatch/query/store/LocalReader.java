package io.tidewatch.query.store;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.UnknownStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreType;

/**
 * Reads stores of this process, one pinned partition at a time: an unpinned read would search every
 * local partition. A read may be done more than once, so it must change nothing. Thread-safe.
 */
public final class LocalReader {
  private static final int ATTEMPTS = 5;

  private final StreamsStores streams;
  private final Locator locator;

  public LocalReader(StreamsStores streams) {
    this.streams = requireNonNull(streams, "streams");
    this.locator = new Locator(streams);
  }

  /**
   * Reads where the key lives.
   *
   * @param read gets the partition, and opens what it needs of it with {@link #open}
   * @throws StoreNotReadyException if it cannot be read now
   * @throws StoreElsewhereException if another instance has it
   */
  public <R> R read(KeyedStore store, String key, IntFunction<R> read) {
    return switch (locator.locate(store, key)) {
      case Location.Here(int partition) -> guard(store.name(), () -> read.apply(partition));
      case Location.There there -> throw new StoreElsewhereException(store.name(), there.host());
      case Location.NotReady(String reason) -> throw new StoreNotReadyException(reason);
    };
  }

  /**
   * Reads every partition that is here.
   *
   * @throws StoreNotReadyException if none is
   */
  public <R> Scan<R> scan(KeyedStore store, IntFunction<R> read) {
    List<R> found = new ArrayList<>();
    StoreNotReadyException last = null;
    for (int p = 0; p < store.partitions(); p++) {
      int partition = p;
      try {
        found.add(guard(store.name(), () -> read.apply(partition)));
      } catch (StoreNotReadyException e) {
        last = e;
      }
    }
    if (found.isEmpty()) {
      throw last;
    }
    return new Scan<>(found, store.partitions());
  }

  /** Opens one partition of a store; only within {@link #read} and {@link #scan}. */
  public <T> T open(KeyedStore store, int partition, QueryableStoreType<T> type) {
    return open(StoreQueryParameters.fromNameAndType(store.name(), type).withPartition(partition));
  }

  /**
   * Reads a store that every instance holds whole.
   *
   * @throws StoreNotReadyException if it cannot be read now
   */
  public <T, R> R readGlobal(String store, QueryableStoreType<T> type, Function<T, R> read) {
    return guard(store, () -> read.apply(open(StoreQueryParameters.fromNameAndType(store, type))));
  }

  private <T> T open(StoreQueryParameters<T> store) {
    try {
      return streams.open(store);
    } catch (IllegalStateException e) {
      throw new StoreNotReadyException(
          "the detector that keeps " + store.storeName() + " is not running", e);
    }
  }

  private static <R> R guard(String store, Supplier<R> read) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return once(store, read);
      } catch (ConcurrentModificationException e) {
        // A persistent window store lists its segments in a map that the stream thread adds to
        // without a lock. It does so once in a while; the next look succeeds.
        Thread.onSpinWait();
      }
    }
    return once(store, read);
  }

  private static <R> R once(String store, Supplier<R> read) {
    try {
      return read.get();
    } catch (UnknownStateStoreException e) {
      throw new IllegalStateException("the topology has no store " + store, e);
    } catch (InvalidStateStoreException e) {
      throw new StoreNotReadyException("store " + store + " is not readable yet", e);
    }
  }
}
