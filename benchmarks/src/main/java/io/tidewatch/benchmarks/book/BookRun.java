package io.tidewatch.benchmarks.book;

import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.benchmarks.measure.ProcessorTime;
import io.tidewatch.topology.okx.BookFrame;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What one run of an arm over a feed gives.
 *
 * @param nanos of each update
 * @param micropriceSum over all updates; it also keeps the reading from being optimised away
 */
record BookRun(
    long updates,
    long totalNanos,
    long processorNanos,
    long bytes,
    Histogram nanos,
    double micropriceSum) {
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int DIGITS = 3;

  /** Frames as they come from the socket, through a fresh book; its contents are compared. */
  static BookRun whole(BookFrames feed, BookArm arm) {
    arm.apply(feed.snapshot());
    List<byte[]> frames = feed.updates();
    BookRun run = measured(frames.size(), i -> arm.apply(frames.get(i)), arm);
    compare(feed, arm);
    return run;
  }

  /** The book alone: frames that are read already. */
  static BookRun bookAlone(BookFrames feed, List<BookFrame> frames, OurBook book) {
    book.apply(feed.snapshot());
    BookRun run = measured(frames.size(), i -> book.apply(frames.get(i)), book);
    compare(feed, book);
    return run;
  }

  @FunctionalInterface
  private interface Update {
    void apply(int number);
  }

  private static BookRun measured(int updates, Update update, BookArm arm) {
    Histogram nanos = new Histogram(LONGEST_NANOS, DIGITS);
    double sum = 0;
    long bytes = ProcessorTime.allocatedByThread();
    long processor = ProcessorTime.ofThread();
    long begin = System.nanoTime();
    long before = begin;
    for (int i = 0; i < updates; i++) {
      update.apply(i);
      sum += arm.microprice();
      long now = System.nanoTime();
      nanos.recordValue(Math.min(now - before, LONGEST_NANOS));
      before = now;
    }
    return new BookRun(
        updates,
        before - begin,
        ProcessorTime.ofThread() - processor,
        ProcessorTime.allocatedByThread() - bytes,
        nanos,
        sum);
  }

  private static void compare(BookFrames feed, BookArm arm) {
    Different.check("bids at the end", feed.bids(), arm.bids());
    Different.check("asks at the end", feed.asks(), arm.asks());
  }

  double perUpdate() {
    return (double) totalNanos / updates;
  }

  double perNano() {
    return 1 / perUpdate();
  }

  double processorPerUpdate() {
    return (double) processorNanos / updates;
  }

  double perProcessorNano() {
    return 1 / processorPerUpdate();
  }

  double micros(double percentile) {
    return nanos.getValueAtPercentile(percentile) / 1_000.0;
  }
}
