package io.tidewatch.query.books;

import static io.tidewatch.topology.orderbooks.OrderBooksTopology.CHECKPOINTS_STORE;
import static io.tidewatch.topology.orderbooks.OrderBooksTopology.JOURNAL_STORE;
import static io.tidewatch.topology.orderbooks.OrderBooksTopology.STANDINGS_STORE;

import io.tidewatch.query.store.PartitionView;
import io.tidewatch.query.store.StoreNotReadyException;
import io.tidewatch.topology.orderbooks.BookReader;
import io.tidewatch.topology.orderbooks.BookStanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Looks up books of a partition where the detector works on it. */
final class ActiveBooks {
  private ActiveBooks() {}

  static List<Glance> glances(PartitionView view) {
    SortedSet<String> kept = new TreeSet<>();
    try (KeyValueIterator<String, byte[]> all = checkpoints(view).all()) {
      all.forEachRemaining(entry -> kept.add(entry.key));
    }
    List<Glance> glances = new ArrayList<>();
    try (KeyValueIterator<String, BookStanding> all = standings(view).all()) {
      all.forEachRemaining(entry -> {
        kept.remove(entry.key);
        glances.add(Glance.of(entry.value));
      });
    }
    if (!kept.isEmpty()) {
      throw notMade(kept.first());
    }
    return glances;
  }

  static Optional<Book> book(PartitionView view, LevelsOf asked) {
    return new BookReader(checkpoints(view), view.<String, byte[]>keyValues(JOURNAL_STORE))
        .read(asked.instId())
        .map(found -> Book.of(found, asked.levels()));
  }

  static Optional<BookStanding> standing(PartitionView view, String instId) {
    Optional<BookStanding> standing = Optional.ofNullable(standings(view).get(instId));
    if (standing.isEmpty() && checkpoints(view).get(instId) != null) {
      throw notMade(instId);
    }
    return standing;
  }

  /** Standings are in no changelog: they are made again of what is. */
  private static StoreNotReadyException notMade(String instId) {
    return new StoreNotReadyException("the book of " + instId + " is being put together again");
  }

  private static ReadOnlyKeyValueStore<String, byte[]> checkpoints(PartitionView view) {
    return view.keyValues(CHECKPOINTS_STORE);
  }

  private static ReadOnlyKeyValueStore<String, BookStanding> standings(PartitionView view) {
    return view.keyValues(STANDINGS_STORE);
  }
}
