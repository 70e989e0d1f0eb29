package io.tidewatch.benchmarks.report;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What one benchmark found.
 *
 * @param method how it measures, in paragraphs
 * @param rounds every round
 */
public record Finding(String title, List<String> method, List<Goal> goals, List<Table> rounds) {
  public Finding {
    requireNonNull(title, "title");
    method = List.copyOf(method);
    goals = List.copyOf(goals);
    rounds = List.copyOf(rounds);
  }
}
