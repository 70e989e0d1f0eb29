package io.tidewatch.connectors.system;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.FeedCounters;
import io.tidewatch.connectors.feed.KafkaPublisher;
import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.connectors.feed.TopicTail;
import io.tidewatch.contract.delivery.SystemAlert;
import io.tidewatch.contract.delivery.SystemAlert.State;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.log.LogFields;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches over the system itself, by what its feeds say and by probes, and writes to {@code
 * system.alerts} when trouble begins and when it is over. Feed events of before the start are not
 * counted, since every feed says again how it is: so it belongs into the process of the feeds, and
 * is started before them. Thread-safe.
 */
public final class SystemWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SystemWatch.class);
  private static final int LOOKS_TO_MISS = 10;

  private final WatchSettings settings;
  private final InstantSource clock;
  private final long startedAt;
  private final FeedTroubles feeds;
  private final ProbeTroubles probes;
  private final Set<String> parts;
  private final TroubleLedger ledger;
  private final Optional<TopicTail> events;
  private final TopicTail told;
  private final KafkaPublisher publisher;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("system-watch").factory());
  private final LongAdder raised = new LongAdder();
  private final LongAdder resolved = new LongAdder();
  private volatile boolean probesFine;
  private volatile boolean looked;
  private volatile long lookedNanos;

  private SystemWatch(
      Map<String, ?> client,
      WatchSettings settings,
      Responsibility responsibility,
      List<Probe> probes,
      InstantSource clock) {
    this.settings = requireNonNull(settings, "settings");
    this.clock = requireNonNull(clock, "clock");
    this.startedAt = clock.millis();
    this.feeds = new FeedTroubles(settings);
    this.probes = new ProbeTroubles(probes);
    this.parts = probes.stream().map(Probe::key).collect(Collectors.toUnmodifiableSet());
    this.ledger =
        new TroubleLedger(settings, alert -> responsibility.covers(alert, parts), startedAt);
    this.events =
        responsibility.hearsFeeds()
            ? Optional.of(
                new TopicTail(
                    client, Topics.FEED_EVENTS, TopicTail.From.BEGINNING, this::event, () -> {}))
            : Optional.empty();
    this.told =
        new TopicTail(
            client, Topics.SYSTEM_ALERTS, TopicTail.From.BEGINNING, this::alert, () -> {});
    this.publisher = new KafkaPublisher(client, new FeedCounters());
  }

  /**
   * Begins to watch.
   *
   * @param client connection properties, at least {@code bootstrap.servers}
   * @param probes of the parts of this process
   * @param clock that feed events are stamped by
   */
  public static SystemWatch start(
      Map<String, ?> client,
      WatchSettings settings,
      Responsibility responsibility,
      List<Probe> probes,
      InstantSource clock) {
    return new SystemWatch(client, settings, responsibility, probes, clock).begin();
  }

  private SystemWatch begin() {
    events.ifPresent(tail -> tail.start("system-watch-events"));
    told.start("system-watch-alerts");
    long every = settings.every().toNanos();
    looks.scheduleWithFixedDelay(this::look, every, every, TimeUnit.NANOSECONDS);
    return this;
  }

  private void event(ConsumerRecord<String, byte[]> record) {
    FeedEvent event = read(Topics.FEED_EVENTS, record);
    if (event != null && event.at() >= startedAt) {
      synchronized (this) {
        feeds.hear(event);
      }
    }
  }

  private void alert(ConsumerRecord<String, byte[]> record) {
    SystemAlert alert = read(Topics.SYSTEM_ALERTS, record);
    if (alert != null) {
      synchronized (this) {
        ledger.read(alert);
      }
    }
  }

  private static <V> V read(Topic<String, V> topic, ConsumerRecord<String, byte[]> record) {
    try {
      return record.value() == null
          ? null
          : topic.value().deserializer().deserialize(record.topic(), record.value());
    } catch (RuntimeException e) {
      LOG.warn(
          "{}: passed over what is unreadable at offset {}: {}",
          record.topic(),
          record.offset(),
          LogText.bounded(e.getMessage()));
      return null;
    }
  }

  private void look() {
    try {
      long now = clock.millis();
      Finding found = probes.at(now);
      probesFine = probes.allFine();
      Optional<List<SystemAlert>> news = news(found, now);
      if (news.isPresent()) {
        news.get().forEach(this::tell);
        lookedNanos = System.nanoTime();
        looked = true;
      }
    } catch (RuntimeException e) {
      LOG.warn("a look at the system failed: {}", LogText.bounded(e.toString()));
    }
  }

  /**
   * Nothing can be said before all is read: what was told already would be told again. The same
   * holds while a topic is read anew; it is asked here, where no record can come in between.
   */
  private synchronized Optional<List<SystemAlert>> news(Finding found, long now) {
    return events.stream().allMatch(TopicTail::isReady) && told.isReady()
        ? Optional.of(ledger.news(found.and(feeds.at(now)), now))
        : Optional.empty();
  }

  private void tell(SystemAlert alert) {
    (alert.state() == State.RAISED ? raised : resolved).increment();
    LogFields.alert(LOG.atInfo(), alert.id(), alert.subject())
        .log("{} {}: {}", alert.key(), alert.state(), alert.detail());
    publisher.publish(Topics.SYSTEM_ALERTS, alert.key(), alert);
  }

  /** Whether all probes are well, by a look of just now. */
  public boolean isHealthy() {
    long patience = settings.every().multipliedBy(LOOKS_TO_MISS).toNanos();
    return looked && probesFine && System.nanoTime() - lookedNanos < patience;
  }

  /** What keeps the parts of this process from their work, in words; none if all are well. */
  public List<String> troubles() {
    synchronized (this) {
      if (!looked) {
        return List.of("it starts, and has not looked at its parts yet");
      }
      List<String> words =
          ledger.raised().stream()
              .filter(alert -> parts.contains(alert.key()))
              .map(alert -> alert.key() + ": " + alert.detail())
              .toList();
      return words.isEmpty() && !isHealthy() ? List.of("a part of it is not known yet") : words;
    }
  }

  public SystemWatchStatus status() {
    synchronized (this) {
      return new SystemWatchStatus(
          isHealthy(), List.copyOf(ledger.raised()), raised.sum(), resolved.sum());
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
    events.ifPresent(TopicTail::close);
    told.close();
    publisher.close();
  }
}
