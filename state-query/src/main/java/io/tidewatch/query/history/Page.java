package io.tidewatch.query.history;

import java.util.List;

/**
 * The newest of what was found.
 *
 * @param items newest first
 * @param truncated whether there are older ones
 * @param partitionsAnswered how many partitions were asked
 * @param partitionsTotal how many there are; the page is complete only if all were asked
 */
public record Page<T>(
    List<T> items, boolean truncated, int partitionsAnswered, int partitionsTotal) {
  public Page {
    items = List.copyOf(items);
  }
}
