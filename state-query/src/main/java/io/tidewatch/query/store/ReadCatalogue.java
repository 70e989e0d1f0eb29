package io.tidewatch.query.store;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything that instances may ask each other about one detector, by name. Immutable. */
public final class ReadCatalogue {
  private final String detector;
  private final SortedMap<String, PartitionRead<?, ?>> reads;

  public ReadCatalogue(String detector, List<PartitionRead<?, ?>> reads) {
    this.detector = requireNonNull(detector, "detector");
    SortedMap<String, PartitionRead<?, ?>> byName = new TreeMap<>();
    for (PartitionRead<?, ?> read : reads) {
      if (byName.put(read.name(), read) != null) {
        throw new IllegalArgumentException(
            "expected one read of each name, was two of " + read.name());
      }
    }
    this.reads = Collections.unmodifiableSortedMap(byName);
  }

  /** Name of the detector. */
  public String detector() {
    return detector;
  }

  public Optional<PartitionRead<?, ?>> find(String name) {
    return Optional.ofNullable(reads.get(name));
  }

  public Collection<PartitionRead<?, ?>> all() {
    return reads.values();
  }
}
