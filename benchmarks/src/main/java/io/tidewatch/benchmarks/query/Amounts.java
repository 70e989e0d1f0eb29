package io.tidewatch.benchmarks.query;

import io.tidewatch.benchmarks.Scale;

/**
 * How much is measured.
 *
 * @param warmUp rounds that are thrown away
 * @param rounds rounds that are kept
 * @param requests to each path in each round, for latencies; as many again for throughput
 * @param seconds of ingest under each kind of readers in each round
 * @param readers of the stream of events
 * @param events that each of them is told in each round
 */
record Amounts(int warmUp, int rounds, int requests, int seconds, int readers, int events) {
  Amounts {
    if (warmUp < 0 || rounds < 1 || requests < 1 || seconds < 1 || readers < 1 || events < 1) {
      throw new IllegalArgumentException(
          "expected positive amounts and no negative warm-up, was a warm-up of "
              + warmUp
              + ", "
              + rounds
              + " rounds, "
              + requests
              + " requests, "
              + seconds
              + " s, "
              + readers
              + " readers and "
              + events
              + " events");
    }
  }

  static Amounts of(Scale scale) {
    return new Amounts(
        scale.of(1, 2),
        scale.rounds(),
        scale.of(2_000, 10_000),
        scale.of(4, 20),
        200,
        scale.of(40, 200));
  }
}
