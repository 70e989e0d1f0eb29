package io.tidewatch.benchmarks.footprint;

import static java.util.Objects.requireNonNull;

/** What a process took while nothing came, and under load. */
record Measured(String name, Usage idle, Usage loaded) {
  Measured {
    requireNonNull(name, "name");
    requireNonNull(idle, "idle");
    requireNonNull(loaded, "loaded");
  }
}
