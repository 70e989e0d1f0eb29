package io.tidewatch.standalone.pool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.pool.LoadProgress;
import io.tidewatch.standalone.cli.ProgressLine;
import java.io.PrintStream;

/** Shows how far the search is, as a bar. Not thread-safe. */
final class SearchProgress implements LoadProgress, AutoCloseable {
  private final PrintStream out;
  private ProgressLine line;

  SearchProgress(PrintStream out) {
    this.out = requireNonNull(out, "out");
  }

  @Override
  public void found(int total) {
    if (total > 0) {
      line = new ProgressLine(out, "searching pairs", total);
    }
  }

  @Override
  public void searched(int done, int failed) {
    if (line != null) {
      line.done(done);
      line.note(failed == 0 ? "" : failed + " failed");
    }
  }

  @Override
  public void close() {
    if (line != null) {
      line.close();
    }
  }
}
