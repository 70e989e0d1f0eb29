package io.tidewatch.query.streams;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether the groups that share the partitions still answer the consumers of this process. If
 * they do not, others may have been given its partitions, and nothing in this process says so: its
 * threads run on. Thread-safe.
 *
 * <p>It counts what the coordinator answered. When a consumer last sent it something is measured by
 * Kafka itself, and says less: into a connection that is cut it goes on to send for a whole
 * session.
 */
final class GroupContact implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupContact.class);

  /** How often a consumer asks to be kept. */
  static final Duration HEARTBEAT = Duration.ofSeconds(1);

  /** A member that died without a word is missed after this long; the broker allows no less. */
  static final Duration SESSION = Duration.ofSeconds(6);

  /** Ends before the session does on the broker, which began it anew before it answered. */
  private static final long LOST_NANOS = SESSION.minusSeconds(1).toNanos();

  private static final long LOOK_MS = 500;
  private static final String GROUP = "consumer-coordinator-metrics";
  private static final Set<String> ANSWERS = Set.of("heartbeat-total", "join-total", "sync-total");

  private final Supplier<Map<MetricName, ? extends Metric>> metrics;
  private final Supplier<Set<String>> living;
  private final LongSupplier nanoTime;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("group-contact").factory());
  private Map<String, Contact> contacts = Map.of();

  /** When a member was heard last whose thread was replaced, until all others are members. */
  private OptionalLong unfollowedNanos = OptionalLong.empty();

  private long lookedAtNanos;

  /**
   * @param metrics of the client, also of consumers that were closed
   * @param living client ids of the consumers whose threads live
   */
  GroupContact(
      Supplier<Map<MetricName, ? extends Metric>> metrics,
      Supplier<Set<String>> living,
      LongSupplier nanoTime) {
    this.metrics = requireNonNull(metrics, "metrics");
    this.living = requireNonNull(living, "living");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime");
    this.lookedAtNanos = nanoTime.getAsLong();
  }

  /**
   * A consumer.
   *
   * @param answers how many the coordinator gave it
   * @param heardNanos when the last of them was there at the earliest
   * @param again whether one came after a silence in which it may have been given up; that one may
   *     say just this
   */
  private record Contact(double answers, long heardNanos, boolean again) {
    boolean isMember() {
      return answers > 0;
    }

    boolean isLost(long nowNanos) {
      return isMember() && isTooLong(nowNanos - heardNanos);
    }
  }

  private static boolean isTooLong(long silentNanos) {
    return silentNanos >= LOST_NANOS;
  }

  /** Begins to look, twice a second. */
  void begin() {
    looking.scheduleWithFixedDelay(this::lookOn, 0, LOOK_MS, TimeUnit.MILLISECONDS);
  }

  private void lookOn() {
    try {
      look();
    } catch (Exception | Error e) {
      // It must not be the last one. A look that failed is none: if no other succeeds, nothing is
      // heard.
      LOG.warn("the consumers' metrics could not be read", e);
    }
  }

  /** Looks once. What was answered since the look before may have been so right after it. */
  synchronized void look() {
    long now = nanoTime.getAsLong();
    Map<String, Contact> found = new HashMap<>();
    answers()
        .forEach((consumer, answers) -> {
          Contact before = contacts.get(consumer);
          found.put(
              consumer, before == null ? new Contact(answers, now, false) : next(before, answers));
        });
    rememberGone(found);
    contacts = found;
    lookedAtNanos = now;
  }

  /**
   * Where Kafka is away, each thread is given up in time and another takes its place, which was
   * never a member and so misses nothing.
   */
  private void rememberGone(Map<String, Contact> found) {
    contacts.forEach((consumer, contact) -> {
      if (contact.isMember() && !found.containsKey(consumer)) {
        unfollowedNanos =
            OptionalLong.of(
                unfollowedNanos.isEmpty()
                    ? contact.heardNanos()
                    : Math.min(unfollowedNanos.getAsLong(), contact.heardNanos()));
      }
    });
    if (!found.isEmpty() && found.values().stream().allMatch(Contact::isMember)) {
      unfollowedNanos = OptionalLong.empty();
    }
  }

  private Contact next(Contact before, double answers) {
    if (before.answers() == answers) {
      return before;
    }
    return before.isLost(lookedAtNanos) && !before.again()
        ? new Contact(answers, before.heardNanos(), true)
        : new Contact(answers, lookedAtNanos, false);
  }

  private Map<String, Double> answers() {
    Set<String> consumers = living.get();
    Map<String, Double> answers = new HashMap<>();
    metrics
        .get()
        .forEach((name, metric) -> {
          if (name.group().equals(GROUP)
              && ANSWERS.contains(name.name())
              && consumers.contains(name.tags().getOrDefault("client-id", ""))
              && metric.metricValue() instanceof Double count) {
            answers.merge(name.tags().get("client-id"), count, Double::sum);
          }
        });
    return answers;
  }

  /** Whether one of the consumers was a member and has heard nothing for nearly a session. */
  synchronized boolean isLost() {
    long now = nanoTime.getAsLong();
    return contacts.values().stream().anyMatch(contact -> contact.isLost(now))
        || unfollowedNanos.isPresent() && isTooLong(now - unfollowedNanos.getAsLong());
  }

  /** The longest that one of the consumers was answered nothing; empty if none was a member yet. */
  synchronized Optional<Duration> silence() {
    long now = nanoTime.getAsLong();
    LongStream members =
        contacts.values().stream().filter(Contact::isMember).mapToLong(Contact::heardNanos);
    return LongStream.concat(members, unfollowedNanos.stream())
        .mapToObj(heardNanos -> Duration.ofNanos(now - heardNanos))
        .max(Comparator.naturalOrder());
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }
}
