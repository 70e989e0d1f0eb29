package io.tidewatch.conventions.wrong.topology;

import io.tidewatch.conventions.wrong.connectors.Feed;

/** Reads around the topic. */
public final class UsesConnectors {
  Feed feed;
}
