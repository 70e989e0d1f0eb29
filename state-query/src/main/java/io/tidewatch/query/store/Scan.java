package io.tidewatch.query.store;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a read over all partitions found. It is complete only if every partition answered.
 *
 * @param found one answer for each partition that answered, in their order
 * @param partitionsTotal how many partitions there are on all instances
 */
public record Scan<T>(List<T> found, int partitionsTotal) {
  public Scan {
    found = List.copyOf(found);
  }

  public int partitionsAnswered() {
    return found.size();
  }

  /** The elements of all answers. */
  public <E> Stream<E> elements(Function<T, List<E>> elements) {
    return found.stream().map(elements).flatMap(List::stream);
  }
}
