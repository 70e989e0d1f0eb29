package io.tidewatch.benchmarks.report;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** Figures in rows. */
public record Table(String caption, List<String> header, List<List<String>> rows) {
  public Table {
    requireNonNull(caption, "caption");
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException(
            "expected rows of " + header.size() + " cells, was " + row);
      }
    }
  }

  /** As Markdown: a table, after its caption. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    if (!caption.isEmpty()) {
      text.append(caption).append("\n\n");
    }
    line(text, header);
    line(text, header.stream().map(cell -> "---").toList());
    rows.forEach(row -> line(text, row));
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
