package io.tidewatch.standalone.pool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.pool.LoadProgress;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far the search is, as a bar. Not thread-safe. */
final class SearchProgress implements LoadProgress, AutoCloseable {
  private static final int WIDTH = 100;
  private static final int UPDATE_MS = 200;

  private final PrintStream out;
  private ProgressBar bar;

  SearchProgress(PrintStream out) {
    this.out = requireNonNull(out, "out");
  }

  @Override
  public void found(int total) {
    if (total > 0) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("searching pairs")
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(UPDATE_MS)
              .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
              .build();
    }
  }

  @Override
  public void searched(int done, int failed) {
    if (bar != null) {
      bar.stepTo(done);
      bar.setExtraMessage(failed == 0 ? "" : failed + " failed");
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
