package io.tidewatch.benchmarks.orderbooks;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What updates took.
 *
 * @param changed levels that an update changed on each side, at most
 * @param updates measured
 * @param bookBytes of the frames of books
 * @param tradeBytes of the frames of trades beside them
 * @param wholeBookBytes of one whole book in JSON, as the topic of books has it
 * @param stores by name
 */
record BookBytesRun(
    int changed,
    int updates,
    long bookBytes,
    long tradeBytes,
    double wholeBookBytes,
    Map<String, ChangelogBytes.Growth> stores) {
  BookBytesRun {
    stores = Collections.unmodifiableSortedMap(new TreeMap<>(stores));
  }

  double bytesPerUpdate() {
    return (double) stores.values().stream().mapToLong(ChangelogBytes.Growth::bytes).sum()
        / updates;
  }

  double brokerBytesPerUpdate() {
    return (double) stores.values().stream().mapToLong(ChangelogBytes.Growth::brokerBytes).sum()
        / updates;
  }
}
