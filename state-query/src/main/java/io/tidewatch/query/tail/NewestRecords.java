package io.tidewatch.query.tail;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The newest records of a topic; older ones are forgotten. Thread-safe.
 *
 * @param <T> type of the records
 */
public final class NewestRecords<T> {
  private final int kept;
  private final Function<T, String> id;
  private final Deque<T> records = new ArrayDeque<>();

  /**
   * Of none yet.
   *
   * @param kept how many are kept at most
   * @param id of a record, unlike that of any other
   */
  public NewestRecords(int kept, Function<T, String> id) {
    this.kept = kept;
    this.id = requireNonNull(id, "id");
  }

  /** Takes the next record of the topic. */
  public synchronized void hear(T record) {
    records.addFirst(record);
    if (records.size() > kept) {
      records.removeLast();
    }
  }

  /**
   * Those that are wanted, the newest first.
   *
   * @param behind the id of the one that comes before the first of them; if it is kept no longer,
   *     neither is any that is older
   */
  public synchronized List<T> find(Predicate<T> wanted, Optional<String> behind, int limit) {
    Stream<T> all = records.stream();
    return (behind.isEmpty()
            ? all
            : all.dropWhile(record -> !id.apply(record).equals(behind.get())).skip(1))
        .filter(wanted)
        .limit(limit)
        .toList();
  }
}
