package io.tidewatch.benchmarks.footprint;

import java.time.Duration;
import java.util.Map;

/** A simulated venue, and what happens there. */
interface VenueLoad extends AutoCloseable {
  /** What it is called in settings, and by {@code feed}. */
  String venue();

  /** In a few words, with rates. */
  String words();

  /** The settings by which a feed finds it, and what the feed is to watch. */
  Map<String, Object> settings();

  /** Whether a feed watches all of it. */
  boolean isWatched();

  /** Time between two steps. */
  Duration every();

  /** What happens next. Called by one thread at a time. */
  void step();

  @Override
  void close();
}
