package io.tidewatch.conventions.wrong.standalone;

import io.tidewatch.conventions.wrong.benchmarks.EndsTheJvm;

/** Carries the measurements along. */
public final class UsesBenchmarks {
  EndsTheJvm benchmark;
}
