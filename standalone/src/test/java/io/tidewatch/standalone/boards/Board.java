package io.tidewatch.standalone.boards;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A board of Grafana.
 *
 * @param name of its file and, behind {@code tidewatch-}, its uid
 */
record Board(String name, String title, String description, List<Row> rows) {
  Board {
    requireNonNull(name, "name");
    requireNonNull(title, "title");
    requireNonNull(description, "description");
    rows = List.copyOf(rows);
  }

  /** Panels side by side. */
  record Row(String title, List<Panel> panels) {
    Row {
      requireNonNull(title, "title");
      panels = List.copyOf(panels);
    }
  }

  static Row row(String title, Panel... panels) {
    return new Row(title, List.of(panels));
  }

  String uid() {
    return "tidewatch-" + name;
  }
}
