package io.tidewatch.benchmarks.footprint;

/**
 * What a process takes at one moment.
 *
 * @param nanos when, by {@link System#nanoTime()}
 * @param cpuNanos of all its threads since it began
 * @param residentBytes of its memory
 * @param files that it has open, sockets too
 */
record Taken(long nanos, long cpuNanos, long residentBytes, long files) {}
