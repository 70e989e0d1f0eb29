package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidewatch.contract.instrument.OkxInstrument;
import io.tidewatch.query.books.BookReads;
import io.tidewatch.query.books.BookSummary;
import io.tidewatch.query.store.Scan;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Order books now: {@code /api/books}, {@code /api/books/{instId}[?levels=N]} and {@code
 * /api/books/{instId}/analysis}.
 *
 * <p>An instrument that is watched always gets a 200 with the state of its book, so that a reader
 * needs one way to read the answer: of a book that is not live there are no levels and no analysis,
 * and of a quarantined one there is the reason. An instrument that nothing was ever seen of is 404.
 */
public final class BooksResource implements Resource {
  private static final long DEFAULT_LEVELS = 20;
  private static final long MAX_LEVELS = 400;

  private final BookReads reads;

  public BooksResource(BookReads reads) {
    this.reads = requireNonNull(reads, "reads");
  }

  /**
   * Every instrument.
   *
   * @param books by instrument
   * @param partitionsAnswered if less than {@code partitionsTotal}, instruments are missing
   */
  record Books(List<BookSummary> books, int partitionsAnswered, int partitionsTotal) {}

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/api/books", this::all);
    routes.get("/api/books/{instId}", this::one);
    routes.get("/api/books/{instId}/analysis", this::analysis);
  }

  private void all(Context context) {
    Parameters.of(context);
    Scan<List<BookSummary>> scan = reads.summaries();
    List<BookSummary> books =
        scan.elements(found -> found).sorted(Comparator.comparing(BookSummary::instId)).toList();
    Answers.ok(context, new Books(books, scan.partitionsAnswered(), scan.partitionsTotal()));
  }

  private void one(Context context) {
    Parameters parameters = Parameters.of(context, "levels");
    long levels = parameters.number("levels", 1, MAX_LEVELS).orElse(DEFAULT_LEVELS);
    String instId = instId(context);
    Answers.ok(
        context, reads.book(instId, Math.toIntExact(levels)).orElseThrow(() -> unknown(instId)));
  }

  private void analysis(Context context) {
    Parameters.of(context);
    String instId = instId(context);
    Answers.ok(context, reads.analysis(instId).orElseThrow(() -> unknown(instId)));
  }

  private static String instId(Context context) {
    String text = context.pathParam("instId");
    try {
      return OkxInstrument.parse(text.toUpperCase(Locale.ROOT)).name();
    } catch (IllegalArgumentException e) {
      throw ApiException.badInput(
          "instId", "an instrument such as BTC-USDT or BTC-USDT-SWAP", text);
    }
  }

  private static ApiException unknown(String instId) {
    return ApiException.notFound(
        "there is no book of "
            + instId
            + ": nothing of it was received; /api/books lists the instruments that have one");
  }
}
