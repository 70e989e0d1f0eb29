package io.tidewatch.query.store;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a read over all partitions found. It is complete only if every partition answered.
 *
 * @param found one answer for each partition that answered, in their order
 * @param partitionsTotal how many partitions there are on all instances
 * @param freshness of the least fresh of them
 */
public record Scan<T>(List<T> found, int partitionsTotal, Freshness freshness) {
  public Scan {
    found = List.copyOf(found);
    requireNonNull(freshness, "freshness");
  }

  public int partitionsAnswered() {
    return found.size();
  }

  /** How many answered, and how fresh that is. */
  public Coverage coverage() {
    return new Coverage(found.size(), partitionsTotal, freshness);
  }

  /** The same, of what each partition's answer says. */
  public <R> Scan<R> map(Function<T, R> saying) {
    return new Scan<>(found.stream().map(saying).toList(), partitionsTotal, freshness);
  }

  /** The elements of all answers. */
  public <E> Stream<E> elements(Function<T, List<E>> elements) {
    return found.stream().map(elements).flatMap(List::stream);
  }
}
