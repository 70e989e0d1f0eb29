package io.tidewatch.connectors.feed;

import static java.util.Objects.requireNonNull;

/**
 * Names one connection of a feed.
 *
 * @param id unique within the venue
 * @param epoch rises by one at each new connection; starts at the wall clock, so that it also rises
 *     from one process to the next
 */
public record ConnectionId(String id, long epoch) {
  public ConnectionId {
    requireNonNull(id, "id");
  }
}
