package io.tidewatch.connectors.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.TopicWriter;
import io.tidewatch.connectors.feed.TopicTail.From;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class TopicTailTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  // Of this test only, as the broker is shared.
  private final String venue = "venue-" + UUID.randomUUID();
  private final TopicWriter writer;
  private final TopicTail tail;
  private final AtomicReference<TopicTail> self = new AtomicReference<>();
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final AtomicInteger trips = new AtomicInteger();

  private record Heard(String key, boolean ready) {}

  TopicTailTest(EmbeddedBroker broker) {
    writer = new TopicWriter(broker.bootstrapServers());
    tail =
        new TopicTail(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            Topics.FEED_EVENTS,
            From.BEGINNING,
            this::take,
            () -> {});
    self.set(tail);
  }

  @AfterEach
  void stop() {
    tail.close();
    writer.close();
  }

  @Test
  void shouldNotBeReadyWhileItReadsAgainWhatIsOld() {
    write("A");
    write("B");
    tail.start("tail-of-test");
    await().atMost(PATIENCE).until(tail::isReady);
    assertThat(heard).extracting(Heard::key).containsExactly(key("A"), key("B"));

    write("TRIP");
    await().atMost(PATIENCE).until(() -> heard.size() == 6);
    await().atMost(PATIENCE).until(tail::isReady);

    assertThat(trips).hasValue(2);
    assertThat(heard.subList(3, 6))
        .containsExactly(
            new Heard(key("A"), false), new Heard(key("B"), false), new Heard(key("TRIP"), false));
    write("C");
    await().atMost(PATIENCE).until(() -> heard.size() == 7);
    assertThat(heard.getLast()).isEqualTo(new Heard(key("C"), true));
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    if (!record.key().startsWith(venue)) {
      return;
    }
    heard.add(new Heard(record.key(), self.get().isReady()));
    if (record.key().equals(key("TRIP")) && trips.incrementAndGet() == 1) {
      throw new KafkaException("the first time only");
    }
  }

  private String key(String instrument) {
    return venue + "/books/" + instrument;
  }

  private void write(String instrument) {
    FeedEvent event =
        new FeedEvent(venue, "books", instrument, Type.LIVE, "1", 1, 1, Optional.empty(), "told");
    writer.write(Topics.FEED_EVENTS, event.key(), event);
  }
}
