package io.tidewatch.connectors.binance.spot;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.contract.feed.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which trades of one symbol stand on the topic, as far as its latest records tell. Not
 * thread-safe.
 */
final class PublishedTrades {
  /** A hole that was followed by trades for longer than this is left as it is. */
  private static final long OLDEST_HOLE_MS = 3_600_000;

  private final NavigableMap<Long, Run> runs = new TreeMap<>();
  private Optional<Run> suspect = Optional.empty();

  /**
   * Trades of consecutive ids that are all there.
   *
   * @param firstTime event time of the first one, epoch milliseconds
   * @param lastTime event time of the last one, epoch milliseconds
   * @param connection that brought the first one
   */
  record Run(long firstId, long lastId, long firstTime, long lastTime, ConnectionId connection) {
    Run {
      requireNonNull(connection, "connection");
    }

    private boolean touches(Run other) {
      return firstId <= other.lastId + 1 && other.firstId <= lastId + 1;
    }

    private Run with(Run other) {
      Run low = firstId <= other.firstId ? this : other;
      Run high = lastId >= other.lastId ? this : other;
      return new Run(low.firstId, high.lastId, low.firstTime, high.lastTime, low.connection);
    }

    private boolean isFarFrom(Run other) {
      return firstId - other.lastId > TradeOrder.WIDEST_JUMP
          || other.firstId - lastId > TradeOrder.WIDEST_JUMP;
    }
  }

  /** Missing trades, and the connection that brought the one after them. */
  record Hole(Gap gap, ConnectionId connection) {
    Hole {
      requireNonNull(gap, "gap");
      requireNonNull(connection, "connection");
    }
  }

  /** Takes the next record of the topic; an absurd id counts once the next record confirms it. */
  void add(Run record) {
    if (runs.isEmpty() || !record.isFarFrom(runs.lastEntry().getValue())) {
      merge(record);
      return;
    }
    if (suspect.isPresent() && record.firstId() == suspect.get().lastId() + 1) {
      runs.clear();
      merge(suspect.get().with(record));
      suspect = Optional.empty();
    } else {
      suspect = Optional.of(record);
    }
  }

  private void merge(Run record) {
    Run whole = record;
    Map.Entry<Long, Run> below = runs.floorEntry(record.lastId() + 1);
    while (below != null && below.getValue().touches(whole)) {
      whole = whole.with(below.getValue());
      runs.remove(below.getKey());
      below = runs.floorEntry(record.lastId() + 1);
    }
    runs.put(whole.firstId(), whole);
  }

  /** The trades with the highest ids. */
  Optional<Run> latest() {
    return Optional.ofNullable(runs.lastEntry()).map(Map.Entry::getValue);
  }

  /** What is missing between known trades and young enough to be fetched, oldest first. */
  List<Hole> holes() {
    List<Hole> holes = new ArrayList<>();
    Optional<Run> before = Optional.empty();
    for (Run run : runs.values()) {
      before.filter(b -> isYoung(run)).ifPresent(b -> holes.add(between(b, run)));
      before = Optional.of(run);
    }
    return holes;
  }

  // Against the latest trade and not the clock: a market that is replayed lies in the past.
  private boolean isYoung(Run after) {
    return after.firstTime() >= runs.lastEntry().getValue().lastTime() - OLDEST_HOLE_MS;
  }

  private static Hole between(Run before, Run after) {
    return new Hole(
        new Gap(before.lastId() + 1, after.firstId() - 1, before.lastTime(), after.firstTime(), 0),
        after.connection());
  }
}
