package io.tidewatch.benchmarks.orderbooks;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.measure.Rounds;

/** All rounds of one number of instruments. */
record Step(int instruments, Rounds<BookLatencyRun> rounds) {
  static final String DETECTOR = "frame to analysis";
  static final String FLOOR = "frame to frame";

  private static final double MOST_MILLIS = 1_000;
  private static final double MOST_BACKLOG_SECONDS = 1;

  Step {
    requireNonNull(rounds, "rounds");
  }

  /** As the reports call it. */
  String name() {
    return instruments + " x " + BookTape.A_SECOND;
  }

  double p99() {
    return rounds.spread(DETECTOR, BookLatencyRun::p99).median();
  }

  /** Whether the detector does not keep up. */
  boolean isBroken() {
    return p99() > MOST_MILLIS
        || rounds.spread(DETECTOR, BookLatencyRun::backlogSeconds).median() > MOST_BACKLOG_SECONDS;
  }
}
