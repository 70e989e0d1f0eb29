package io.tidewatch.benchmarks;

import io.tidewatch.benchmarks.report.Finding;

/** One question about speed. */
public interface Benchmark {
  /** One word, for the command line. */
  String name();

  /**
   * Measures.
   *
   * @throws io.tidewatch.benchmarks.measure.Different if the arms did not all come to the same
   *     result
   */
  Finding run(Scale scale) throws Exception;
}
