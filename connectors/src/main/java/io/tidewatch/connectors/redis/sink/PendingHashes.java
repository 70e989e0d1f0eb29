package io.tidewatch.connectors.redis.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.redis.sink.HashChange.Remove;
import io.tidewatch.connectors.redis.sink.HashChange.Replace;
import io.tidewatch.connectors.redis.sink.HashChange.Version;
import io.tidewatch.contract.book.BookAnalysis;
import io.tidewatch.contract.book.BookLevels;
import io.tidewatch.contract.feed.FeedEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is still to be written: the newest change of each key, no more, however long Redis is away.
 *
 * <p>That a book broke comes on another topic than the books, so either may be read first. Both
 * carry the receive time of the record they were made of, and that decides: what was received up to
 * the break is passed over also when it comes later, and what was received after it stays.
 */
final class PendingHashes {
  private static final String BOOK = "orderbook:";
  private static final String ANALYSIS = "analysis:";

  private final RedisSinkSettings settings;
  private final Map<String, HashChange> changes = new LinkedHashMap<>();
  private final Map<String, Long> brokenAt = new HashMap<>();
  private final Map<String, Newest> newest = new HashMap<>();
  private long outdated;

  /** Of a key, epoch milliseconds. */
  private record Newest(long receivedAt, long time) {
    private static final Newest NOTHING = new Newest(Long.MIN_VALUE, Long.MIN_VALUE);

    private Newest and(Newest other) {
      return new Newest(Math.max(receivedAt, other.receivedAt), Math.max(time, other.time));
    }
  }

  PendingHashes(RedisSinkSettings settings) {
    this.settings = requireNonNull(settings, "settings");
  }

  void put(BookLevels book) {
    put(
        book.instId(),
        new Replace(
            BOOK + book.instId(),
            HashFields.BOOK_TIME,
            new Version(book.time(), book.bookEpoch(), book.seqId()),
            book.receivedAt(),
            HashFields.of(book),
            settings.expiry().toMillis(),
            settings.bookChannel(),
            book.instId()));
  }

  void put(BookAnalysis analysis) {
    put(
        analysis.instId(),
        new Replace(
            ANALYSIS + analysis.instId(),
            HashFields.ANALYSIS_TIME,
            new Version(analysis.time(), analysis.bookEpoch(), analysis.seqId()),
            analysis.receivedAt(),
            HashFields.of(analysis),
            settings.expiry().toMillis(),
            settings.analysisChannel(),
            analysis.instId()));
  }

  private void put(String instId, Replace change) {
    if (change.receivedAt() <= brokenAt.getOrDefault(instId, Long.MIN_VALUE)
        || (changes.get(change.key()) instanceof Replace waiting
            && change.version().isOlderThan(waiting.version()))) {
      outdated++;
      return;
    }
    newest.merge(
        change.key(), new Newest(change.receivedAt(), change.version().time()), Newest::and);
    changes.put(change.key(), change);
  }

  /** Nothing may be claimed of this instrument's book from then on. */
  void broken(FeedEvent event) {
    String instId = event.instrument();
    brokenAt.merge(instId, event.at(), Math::max);
    remove(BOOK + instId, HashFields.BOOK_TIME, event, settings.bookChannel());
    remove(ANALYSIS + instId, HashFields.ANALYSIS_TIME, event, settings.analysisChannel());
  }

  private void remove(String key, String timeField, FeedEvent event, String channel) {
    Newest known = newest.getOrDefault(key, Newest.NOTHING);
    if (known.receivedAt() <= event.at()) {
      // The hash tells the venue's time, the break ours: a venue whose clock is ahead must not keep
      // what was received before the break.
      long upTo = Math.max(event.at(), known.time());
      changes.put(key, new Remove(key, timeField, upTo, channel, event.instrument()));
    }
  }

  /** What waits now. */
  List<HashChange> changes() {
    return List.copyOf(changes.values());
  }

  /** A change is in Redis; what has taken its place since goes on waiting. */
  void done(HashChange change) {
    changes.remove(change.key(), change);
  }

  int size() {
    return changes.size();
  }

  /** Records that were passed over because something newer was known. */
  long outdated() {
    return outdated;
  }
}
