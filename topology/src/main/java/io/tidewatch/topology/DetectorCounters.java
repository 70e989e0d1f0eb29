package io.tidewatch.topology;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.parse.RejectReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * What a detector counts, since its start. Written by stream threads, read by anybody. Thread-safe.
 * A counter may be ahead of what is committed: after a crash the same records are counted again.
 */
public final class DetectorCounters {
  private final String detector;
  private final Map<Counter, LongAdder> counts = new EnumMap<>(Counter.class);
  private final Map<RejectReason, LongAdder> rejects = new EnumMap<>(RejectReason.class);
  private final AtomicLong activeOrders = new AtomicLong();

  /**
   * All at zero.
   *
   * @param used what this detector counts; nothing else can be added to
   */
  public DetectorCounters(String detector, Set<Counter> used) {
    this.detector = requireNonNull(detector, "detector");
    for (Counter counter : used) {
      counts.put(counter, new LongAdder());
    }
    for (RejectReason reason : RejectReason.values()) {
      rejects.put(reason, new LongAdder());
    }
  }

  public String detector() {
    return detector;
  }

  /** What it counts. */
  public Set<Counter> used() {
    return Collections.unmodifiableSet(counts.keySet());
  }

  public void add(Counter counter) {
    count(counter).increment();
  }

  /** Adds several at once. */
  public void add(Counter counter, long count) {
    count(counter).add(count);
  }

  public void reject(RejectReason reason) {
    rejects.get(reason).increment();
  }

  public long value(Counter counter) {
    return count(counter).sum();
  }

  private LongAdder count(Counter counter) {
    LongAdder count = counts.get(counter);
    if (count == null) {
      throw new IllegalArgumentException(
          detector + ": expected one of " + counts.keySet() + ", was " + counter);
    }
    return count;
  }

  /** Says how many orders are being added up now. */
  public void activeOrders(long now) {
    activeOrders.setRelease(now);
  }

  /** How many orders are being added up now; none if the detector does no such thing. */
  public long activeOrders() {
    return activeOrders.getAcquire();
  }

  public long rejected(RejectReason reason) {
    return rejects.get(reason).sum();
  }

  /** All rejects, whatever the reason. */
  public long rejected() {
    return rejects.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** Every counter with its value now. */
  public Map<Counter, Long> values() {
    Map<Counter, Long> values = new LinkedHashMap<>();
    counts.forEach((counter, count) -> values.put(counter, count.sum()));
    return Collections.unmodifiableMap(values);
  }

  /** What is counted. */
  public enum Counter {
    /** Trades that were read and understood. */
    TRADES,
    /** Trades whose id was seen before. */
    DUPLICATES,
    /** Records older than the allowed lateness, or than what was judged already. */
    LATE,
    /** Trades without a USD rate. */
    UNRATED,
    /** Trades that no total can hold. */
    OUT_OF_RANGE,
    /** Comparisons of a total with a threshold. */
    CHECKS,
    ALERTS,
    /** Observations over the threshold that did not become an alert. */
    SUPPRESSED,
    /** Rule overrides that could not be read or are not valid. */
    INVALID_RULES,
    /** Book frames that were read and understood. */
    BOOKS,
    /** Snapshots that a book was begun with. */
    SNAPSHOTS,
    /** Books that broke. */
    QUARANTINES,
    /** Requests to a feed for a new snapshot. */
    COMMANDS,
    /** Book frames of a connection that was replaced. */
    OLD_CONNECTION,
    /** Book frames that say nothing new. */
    REPEATED,
    /** Book frames older than the one before. */
    TIME_WENT_BACK,
    /** Looks at a book. */
    ANALYSES,
    /** Frames that were read and understood. */
    FRAMES,
    /** Pairs or rows in them. */
    ITEMS,
    /** Figures that came as text and were taken. */
    FIGURES_AS_TEXT,
    /** Figures that are no number, or more than can be meant, and count as not sent. */
    UNREADABLE_FIGURES,
    /** Observations whose outcome is unknown because a figure was not sent. */
    UNKNOWN_CONDITIONS,
    /** Observations over the threshold that a rule asks more of. */
    GATED,
    /** Observations of a pair whose template is gone. */
    NO_TEMPLATE,
    /** Pairs judged anew because their template changed. */
    TEMPLATE_CHANGES,
    /** Records of reference topics that could not be read or make no sense. */
    INVALID_REFERENCES,
    /** Bars that were closed. */
    BARS,
    /** Bars that were stored and not judged, as they were long over or their end was not seen. */
    SEEDS,
    /** Closed bars that came again with other figures and were replaced. */
    CORRECTIONS,
    /** Bars that were scored. */
    SCORES,
    /** Rankings that were made. */
    RANKINGS,
    /** Requests to a feed for what is missing. */
    BACKFILLS,
    /** Observations over the threshold that one alert speaks for with many others. */
    MARKET_WIDE,
    /** Observations over the threshold whose history is no good. */
    UNSURE,
    /** Fills of addresses by channels of their own. */
    FILLS,
    /** Orders, or parts of them, that were told. */
    ORDERS,
    /** Signals that were told. */
    SIGNALS,
    /** Positions that were set to what the venue says, as fills were missed. */
    RESYNCS,
    /** States of orders in words that nobody knows. */
    UNKNOWN_STATUSES,
    /** Records of addresses that are not watched. */
    UNWATCHED,
    /** Fills that the venue calls something else than what they do to the position they name. */
    MISMATCHES,
    /** Alerts that people are to be told of. */
    NOTIFICATIONS,
    /** Alerts that nobody is told of. */
    HELD_BACK
  }
}
