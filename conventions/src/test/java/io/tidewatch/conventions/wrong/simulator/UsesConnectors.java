package io.tidewatch.conventions.wrong.simulator;

import io.tidewatch.conventions.wrong.connectors.Feed;

/** Tests a feed with itself. */
public final class UsesConnectors {
  Feed feed;
}
