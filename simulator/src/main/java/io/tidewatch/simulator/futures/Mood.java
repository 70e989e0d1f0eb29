package io.tidewatch.simulator.futures;

/**
 * How a bar differs from a calm one.
 *
 * @param change of price over the bar, as a fraction
 * @param volumeFactor volume over that of a calm bar
 */
record Mood(double change, double volumeFactor) {}
