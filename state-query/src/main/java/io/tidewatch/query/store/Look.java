package io.tidewatch.query.store;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * One way to find the answer to a {@link PartitionRead}.
 *
 * @param stores names of all stores of the partition that it looks into; each is filled at its own
 *     speed, so a copy answers only once it is whole in all of them
 * @param reading looks, and may look again
 */
public record Look<Q, A>(Set<String> stores, BiFunction<PartitionView, Q, A> reading) {
  public Look {
    stores = Set.copyOf(stores);
    requireNonNull(reading, "reading");
  }

  static <Q, A> Look<Q, A> into(
      KeyedStore store, Set<String> beside, BiFunction<PartitionView, Q, A> reading) {
    Set<String> names = new HashSet<>(beside);
    names.add(store.name());
    return new Look<>(names, reading);
  }
}
