package io.tidewatch.query.books;

import static io.tidewatch.topology.orderbooks.OrderBooksTopology.CHECKPOINTS_STORE;
import static io.tidewatch.topology.orderbooks.OrderBooksTopology.JOURNAL_STORE;
import static java.util.Objects.requireNonNull;

import io.tidewatch.query.store.PartitionView;
import io.tidewatch.query.store.StoreNotReadyException;
import io.tidewatch.topology.orderbooks.BookReader;
import io.tidewatch.topology.orderbooks.BookStanding;
import io.tidewatch.topology.orderbooks.OrderBooksSettings;
import io.tidewatch.topology.orderbooks.StandingMaker;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Puts books of a partition together from copies, as they would be if this instance took up the
 * partition now.
 *
 * <p>A copy never says that nothing was seen of an instrument: the first frame of it may be on its
 * way here.
 */
final class CopiedBooks {
  private final OrderBooksSettings settings;

  CopiedBooks(OrderBooksSettings settings) {
    this.settings = requireNonNull(settings, "settings");
  }

  List<Glance> glances(PartitionView view) {
    return fitting(() -> standings(view).all()).stream().map(Glance::of).toList();
  }

  /**
   * The best levels of an instrument.
   *
   * @throws StoreNotReadyException if they cannot be told from this copy now
   */
  Book book(PartitionView view, LevelsOf asked) {
    BookReader reader = new BookReader(bytes(view, CHECKPOINTS_STORE), bytes(view, JOURNAL_STORE));
    return fitting(() -> reader.read(asked.instId()))
        .map(found -> Book.of(found, asked.levels()))
        .orElseThrow(() -> unknown(asked.instId()));
  }

  /** How the book of an instrument stands; throws as {@link #book} does. */
  BookStanding standing(PartitionView view, String instId) {
    return fitting(() -> standings(view).make(instId)).orElseThrow(() -> unknown(instId));
  }

  private StandingMaker standings(PartitionView view) {
    return new StandingMaker(settings, bytes(view, CHECKPOINTS_STORE), bytes(view, JOURNAL_STORE));
  }

  /** The two stores are filled apart: the journal may have gone on where the checkpoint has not. */
  private static <T> T fitting(Supplier<T> look) {
    try {
      return look.get();
    } catch (ConcurrentModificationException e) {
      throw new StoreNotReadyException("the copies of checkpoints and journal do not fit", e);
    }
  }

  private static StoreNotReadyException unknown(String instId) {
    return new StoreNotReadyException("the copy has nothing of " + instId + " yet");
  }

  private static ReadOnlyKeyValueStore<String, byte[]> bytes(PartitionView view, String store) {
    return view.keyValues(store);
  }
}
