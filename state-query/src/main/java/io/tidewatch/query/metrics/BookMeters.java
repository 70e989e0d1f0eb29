package io.tidewatch.query.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.query.books.HeldBooks;
import io.tidewatch.query.store.StoreNotReadyException;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.topology.orderbooks.OrderBooksSettings;
import io.tidewatch.topology.orderbooks.book.BookState;
import java.util.Locale;

/** How the order books stand that this process works on. */
public final class BookMeters implements MeterBinder {
  private final HeldBooks books;

  private BookMeters(HeldBooks books) {
    this.books = books;
  }

  /** Of the books of a detector that was made with these settings. */
  public static BookMeters of(DetectorRunner runner, OrderBooksSettings settings) {
    return new BookMeters(new HeldBooks(runner, settings));
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (BookState state : BookState.values()) {
      Gauge.builder("tidewatch.order.books", books, read -> count(read, state))
          .description("Order books by state; nothing is said of those that are not live")
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
  }

  /** Books that cannot be read have no number, which is not the same as none. */
  private static double count(HeldBooks books, BookState state) {
    try {
      return books.count(state);
    } catch (StoreNotReadyException e) {
      return Double.NaN;
    }
  }
}
