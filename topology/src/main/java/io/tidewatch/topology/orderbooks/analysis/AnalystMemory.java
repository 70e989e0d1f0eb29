package io.tidewatch.topology.orderbooks.analysis;

/** All that a {@link BookAnalyst} remembers, as plain values. Its JSON gives it back exactly. */
public record AnalystMemory(long startedAt) {}
