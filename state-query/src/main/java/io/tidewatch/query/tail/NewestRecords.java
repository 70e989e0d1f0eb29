package io.tidewatch.query.tail;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

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
   * @param behind the id of the one that comes before the first of them
   * @return empty if that one is not kept: it is older than all that are, or came to others only
   */
  public synchronized Optional<List<T>> find(
      Predicate<T> wanted, Optional<String> behind, int limit) {
    List<T> rest = List.copyOf(records);
    if (behind.isPresent()) {
      int before = rest.stream().map(id).toList().indexOf(behind.get());
      if (before < 0) {
        return Optional.empty();
      }
      rest = rest.subList(before + 1, rest.size());
    }
    return Optional.of(rest.stream().filter(wanted).limit(limit).toList());
  }
}
