package io.tidewatch.query.feed;

import java.util.List;

/** Knows feeds. Thread-safe. */
@FunctionalInterface
public interface FeedSource {
  /** Every subscription it knows of. */
  List<FeedView> feeds();

  /** Knows what any of these know; of the same subscription, what the first one says. */
  static FeedSource firstOf(List<FeedSource> sources) {
    return new FirstOf(sources);
  }
}
