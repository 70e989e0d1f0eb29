package io.tidewatch.connectors.redis.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.redis.sink.HashChange.Replace;
import io.tidewatch.connectors.sink.FeedCensus;
import io.tidewatch.connectors.sink.Outage;
import io.tidewatch.connectors.sink.Poll;
import io.tidewatch.connectors.sink.TopicSink;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import org.apache.kafka.common.TopicPartition;

/**
 * Keeps in Redis what is known now: {@code orderbook:<instId>}, {@code analysis:<instId>}, {@code
 * system:monitoring} and {@code sol:ws:cooldown:<token>}, as the original design has them. Each
 * write replaces a whole hash; of several values for a hash only the newest is written. While Redis
 * is away the topics are read on and the newest values wait; they are written when it is back. Run
 * one for each Redis: two would share the instruments, but each would count all of the monitoring
 * for itself.
 */
public final class RedisSink implements AutoCloseable {
  private static final String VENUE = "okx";
  private static final String CHANNEL = "books";

  private final InstantSource clock;
  private final Outage outage;
  private final HashWriter writer;
  private final PendingHashes pending;
  private final Cooldowns cooldowns = new Cooldowns();
  private final FeedCensus census = new FeedCensus(VENUE, CHANNEL);
  private final Monitoring monitoring;
  private final TopicSink topics;
  private final LongAdder written = new LongAdder();
  private final LongAdder removed = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private volatile long outdated;
  private volatile int waiting;

  private RedisSink(
      KafkaAccess kafka,
      RedisSinkSettings settings,
      InstantSource clock,
      DoubleSupplier pointsPerSecond) {
    this.clock = requireNonNull(clock, "clock");
    this.outage = new Outage("Redis at " + settings.access().address());
    this.writer =
        new HashWriter(new RedisLink(settings.access()), outage, settings.access().timeout());
    this.pending = new PendingHashes(settings);
    this.monitoring = new Monitoring(writer, census, pointsPerSecond, settings);
    this.topics =
        TopicSink.start(
            kafka,
            settings.group(),
            List.of(Topics.BOOK_LEVELS, Topics.BOOK_ANALYSES, Topics.ALERTS),
            List.of(Topics.FEED_EVENTS),
            this::take);
  }

  /**
   * Starts.
   *
   * @param clock the wall clock, for the latency from receipt to write and what is left of a
   *     cooldown
   * @param pointsPerSecond what the time-series sink writes, for {@code system:monitoring}
   */
  public static RedisSink start(
      KafkaAccess kafka,
      RedisSinkSettings settings,
      InstantSource clock,
      DoubleSupplier pointsPerSecond) {
    return new RedisSink(kafka, settings, clock, pointsPerSecond);
  }

  /** How it is doing. */
  public RedisSinkStatus status() {
    return new RedisSinkStatus(
        outage.reached(),
        written.sum(),
        removed.sum(),
        outdated + refused.sum(),
        waiting,
        outage.failures(),
        outage.lastError());
  }

  /**
   * Waits until everything before these offsets has been read.
   *
   * @return false if that did not come about in time
   */
  public boolean awaitPositions(Map<TopicPartition, Long> ends, Duration timeout) {
    return topics.awaitPositions(ends, timeout);
  }

  private boolean take(Poll poll) {
    // Breaks first: what was received before one is not written at all.
    poll.values(Topics.FEED_EVENTS).forEach(this::hear);
    poll.values(Topics.BOOK_LEVELS).forEach(pending::put);
    poll.values(Topics.BOOK_ANALYSES).forEach(pending::put);
    poll.values(Topics.ALERTS).forEach(cooldowns::hear);
    writer.write(pending.changes(), this::done);
    writer.write(cooldowns.changes(clock.millis()), this::done);
    monitoring.tick();
    outdated = pending.outdated();
    waiting = pending.size() + cooldowns.size();
    return waiting == 0;
  }

  private void hear(FeedEvent event) {
    census.hear(event);
    boolean ends =
        event.type() == FeedEvent.Type.QUARANTINED || event.type() == FeedEvent.Type.UNSUBSCRIBED;
    if (ends && event.venue().equals(VENUE) && event.channel().equals(CHANNEL)) {
      pending.broken(event);
    }
  }

  private void done(HashChange change, boolean changed) {
    pending.done(change);
    switch (change) {
      case HashChange.Mark mark -> {
        cooldowns.done(mark);
        written.add(changed ? 1 : 0);
      }
      case Replace replace when changed -> {
        written.increment();
        monitoring.wrote(clock.millis() - replace.receivedAt());
      }
      case Replace older -> refused.increment();
      case HashChange.Remove remove when changed -> removed.increment();
      case HashChange.Remove nothing -> {
        // There was no hash to remove, or a newer one.
      }
    }
  }

  @Override
  public void close() {
    topics.close();
    writer.close();
  }
}
