package io.tidewatch.standalone.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far a piece of work is, as a bar. Not thread-safe. */
public final class ProgressLine implements AutoCloseable {
  private static final int WIDTH = 100;
  private static final int UPDATE_MS = 200;

  private final ProgressBar bar;

  /**
   * Starts at nothing done.
   *
   * @param task what is done, in a word or two
   * @param total how much there is to do
   */
  public ProgressLine(PrintStream out, String task, long total) {
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MS)
            .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
            .build();
  }

  /** So much is done. */
  public void done(long done) {
    bar.stepTo(done);
  }

  /** What else is to be said; stands behind the bar. */
  public void note(String text) {
    bar.setExtraMessage(text);
  }

  @Override
  public void close() {
    bar.close();
  }
}
