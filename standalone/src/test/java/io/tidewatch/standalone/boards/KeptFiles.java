package io.tidewatch.standalone.boards;

import java.nio.file.Path;

/** Files of the sources that a test compares, or writes. */
final class KeptFiles {
  static final Path ROOT = Path.of(System.getProperty("tidewatch.root"));
  static final Path PROMETHEUS = ROOT.resolve("docker/prometheus");
  static final Path GRAFANA = ROOT.resolve("docker/grafana");
  static final Path BOARDS = GRAFANA.resolve("dashboards");
  static final Path DOCUMENTS = ROOT.resolve("docs");
  static final Path METRICS_TABLE = DOCUMENTS.resolve("metrics.md");
  static final Path RUNBOOKS = DOCUMENTS.resolve("runbooks");

  private KeptFiles() {}

  /** Whether they are to be written and not only to be compared. */
  static boolean areWritten() {
    return "write".equals(System.getProperty("tidewatch.docs"));
  }
}
