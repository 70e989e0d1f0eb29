package io.tidewatch.connectors.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.TopicWriter;
import io.tidewatch.connectors.sink.TopicSink;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.delivery.SystemAlert;
import io.tidewatch.contract.delivery.SystemAlert.Kind;
import io.tidewatch.contract.delivery.SystemAlert.State;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class SystemWatchTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final WatchSettings QUICK =
      new WatchSettings(
          Duration.ofMillis(50),
          Duration.ofMillis(300),
          Duration.ofMillis(100),
          Duration.ofMillis(200),
          Duration.ofMinutes(15),
          Duration.ofMillis(100),
          Duration.ofSeconds(1));

  // Of the venue of this test only, as the broker is shared.
  private final String venue = "venue-" + UUID.randomUUID();
  private final List<SystemAlert> told = new CopyOnWriteArrayList<>();
  private final EmbeddedBroker broker;
  private TopicWriter writer;
  private TopicSink reader;
  private volatile Health health = Health.fine();
  private SystemWatch watch;

  SystemWatchTest(EmbeddedBroker broker) {
    this.broker = broker;
  }

  @BeforeEach
  void start() {
    writer = new TopicWriter(broker.bootstrapServers());
    reader =
        TopicSink.start(
            KafkaAccess.open(broker.bootstrapServers()),
            UUID.randomUUID().toString(),
            Topics.SYSTEM_ALERTS,
            alert -> {
              if (alert.subject().startsWith(venue)) {
                told.add(alert);
              }
            });
    watch = watch();
  }

  @AfterEach
  void stop() {
    watch.close();
    reader.close();
    writer.close();
  }

  @Test
  void shouldTellThatAFeedIsDownAndThatItIsBack() {
    write(FeedEvent.ALL_INSTRUMENTS, Type.CONNECTED, "1");
    write("A", Type.LIVE, "1");
    write(FeedEvent.ALL_INSTRUMENTS, Type.CLOSED, "1");

    await().atMost(PATIENCE).until(() -> told.size() == 1);
    SystemAlert down = told.getFirst();
    assertThat(down.key()).isEqualTo("feed-down/" + venue + "/books");
    assertThat(down.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(down.at() - down.since()).isGreaterThanOrEqualTo(300);
    assertThat(watch.status().standing()).contains(down);

    write(FeedEvent.ALL_INSTRUMENTS, Type.CONNECTED, "2");

    await().atMost(PATIENCE).until(() -> told.size() == 2);
    assertThat(told.getLast().state()).isEqualTo(State.RESOLVED);
    assertThat(told.getLast().since()).isEqualTo(down.since());
    assertThat(watch.status().standing()).doesNotContain(down);
  }

  @Test
  void shouldTellBooksAndSubscriptionsInTrouble() {
    write("A", Type.QUARANTINED, "1");
    write("B", Type.GONE, "1");

    await().atMost(PATIENCE).until(() -> told.size() == 2);
    assertThat(told)
        .extracting(SystemAlert::key)
        .containsExactlyInAnyOrder(
            "book-quarantined/" + venue + "/books/A", "subscription-gone/" + venue + "/books/B");
  }

  @Test
  void shouldTellTroubleOnceOverARestart() {
    health = Health.troubled("1,000 records behind");
    await().atMost(PATIENCE).until(() -> told.size() == 1);
    watch.close();

    watch = watch();
    await().atMost(PATIENCE).until(() -> watch.status().standing().contains(told.getFirst()));
    health = Health.fine();

    await().atMost(PATIENCE).until(() -> told.size() > 1);
    assertThat(told).extracting(SystemAlert::state).containsExactly(State.RAISED, State.RESOLVED);
  }

  @Test
  void shouldPassOverWhatHappenedBeforeTheStart() {
    watch.close();
    write("A", Type.GONE, "1", System.currentTimeMillis() - 60_000);
    watch = watch();
    write("B", Type.GONE, "1");

    await().atMost(PATIENCE).until(() -> !told.isEmpty());
    assertThat(told).extracting(SystemAlert::subject).containsExactly(venue + "/books/B");
  }

  @Test
  void shouldSayWhetherAllProbesAreWell() {
    await().atMost(PATIENCE).until(watch::isHealthy);

    health = Health.troubled("behind");
    await().atMost(PATIENCE).until(() -> !watch.isHealthy());

    health = Health.fine();
    await().atMost(PATIENCE).until(watch::isHealthy);
  }

  private SystemWatch watch() {
    return SystemWatch.start(
        Map.of("bootstrap.servers", broker.bootstrapServers()),
        QUICK,
        Responsibility.EVERYTHING,
        List.of(new Probe(Kind.LAG, venue, Severity.MAJOR, Duration.ofMillis(100), () -> health)),
        InstantSource.system());
  }

  private void write(String instrument, Type type, String connection) {
    write(instrument, type, connection, System.currentTimeMillis());
  }

  private void write(String instrument, Type type, String connection, long at) {
    FeedEvent event =
        new FeedEvent(
            venue, "books", instrument, type, connection, 1, at, Optional.empty(), "as told");
    writer.write(Topics.FEED_EVENTS, event.key(), event);
  }
}
