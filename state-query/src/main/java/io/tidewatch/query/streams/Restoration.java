package io.tidewatch.query.streams;

/**
 * A store that is being filled from its changelog.
 *
 * @param topic the changelog
 * @param restored records read so far
 * @param total records to read, as far as known when it began
 */
public record Restoration(String store, String topic, int partition, long restored, long total) {}
