package io.tidewatch.connectors.timeseries;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.Backoff;
import io.tidewatch.connectors.sink.Outage;
import io.tidewatch.connectors.sink.Poll;
import io.tidewatch.connectors.sink.TopicSink;
import io.tidewatch.connectors.timeseries.TimeSeriesSettings.Spooling;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes books and analyses as time series, {@code orderbook_data} and {@code analysis_results} of
 * the original design, in line protocol over HTTP. Offsets are committed when the store or the
 * spool has the points, so none is lost in a crash; some may be sent twice, and a point that is
 * sent twice is the same point. After a restart each book begins with a whole one.
 */
public final class TimeSeriesSink implements AutoCloseable {
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30));

  private final int maxLines;
  private final long maxAgeNanos;
  private final WriteClient client;
  private final Outage outage;
  private final Outage disk;
  private final PointRate rate = new PointRate(System::nanoTime);
  private final Delivery delivery;
  private final BookLines books = new BookLines();
  private final List<String> lines = new ArrayList<>();
  private final TopicSink topics;
  private long oldestNanos;

  private TimeSeriesSink(
      KafkaAccess kafka, TimeSeriesSettings settings, InstantSource clock, RandomGenerator random) {
    this.maxLines = settings.batching().maxLines();
    this.maxAgeNanos = settings.batching().maxAge().toNanos();
    this.outage = new Outage("the time-series store at " + settings.endpoint().url());
    this.client = new WriteClient(settings.endpoint(), requireNonNull(clock, "clock"));
    Spooling spool = settings.spool();
    this.disk = new Outage("the spool " + spool.directory());
    this.delivery =
        new Delivery(
            client,
            Spool.open(spool.directory(), spool.maxBytes(), ".lp.gz"),
            Spool.open(spool.directory().resolve("rejected"), spool.maxRejectedBytes(), ".lp"),
            new Backoff(WAITS, random),
            outage,
            rate);
    this.topics =
        TopicSink.start(
            kafka,
            settings.group(),
            List.of(Topics.BOOK_LEVELS, Topics.BOOK_ANALYSES),
            List.of(),
            this::take);
  }

  /**
   * Starts.
   *
   * @param clock the wall clock, for dates in answers
   * @param random spreads the waits between attempts
   * @throws UncheckedIOException if the spool cannot be opened
   */
  public static TimeSeriesSink start(
      KafkaAccess kafka, TimeSeriesSettings settings, InstantSource clock, RandomGenerator random) {
    return new TimeSeriesSink(kafka, settings, clock, random);
  }

  /** Points a second that the store took, over the last ten seconds. */
  public double pointsPerSecond() {
    return rate.perSecond();
  }

  /** How it is doing. */
  public TimeSeriesStatus status() {
    return new TimeSeriesStatus(
        outage.reached(),
        delivery.written.sum(),
        delivery.rejected.sum(),
        delivery.dropped.sum(),
        delivery.spooledBatches(),
        delivery.spooledBytes(),
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
    delivery.drain();
    if (lines.size() >= maxLines) {
      // Only after a flush that failed. If it fails again, the poll is not taken.
      flush();
    }
    if (lines.isEmpty()) {
      oldestNanos = System.nanoTime();
    }
    poll.values(Topics.BOOK_LEVELS).forEach(book -> books.append(book, lines::add));
    poll.values(Topics.BOOK_ANALYSES)
        .forEach(analysis -> AnalysisLines.append(analysis, lines::add));
    if (lines.size() >= maxLines || System.nanoTime() - oldestNanos >= maxAgeNanos) {
      flushOrKeep();
    }
    return lines.isEmpty();
  }

  /** The lines are made and stay; a poll that came again would not give the same ones. */
  private void flushOrKeep() {
    try {
      flush();
    } catch (UncheckedIOException e) {
      disk.failed(e.toString());
    }
  }

  private void flush() {
    while (!lines.isEmpty()) {
      List<String> batch = lines.subList(0, Math.min(maxLines, lines.size()));
      delivery.send(LineBatch.of(batch));
      batch.clear();
    }
    disk.worked();
  }

  @Override
  public void close() {
    topics.close();
    client.close();
  }
}
