package io.tidewatch.query.feed;

import java.util.List;
import java.util.TreeMap;

/** Several sources as one. */
record FirstOf(List<FeedSource> sources) implements FeedSource {
  FirstOf {
    sources = List.copyOf(sources);
  }

  @Override
  public List<FeedView> feeds() {
    TreeMap<String, FeedView> byKey = new TreeMap<>();
    for (FeedSource source : sources) {
      source.feeds().forEach(feed -> byKey.putIfAbsent(feed.key(), feed));
    }
    return List.copyOf(byKey.values());
  }
}
