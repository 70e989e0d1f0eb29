package io.tidewatch.query.books;

import static io.tidewatch.topology.orderbooks.OrderBooksTopology.CHECKPOINTS_STORE;
import static io.tidewatch.topology.orderbooks.OrderBooksTopology.JOURNAL_STORE;
import static io.tidewatch.topology.orderbooks.OrderBooksTopology.STANDINGS_STORE;

import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.store.KeyedStore;
import io.tidewatch.query.store.Look;
import io.tidewatch.query.store.PartitionRead;
import io.tidewatch.query.store.PartitionRead.Everything;
import io.tidewatch.query.store.ReadCatalogue;
import io.tidewatch.topology.orderbooks.BookStanding;
import io.tidewatch.topology.orderbooks.OrderBooksSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.type.TypeReference;

/**
 * What instances ask each other about order books. How books stand is in no changelog: whoever
 * works on them looks it up, and whoever keeps a copy makes it of what is.
 */
public final class BookQueries {
  private static final KeyedStore CHECKPOINTS =
      KeyedStore.fedBy(Topics.OKX_FRAMES, CHECKPOINTS_STORE);
  private static final Set<String> STANDINGS = Set.of(STANDINGS_STORE, CHECKPOINTS_STORE);
  private static final Set<String> CHANGELOGGED = Set.of(CHECKPOINTS_STORE, JOURNAL_STORE);

  private final PartitionRead<Everything, List<Glance>> glances;
  private final PartitionRead<LevelsOf, Optional<Book>> book;
  private final PartitionRead<String, Optional<BookStanding>> standing;

  /**
   * Makes them.
   *
   * @param settings those of the detector
   */
  public BookQueries(OrderBooksSettings settings) {
    CopiedBooks copied = new CopiedBooks(settings);
    glances =
        new PartitionRead<>(
            "glances",
            CHECKPOINTS,
            new TypeReference<>() {},
            new TypeReference<>() {},
            new Look<>(STANDINGS, (view, everything) -> ActiveBooks.glances(view)),
            new Look<>(CHANGELOGGED, (view, everything) -> copied.glances(view)));
    book =
        new PartitionRead<>(
            "book",
            CHECKPOINTS,
            new TypeReference<>() {},
            new TypeReference<>() {},
            new Look<>(CHANGELOGGED, ActiveBooks::book),
            new Look<>(CHANGELOGGED, (view, asked) -> Optional.of(copied.book(view, asked))));
    standing =
        new PartitionRead<>(
            "standing",
            CHECKPOINTS,
            new TypeReference<>() {},
            new TypeReference<>() {},
            new Look<>(STANDINGS, ActiveBooks::standing),
            new Look<>(CHANGELOGGED, (view, instId) -> Optional.of(copied.standing(view, instId))));
  }

  /** All of them. */
  public ReadCatalogue catalogue(String detector) {
    return new ReadCatalogue(detector, List.of(glances, book, standing));
  }

  /** Every book of a partition, in short. */
  PartitionRead<Everything, List<Glance>> glances() {
    return glances;
  }

  /** One book; empty if nothing of the instrument was ever seen. */
  PartitionRead<LevelsOf, Optional<Book>> book() {
    return book;
  }

  /** How the book of an instrument stands; empty likewise. */
  PartitionRead<String, Optional<BookStanding>> standing() {
    return standing;
  }
}
