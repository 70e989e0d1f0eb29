package io.tidewatch.query.stream;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.query.tail.PlacedReads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells everybody who follows what is written to the topics, as soon as it is committed. One
 * consumer reads for all of them. Thread-safe.
 */
public final class EventHub implements AutoCloseable, MeterBinder {
  private static final Logger LOG = LoggerFactory.getLogger(EventHub.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final int maxFollowers;
  private final List<Follower> followers = new CopyOnWriteArrayList<>();
  private final Positions positions = Positions.none();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicLong told = new AtomicLong();
  private final AtomicLong slow = new AtomicLong();
  private final Thread thread;
  private Set<EventKind> wanted = Set.of();
  private boolean following;

  private EventHub(KafkaAccess kafka, int maxFollowers) {
    this.consumer =
        new KafkaConsumer<>(
            PlacedReads.settings(requireNonNull(kafka, "kafka"), "tidewatch-event-hub"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.maxFollowers = maxFollowers;
    this.thread = Thread.ofPlatform().name("event-hub").daemon().unstarted(this::run);
  }

  /** Begins to read what is written from now on. The topics must exist. */
  public static EventHub start(KafkaAccess kafka, int maxFollowers) {
    EventHub hub = new EventHub(kafka, maxFollowers);
    hub.thread.start();
    return hub;
  }

  /** What comes of the wish to follow. */
  public sealed interface Admission {
    /** He is told from now on. */
    record Admitted(Follower follower) implements Admission {
      public Admitted {
        requireNonNull(follower, "follower");
      }
    }

    /** Not now; asking again later helps. */
    record NotNow(String why) implements Admission {
      public NotNow {
        requireNonNull(why, "why");
      }
    }
  }

  /**
   * Takes somebody in, until {@link #leave}.
   *
   * @param hangUp ends his connection, whatever is being written to it
   */
  public synchronized Admission follow(Interest interest, Runnable hangUp) {
    if (closing.getCount() == 0 || !following) {
      return new Admission.NotNow("the topics are not followed yet");
    }
    if (followers.size() >= maxFollowers) {
      return new Admission.NotNow(maxFollowers + " follow already, which is the most");
    }
    Follower follower = new Follower(interest, positions.only(interest.kinds()::contains), hangUp);
    followers.add(follower);
    wanted = kindsWanted();
    return new Admission.Admitted(follower);
  }

  /**
   * How far somebody is who has told all that he took: past what he is not interested in as well.
   *
   * @return empty if more waits for him
   */
  public synchronized Optional<Positions> passed(Follower follower) {
    return follower.isUpToDate()
        ? Optional.of(positions.only(follower.interest().kinds()::contains))
        : Optional.empty();
  }

  /** Tells him no more. */
  public synchronized void leave(Follower follower) {
    followers.remove(follower);
    wanted = kindsWanted();
  }

  /** How many follow now. */
  public int following() {
    return followers.size();
  }

  /** How many were cut off since the start because they took too little. */
  public long slow() {
    return slow.get();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("tidewatch.stream.followers", this, EventHub::following)
        .description("Readers of /api/stream now")
        .register(registry);
    FunctionCounter.builder("tidewatch.stream.told", told, AtomicLong::get)
        .description("Events given to readers of /api/stream")
        .register(registry);
    FunctionCounter.builder("tidewatch.stream.slow", slow, AtomicLong::get)
        .description("Readers of /api/stream that were cut off because they took too little")
        .register(registry);
  }

  private void run() {
    try (consumer) {
      while (closing.getCount() > 0) {
        follow();
      }
    } catch (WakeupException e) {
      LOG.debug("nobody is told any more");
    } finally {
      end();
    }
  }

  /** Until something is wrong; whoever follows comes back then, and is told what he missed. */
  private void follow() {
    try {
      begin();
      while (closing.getCount() > 0) {
        poll();
      }
    } catch (WakeupException e) {
      throw e;
    } catch (InvalidOffsetException e) {
      // Retention was faster, or a topic was made anew: nobody here knows what was missed.
      LOG.warn("the topics are followed from their ends again: {}", e.toString());
      end();
    } catch (RuntimeException e) {
      LOG.error("nobody can be told of events for now", e);
      end();
      pause();
    }
  }

  private void begin() {
    List<TopicPartition> partitions = partitions();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    Map<Positions.Partition, Long> ends = new HashMap<>();
    partitions.forEach(one -> ends.put(named(one), consumer.position(one)));
    synchronized (this) {
      ends.forEach(positions::set);
      following = true;
    }
  }

  private List<TopicPartition> partitions() {
    return Stream.of(EventKind.values())
        .flatMap(kind -> consumer.partitionsFor(kind.topic().name()).stream())
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private void poll() {
    try {
      List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
      consumer.poll(POLL).forEach(found::add);
      tell(found);
    } catch (WakeupException | InvalidOffsetException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.warn("nobody can be told of events for now: {}", e.toString());
      pause();
    }
  }

  private void tell(List<ConsumerRecord<byte[], byte[]>> found) {
    for (ConsumerRecord<byte[], byte[]> record : found) {
      EventKind kind = EventKind.ofTopic(record.topic()).orElseThrow();
      // Whoever comes in is told either here or, as it is behind his start, when he catches up.
      synchronized (this) {
        if (wanted.contains(kind)) {
          EventReader.read(kind, record)
              .ifPresent(event -> followers.forEach(follower -> tell(follower, event)));
        }
        positions.set(new Positions.Partition(kind, record.partition()), record.offset() + 1);
      }
    }
  }

  private void tell(Follower follower, StreamEvent event) {
    if (follower.cut() != Follower.Cut.NO) {
      return;
    }
    follower.tell(event);
    told.incrementAndGet();
    if (follower.cut() == Follower.Cut.SLOW) {
      slow.incrementAndGet();
    }
  }

  private Set<EventKind> kindsWanted() {
    return followers.stream()
        .flatMap(follower -> follower.interest().kinds().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Positions.Partition named(TopicPartition partition) {
    return new Positions.Partition(
        EventKind.ofTopic(partition.topic()).orElseThrow(), partition.partition());
  }

  private void pause() {
    try {
      if (closing.await(RETRY_AFTER.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new WakeupException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WakeupException();
    }
  }

  private synchronized void end() {
    following = false;
    followers.forEach(follower -> follower.cut(Follower.Cut.ENDED));
  }

  @Override
  public void close() {
    closing.countDown();
    consumer.wakeup();
    try {
      thread.join(CLOSE_TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
