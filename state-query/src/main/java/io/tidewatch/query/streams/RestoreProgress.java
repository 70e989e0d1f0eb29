package io.tidewatch.query.streams;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.log.LogFields;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows which stores are being restored, and how far. Thread-safe. */
final class RestoreProgress implements StateRestoreListener {
  private static final Logger LOG = LoggerFactory.getLogger(RestoreProgress.class);
  private static final Comparator<Restoration> BY_PLACE =
      Comparator.comparing(Restoration::store).thenComparingInt(Restoration::partition);

  private final String detector;
  private final CopyLags copies;
  private final Refills refills;
  private final LongSupplier nanoTime;
  private final Map<Place, Restoration> running = new ConcurrentHashMap<>();
  private volatile long busySince;

  RestoreProgress(String detector, CopyLags copies, Refills refills, LongSupplier nanoTime) {
    this.detector = requireNonNull(detector, "detector");
    this.copies = requireNonNull(copies, "copies");
    this.refills = requireNonNull(refills, "refills");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime");
  }

  private record Place(TopicPartition changelog, String store) {}

  List<Restoration> running() {
    return running.values().stream().sorted(BY_PLACE).toList();
  }

  /** For how long there was no moment without a store being restored; zero if none is. */
  Duration runningFor() {
    long since = busySince;
    return running.isEmpty() ? Duration.ZERO : Duration.ofNanos(nanoTime.getAsLong() - since);
  }

  private synchronized void began(Place place, Restoration restoration) {
    if (running.isEmpty()) {
      busySince = nanoTime.getAsLong();
    }
    running.put(place, restoration);
  }

  private synchronized void ended(Place place) {
    running.remove(place);
  }

  @Override
  public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
    copies.filling(store, changelog.partition(), from);
    refills.began(store, changelog.partition());
    began(
        new Place(changelog, store),
        new Restoration(store, changelog.topic(), changelog.partition(), 0, to - from));
  }

  @Override
  public void onBatchRestored(TopicPartition changelog, String store, long end, long records) {
    running.computeIfPresent(
        new Place(changelog, store),
        (place, was) ->
            new Restoration(
                was.store(), was.topic(), was.partition(), was.restored() + records, was.total()));
  }

  @Override
  public void onRestoreEnd(TopicPartition changelog, String store, long restored) {
    ended(new Place(changelog, store));
    copies.filled(store, changelog.partition());
    refills.changed(store, changelog.partition());
    LogFields.subject(
            LogFields.detector(LOG.atInfo(), detector), store + "/" + changelog.partition())
        .log("{}: restored {} with {} records of {}", detector, store, restored, changelog);
  }

  @Override
  public void onRestoreSuspended(TopicPartition changelog, String store, long restored) {
    ended(new Place(changelog, store));
    copies.filled(store, changelog.partition());
    refills.ended(store, changelog.partition());
  }
}
