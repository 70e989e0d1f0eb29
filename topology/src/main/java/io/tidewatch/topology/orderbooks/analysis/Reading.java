package io.tidewatch.topology.orderbooks.analysis;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.book.BookAnalysis;
import java.util.List;

/**
 * What one look at a book says.
 *
 * @param observations what rules may make alerts of, in the order of their rules
 */
public record Reading(BookAnalysis analysis, List<Observation> observations) {
  public Reading {
    requireNonNull(analysis, "analysis");
    observations = List.copyOf(observations);
  }
}
