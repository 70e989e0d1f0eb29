package io.tidewatch.benchmarks.report;

import java.time.LocalDate;
import java.util.List;

/**
 * All findings as one page of Markdown.
 *
 * @param strain how busy the machine was, in words
 */
public record Report(
    LocalDate date, Machine machine, String strain, String flags, List<Finding> findings) {
  private static final String HEAD =
      """
      # Performance

      Written by `benchmarks/run`; each run replaces it. A benchmark compares arms: what is measured,
      and what it is held against. The arms run by turns, forwards and backwards (A B B A), after
      rounds that are not counted. A figure is the median of the rounds, a ratio the median of the
      ratios within each round; the range over the rounds stands in brackets. All arms must come to
      the right result, which each benchmark checks in a way of its own: else it fails and writes
      nothing. Why a goal is missed, where one is, stands in decisions
      [8](decisions/0008-what-an-alert-and-a-record-cost.md) and
      [29](decisions/0029-what-a-process-takes.md).

      """;

  public Report {
    findings = List.copyOf(findings);
  }

  public String markdown() {
    StringBuilder text = new StringBuilder(HEAD);
    text.append(goals().markdown());
    text.append("\n## Where\n\nMeasured on ").append(date).append(".\n\n");
    text.append(machine.table().markdown());
    text.append("\nDuring the whole run: ").append(strain).append(".\n");
    text.append("Flags of the JVM: `").append(flags).append("`.\n");
    findings.forEach(finding -> append(text, finding));
    return text.toString();
  }

  private Table goals() {
    return new Table(
        "",
        List.of("metric", "target", "reached", "verdict"),
        findings.stream()
            .flatMap(finding -> finding.goals().stream())
            .map(goal ->
                List.of(goal.metric(), goal.target(), goal.reached(), goal.verdict().text()))
            .toList());
  }

  private static void append(StringBuilder text, Finding finding) {
    text.append("\n## ").append(finding.title()).append("\n");
    finding.method().forEach(paragraph -> text.append("\n").append(paragraph).append("\n"));
    finding.rounds().forEach(table -> text.append("\n").append(table.markdown()));
  }
}
