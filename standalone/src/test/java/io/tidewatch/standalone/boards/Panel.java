package io.tidewatch.standalone.boards;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One picture of a board.
 *
 * @param description one sentence that says what is normal
 * @param unit of Grafana: {@code s}, {@code bytes}, {@code cps} for things a second, ...
 * @param alarm when a single number is red
 */
record Panel(
    Kind kind, String title, String unit, String description, Alarm alarm, List<Query> queries) {
  Panel {
    requireNonNull(kind, "kind");
    requireNonNull(title, "title");
    requireNonNull(unit, "unit");
    requireNonNull(description, "description");
    requireNonNull(alarm, "alarm");
    queries = List.copyOf(queries);
    if (title.isBlank() || unit.isBlank() || !description.endsWith(".") || queries.isEmpty()) {
      throw new IllegalArgumentException(
          "expected a title, a unit, a sentence and a query, was " + title + ": " + description);
    }
  }

  /** How it is drawn. */
  enum Kind {
    LINES,
    NUMBER
  }

  /** When a single number is red. */
  sealed interface Alarm {
    record Never() implements Alarm {}

    record From(double value) implements Alarm {}

    record Below(double value) implements Alarm {}
  }

  /**
   * What is asked.
   *
   * @param expression in PromQL; {@code $at} stands for the processes and instances that are chosen
   * @param legend of each series; {@code {{label}}} is filled in
   */
  record Query(String expression, String legend) {
    Query {
      requireNonNull(expression, "expression");
      requireNonNull(legend, "legend");
    }
  }

  static Query query(String expression, String legend) {
    return new Query(expression, legend);
  }

  static Panel lines(String title, String unit, String description, Query... queries) {
    return new Panel(Kind.LINES, title, unit, description, new Alarm.Never(), List.of(queries));
  }

  static Panel number(
      String title, String unit, String description, Alarm alarm, String expression) {
    return new Panel(Kind.NUMBER, title, unit, description, alarm, List.of(query(expression, "")));
  }
}
