package io.tidewatch.benchmarks.footprint;

import java.util.List;

/**
 * What a process took over a while.
 *
 * @param cores of processor time a second
 * @param residentBytes the most that was seen
 * @param files the most that was seen
 */
record Usage(double cores, long residentBytes, long files) {
  private static final double MB = 1_000_000;
  private static final double PERCENT = 100;

  /**
   * Between the first of these and the last.
   *
   * @param samples at least two
   */
  static Usage of(List<Taken> samples) {
    Taken first = samples.getFirst();
    Taken last = samples.getLast();
    return new Usage(
        (double) (last.cpuNanos() - first.cpuNanos()) / (last.nanos() - first.nanos()),
        samples.stream().mapToLong(Taken::residentBytes).max().orElseThrow(),
        samples.stream().mapToLong(Taken::files).max().orElseThrow());
  }

  /** A million bytes each. */
  double megabytes() {
    return residentBytes / MB;
  }

  /** Of one core. */
  double percent() {
    return cores * PERCENT;
  }
}
