package io.tidewatch.query.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How all long answers are asked for piece by piece, and which time they are to be of. */
final class Paging {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;
  private static final int MAX_CURSOR = 400;

  static final Parameter<Integer> LIMIT = limit(MAX_LIMIT, DEFAULT_LIMIT);

  static final Parameter<Long> FROM =
      Parameter.query("from", Kind.time())
          .says("not before this time; ISO 8601 in UTC, or milliseconds since 1970")
          .example("2026-11-21T08:00:00Z");

  static final Parameter<Long> TO =
      Parameter.query("to", Kind.time())
          .says("not after this time; written as `from`")
          .example("2026-11-21T09:00:00Z");

  /** Which some calls had before {@link #FROM}. */
  static final Parameter<Long> SINCE =
      Parameter.query("since", Kind.time())
          .says("the same as `from`, which is to be preferred")
          .deprecated();

  private Paging() {}

  /** The same said in two ways; both at once would be a riddle. */
  static Optional<Long> from(Context context) {
    Optional<Long> from = FROM.find(context);
    Optional<Long> since = SINCE.find(context);
    if (from.isPresent() && since.isPresent()) {
      throw ApiException.badInput("since", "one of 'from' and 'since'", "both");
    }
    return from.or(() -> since);
  }

  static Parameter<Integer> limit(int most, int usual) {
    return Parameter.query("limit", Kind.whole(1, most))
        .orElse(usual)
        .says("how many there are to be at most");
  }

  /** Where a page begins. */
  static <T> Parameter<T> cursor(Kind<T> kind) {
    return Parameter.query("cursor", kind.looking(Shape.text()))
        .says("`next` of the page before; without it the first page");
  }

  /**
   * Where a page begins, as text that goes into an address.
   *
   * @param reading throws {@link IllegalArgumentException} if the text is none
   */
  static <T> Parameter<T> cursor(Function<String, T> reading) {
    return cursor(
        Kind.text()
            .as((name, text) -> {
              String expected = "'next' of the page before";
              if (text.length() > MAX_CURSOR) {
                throw ApiException.badInput(name, expected, text);
              }
              try {
                return reading.apply(text);
              } catch (IllegalArgumentException e) {
                throw ApiException.badInput(name, expected, text);
              }
            }));
  }

  /**
   * A page behind something that is kept for a while only.
   *
   * @param found empty if it is kept no longer
   */
  static <T> List<T> kept(Optional<List<T>> found, Optional<String> cursor) {
    return found.orElseThrow(() ->
        ApiException.badInput(
            "cursor",
            "'next' of a page before whose last entry is still kept; begin anew without it",
            cursor.orElse("")));
  }

  /** What is found by asking for one more than are to be shown. */
  record Page<T>(List<T> shown, Optional<String> next) {
    /**
     * The first of them.
     *
     * @param cursor with which those behind one are asked for
     */
    static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
      if (found.size() <= limit) {
        return new Page<>(found, Optional.empty());
      }
      List<T> shown = found.subList(0, limit);
      return new Page<>(shown, Optional.of(cursor.apply(shown.getLast())));
    }
  }

  /** Refuses a time that ends before it begins. */
  static void checkOrder(long from, long to) {
    if (from > to) {
      throw ApiException.badInput("from", "a time not after 'to' (" + to + ")", from + "");
    }
  }
}
