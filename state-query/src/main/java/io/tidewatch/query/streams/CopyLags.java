package io.tidewatch.query.streams;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.streams.LagSource.Lag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StandbyUpdateListener;
import org.apache.kafka.streams.processor.TaskId;

/**
 * Knows how far the copies of this process are behind, and which of them may answer. Thread-safe.
 *
 * <p>A changelog is compacted: what it holds of an earlier time has holes where a key was written
 * again since. A copy that is being filled from its beginning is therefore no state that ever was.
 * It becomes one when it reaches the end, and stays one as long as it follows. That it did so is
 * remembered with the place it had reached: a store that is made anew stands before that place, and
 * not even a task that ended without a word leaves a memory that vouches for it.
 */
final class CopyLags implements StandbyUpdateListener {
  private final LagSource source;
  private final Refills refills;
  private final Set<Place> standing = ConcurrentHashMap.newKeySet();

  /** The offset up to which a copy of another's work was whole, and from which on it follows. */
  private final Map<Place, Long> wholeAt = new ConcurrentHashMap<>();

  CopyLags(LagSource source, Refills refills) {
    this.source = requireNonNull(source, "source");
    this.refills = requireNonNull(refills, "refills");
  }

  private record Place(String store, int partition) {}

  /** Whether it keeps no copy of what others work on. */
  boolean isEmpty() {
    return standing.isEmpty();
  }

  /** Those of stores that others work on, by store and partition. */
  List<StandbyCopy> standbys() {
    List<StandbyCopy> standbys = new ArrayList<>();
    source
        .recent()
        .forEach((store, partitions) ->
            partitions.forEach((partition, lag) -> {
              if (standing.contains(new Place(store, partition))) {
                standbys.add(new StandbyCopy(store, partition, behind(lag)));
              }
            }));
    standbys.sort(
        Comparator.comparing(StandbyCopy::store).thenComparingInt(StandbyCopy::partition));
    return standbys;
  }

  /** Whether others work on these stores, of which this process keeps copies only. */
  boolean areOfOthers(Set<String> stores, int partition) {
    return stores.stream().allMatch(store -> standing.contains(new Place(store, partition)));
  }

  /** The largest, of copies that each hold a whole state; empty if one of them does not. */
  OptionalLong of(Set<String> stores, int partition) {
    boolean known =
        stores.stream().allMatch(store -> wholeAt.containsKey(new Place(store, partition)));
    // An older answer may be of a task that has ended since, whose store was made anew.
    Map<String, Map<Integer, Lag>> lags = known ? source.recent() : source.fresh();
    long largest = 0;
    for (String store : stores) {
      Lag lag = lags.getOrDefault(store, Map.of()).get(partition);
      if (lag == null || !isWhole(new Place(store, partition), lag, known)) {
        return OptionalLong.empty();
      }
      largest = Math.max(largest, behind(lag));
    }
    return OptionalLong.of(largest);
  }

  private boolean isWhole(Place place, Lag lag, boolean known) {
    Long whole = wholeAt.get(place);
    return (whole != null && lag.position() >= whole) || (!known && lag.isAtTheEnd());
  }

  private static long behind(Lag lag) {
    return Math.max(0, lag.behind());
  }

  /**
   * A store is being filled that is going to be worked on.
   *
   * @param from the offset at which that begins; what was a copy goes on from where it stands
   */
  void filling(String store, int partition, long from) {
    wholeAt.computeIfPresent(
        new Place(store, partition), (place, whole) -> from >= whole ? whole : null);
  }

  /** It is filled, or nobody wants it any more: from now on only its lag speaks for it. */
  void filled(String store, int partition) {
    wholeAt.remove(new Place(store, partition));
  }

  @Override
  public void onUpdateStart(TopicPartition changelog, String store, long from) {
    Place place = new Place(store, changelog.partition());
    standing.add(place);
    // Where it ended before, and whether it is the same directory, nobody says.
    wholeAt.remove(place);
    refills.began(store, changelog.partition());
  }

  @Override
  public void onBatchLoaded(
      TopicPartition changelog, String store, TaskId task, long to, long records, long end) {
    if (new Lag(to + 1, end - to).isAtTheEnd()) {
      wholeAt.put(new Place(store, changelog.partition()), to + 1);
    }
  }

  @Override
  public void onUpdateSuspended(
      TopicPartition changelog, String store, long to, long end, SuspendReason reason) {
    Place place = new Place(store, changelog.partition());
    standing.remove(place);
    switch (reason) {
      // It goes on from where it stands.
      case PROMOTED -> refills.changed(store, changelog.partition());
      case MIGRATED -> {
        refills.ended(store, changelog.partition());
        wholeAt.remove(place);
      }
    }
  }
}
