package io.tidewatch.query.store;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.store.Freshness.Source;
import io.tidewatch.query.store.StoreNotReadyException.Miss;
import java.util.ConcurrentModificationException;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.UnknownStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreType;

/**
 * Reads stores of this process and never asks another one. A partition is pinned: an unpinned read
 * would search every local one. A read may be done more than once, so it must change nothing.
 * Thread-safe.
 */
public final class LocalReader {
  private static final int ATTEMPTS = 5;

  private final StreamsStores streams;

  public LocalReader(StreamsStores streams) {
    this.streams = requireNonNull(streams, "streams");
  }

  /**
   * Reads a partition.
   *
   * @param source who is to answer: the active one only, or any copy
   * @throws StoreNotReadyException if it cannot be read here and now
   */
  public <Q, A> Fresh<A> read(PartitionRead<Q, A> read, int partition, Q question, Source source) {
    String store = read.store().name();
    Look<Q, A> look = read.look(source);
    OptionalLong refills = streams.refills(look.stores(), partition, source);
    if (refills.isEmpty()) {
      throw new StoreNotReadyException(
          "partition " + partition + " of " + store + " is not worked on, or not filled yet");
    }
    Supplier<LocalView> opening = () -> new LocalView(streams, look.stores(), partition, source);
    LocalView view = guard(store, opening);
    Freshness freshness =
        switch (source) {
          case ACTIVE -> Freshness.ACTIVE;
          // Before the look: what is found may be newer than that, and never older.
          case STANDBY -> Freshness.standby(lag(look.stores(), partition));
        };
    A answer = guard(store, () -> look.reading().apply(view, question));
    if (!guard(store, opening).isOfTheSame(view)
        || !streams.refills(look.stores(), partition, source).equals(refills)) {
      throw new StoreNotReadyException(
          "partition " + partition + " of " + store + " was given away while it was read");
    }
    if (source == Source.ACTIVE && !streams.isMember()) {
      // After the look, which may have taken any time if this process stood still.
      throw new StoreNotReadyException(
          "Kafka has not answered for a while, and another instance may work on partition "
              + partition
              + " of "
              + store);
    }
    return new Fresh<>(answer, freshness);
  }

  /**
   * Reads a store that every instance holds whole.
   *
   * @throws StoreNotReadyException if it cannot be read now
   */
  public <T, R> R readGlobal(String store, QueryableStoreType<T> type, Function<T, R> read) {
    return guard(
        store, () -> read.apply(streams.open(StoreQueryParameters.fromNameAndType(store, type))));
  }

  private long lag(Set<String> stores, int partition) {
    return streams
        .lag(stores, partition)
        .orElseThrow(() ->
            new StoreNotReadyException(
                Miss.NOT_HERE,
                "there is no whole copy of partition " + partition + " of " + stores));
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
    try {
      return once(store, read);
    } catch (ConcurrentModificationException e) {
      // Two stores of a copy are filled apart, and may not fit each other for longer.
      throw new StoreNotReadyException("store " + store + " is changing too fast to be read", e);
    }
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
