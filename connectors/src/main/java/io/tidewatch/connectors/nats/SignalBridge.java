package io.tidewatch.connectors.nats;

import static java.util.Objects.requireNonNull;

import io.nats.client.JetStreamApiException;
import io.tidewatch.connectors.feed.Backoff;
import io.tidewatch.connectors.sink.Outage;
import io.tidewatch.connectors.sink.Poll;
import io.tidewatch.connectors.sink.SinkAction;
import io.tidewatch.connectors.sink.TopicSink;
import io.tidewatch.contract.log.LogFields;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.WhaleSignal;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes signals to a stream of NATS, one after the other and each with its id, so that the
 * stream knows one that comes again. Offsets are committed once the stream has them: none is lost
 * in a crash, or while the server is away as long as the topic keeps signals. While it is away no
 * more are read than can be held.
 */
public final class SignalBridge implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SignalBridge.class);
  private static final int MOST_WAITING = 500;
  // Whoever does not look for longer loses its partitions.
  private static final long LONGEST_ROUND_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10));

  private final NatsLink link;
  private final Outage outage;
  private final Backoff backoff;
  private final InstantSource clock;
  private final Deque<Held> waiting = new ArrayDeque<>();
  private final LongAdder published = new LongAdder();
  private final LongAdder duplicates = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final TopicSink topics;
  private int failuresInARow;
  private long notBefore = System.nanoTime();
  private volatile boolean closing;
  private volatile Waiting shown = new Waiting(0, 0);

  /** A signal that waits, and where it stands. */
  private record Held(WhaleSignal signal, TopicPartition partition, long offset) {}

  /** What waits, for whoever asks from elsewhere. */
  private record Waiting(int signals, long oldest) {}

  private SignalBridge(
      KafkaAccess kafka, NatsSettings settings, InstantSource clock, RandomGenerator random) {
    requireNonNull(settings, "settings");
    this.link = new NatsLink(settings);
    this.outage = new Outage(settings.place());
    this.backoff = new Backoff(WAITS, random);
    this.clock = requireNonNull(clock, "clock");
    this.topics =
        TopicSink.start(
            kafka, settings.group(), List.of(Topics.WHALE_SIGNALS), List.of(), new Action());
  }

  /**
   * Starts.
   *
   * @param clock time of the market, for the lag
   * @param random spreads the waits between attempts
   */
  public static SignalBridge start(
      KafkaAccess kafka, NatsSettings settings, InstantSource clock, RandomGenerator random) {
    return new SignalBridge(kafka, settings, clock, random);
  }

  /** How it is doing. */
  public NatsBridgeStatus status() {
    Waiting now = shown;
    return new NatsBridgeStatus(
        outage.reached(),
        published.sum(),
        duplicates.sum(),
        refused.sum(),
        topics.missed(),
        outage.failures(),
        now.signals(),
        now.signals() == 0
            ? Duration.ZERO
            : Duration.ofMillis(Math.max(0, clock.millis() - now.oldest())),
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

  /** On the thread of the topic. */
  private final class Action implements SinkAction {
    @Override
    public boolean take(Poll poll) {
      poll.changes(Topics.WHALE_SIGNALS)
          .forEach(change ->
              change
                  .value()
                  .ifPresent(signal ->
                      waiting.add(new Held(signal, change.partition(), change.offset()))));
      show();
      long end = System.nanoTime() + LONGEST_ROUND_NANOS;
      while (!waiting.isEmpty() && !closing && isDue() && System.nanoTime() - end < 0) {
        publishFirst();
        show();
      }
      return waiting.isEmpty();
    }

    @Override
    public Map<TopicPartition, Long> firstUnsafe() {
      Map<TopicPartition, Long> first = new HashMap<>();
      waiting.forEach(held -> first.putIfAbsent(held.partition(), held.offset()));
      return first;
    }

    @Override
    public boolean wantsMore() {
      return waiting.size() < MOST_WAITING;
    }
  }

  private void show() {
    shown =
        waiting.isEmpty()
            ? new Waiting(0, 0)
            : new Waiting(waiting.size(), waiting.getFirst().signal().timestamp());
  }

  private boolean isDue() {
    return System.nanoTime() - notBefore >= 0;
  }

  private void publishFirst() {
    WhaleSignal signal = waiting.getFirst().signal();
    try {
      (link.publish(SignalMessage.of(signal)) ? duplicates : published).increment();
      waiting.removeFirst();
      failuresInARow = 0;
      outage.worked();
    } catch (OversizedException e) {
      refused.increment();
      waiting.removeFirst();
      LogFields.subject(LOG.atWarn(), signal.address())
          .addKeyValue("signal", LogFields.bounded(signal.id()))
          .log("NATS: a signal is passed over: {}", e.getMessage());
    } catch (IOException | JetStreamApiException | RuntimeException e) {
      failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failed(e);
    }
  }

  private void failed(Exception e) {
    outage.failed(e.toString());
    failuresInARow++;
    notBefore = System.nanoTime() + backoff.after(failuresInARow).toNanos();
  }

  @Override
  public void close() {
    closing = true;
    topics.close();
    link.close();
  }
}
