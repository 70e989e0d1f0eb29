package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.tidewatch.contract.instrument.OkxInstrument;
import io.tidewatch.query.books.AnalysisView;
import io.tidewatch.query.books.BookReads;
import io.tidewatch.query.books.BookSummary;
import io.tidewatch.query.books.BookView;
import io.tidewatch.query.store.Coverage;
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
  private static final String NOT_SEEN = "nothing of it was ever received";

  private static final Parameter<String> INST_ID =
      Parameter.path("instId", Kind.text().as(BooksResource::instId)).example("SOL-USDT");

  private static final Parameter<Integer> LEVELS =
      Parameter.query("levels", Kind.whole(1, 400))
          .orElse(20)
          .says("how many prices of each side, the best ones");

  private final BookReads reads;

  public BooksResource(BookReads reads) {
    this.reads = requireNonNull(reads, "reads");
  }

  /**
   * Every instrument.
   *
   * @param books by instrument
   * @param partitionsAnswered if less than {@code partitionsTotal}, instruments are missing
   * @param source standby if a copy answered for a partition
   * @param lag how far it was behind
   */
  record Books(
      List<BookSummary> books,
      int partitionsAnswered,
      int partitionsTotal,
      String source,
      long lag) {
    static Books of(List<BookSummary> books, Coverage coverage) {
      return new Books(
          books, coverage.answered(), coverage.total(), coverage.source(), coverage.lag());
    }
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/api/books", this::all)
            .named(Tag.BOOKS, "books", "Every book: state, best prices, sequence, age")
            .answering(Books.class),
        Operation.get("/api/books/{instId}", this::one)
            .named(Tag.BOOKS, "book", "The best levels of a book; none unless it is `LIVE`")
            .taking(INST_ID, LEVELS)
            .answering(BookView.class)
            .refusing(404, NOT_SEEN),
        Operation.get("/api/books/{instId}/analysis", this::analysis)
            .named(Tag.BOOKS, "bookAnalysis", "What a book says")
            .taking(INST_ID)
            .answering(AnalysisView.class)
            .refusing(404, NOT_SEEN));
  }

  private void all(Context context) {
    Scan<List<BookSummary>> scan = reads.summaries();
    List<BookSummary> books =
        scan.elements(found -> found).sorted(Comparator.comparing(BookSummary::instId)).toList();
    Answers.ok(context, Books.of(books, scan.coverage()));
  }

  private void one(Context context) {
    String instId = INST_ID.of(context);
    Answers.ok(context, reads.book(instId, LEVELS.of(context)).orElseThrow(() -> unknown(instId)));
  }

  private void analysis(Context context) {
    String instId = INST_ID.of(context);
    Answers.ok(context, reads.analysis(instId).orElseThrow(() -> unknown(instId)));
  }

  private static String instId(String name, String text) {
    try {
      return OkxInstrument.parse(text.toUpperCase(Locale.ROOT)).name();
    } catch (IllegalArgumentException e) {
      throw ApiException.badInput(name, "an instrument such as BTC-USDT or BTC-USDT-SWAP", text);
    }
  }

  private static ApiException unknown(String instId) {
    return ApiException.notFound(
        "there is no book of "
            + instId
            + ": nothing of it was received; /api/books lists the instruments that have one");
  }
}
