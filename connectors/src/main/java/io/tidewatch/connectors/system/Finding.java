package io.tidewatch.connectors.system;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one look found.
 *
 * @param troubles that are to be told
 * @param undecided keys of which nothing can be said now: neither that they are in trouble nor that
 *     they are not
 */
record Finding(List<Trouble> troubles, Set<String> undecided) {
  Finding {
    troubles = List.copyOf(troubles);
    undecided = Set.copyOf(undecided);
  }

  Finding and(Finding other) {
    return new Finding(
        Stream.concat(troubles.stream(), other.troubles.stream()).toList(),
        Stream.concat(undecided.stream(), other.undecided.stream()).collect(Collectors.toSet()));
  }
}
