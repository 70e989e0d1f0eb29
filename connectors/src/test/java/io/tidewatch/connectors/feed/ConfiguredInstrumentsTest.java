package io.tidewatch.connectors.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.contract.feed.WantedSubscription;
import io.tidewatch.contract.feed.WantedSubscription.Origin;
import io.tidewatch.contract.topic.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class ConfiguredInstrumentsTest {
  // A venue of its own, as other tests write to the same topic.
  private static final String VENUE = "overlay-test";

  private final Map<String, Object> client;
  private final KafkaPublisher publisher;
  private final List<Set<String>> wanted = new CopyOnWriteArrayList<>();

  ConfiguredInstrumentsTest(EmbeddedBroker broker) {
    client = Map.of("bootstrap.servers", broker.bootstrapServers());
    publisher = new KafkaPublisher(client, new FeedCounters());
  }

  @AfterEach
  void cleanUp() {
    standing().keySet().forEach(key -> publisher.publish(Topics.SUBSCRIPTIONS, key, null));
    publisher.close();
  }

  private ConfiguredInstruments started(String... configured) {
    ConfiguredInstruments source =
        new ConfiguredInstruments(
            Set.of(configured), client, VENUE, "books", InstantSource.system());
    source.start(
        new WantedInstruments.Listener() {
          @Override
          public void wanted(Set<String> names) {
            wanted.add(names);
          }

          @Override
          public void trouble(String reason) {}

          @Override
          public void recovered() {}
        });
    return source;
  }

  private void write(String instrument, Origin origin, boolean is) {
    WantedSubscription subscription =
        new WantedSubscription(VENUE, "books", instrument, origin, is);
    publisher.publish(Topics.SUBSCRIPTIONS, subscription.key(), subscription);
  }

  private Map<String, WantedSubscription> standing() {
    Map<String, WantedSubscription> standing = new HashMap<>();
    TopicPartition partition = new TopicPartition(Topics.SUBSCRIPTIONS.name(), 0);
    try (var reader =
        new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer())) {
      reader.assign(List.of(partition));
      reader.seekToBeginning(List.of(partition));
      long end = reader.endOffsets(List.of(partition)).get(partition);
      while (reader.position(partition) < end) {
        reader
            .poll(Duration.ofMillis(100))
            .forEach(r -> {
              if (r.key().startsWith(VENUE + "/")) {
                standing.remove(r.key());
                if (r.value() != null) {
                  standing.put(
                      r.key(),
                      Topics.SUBSCRIPTIONS.value().deserializer().deserialize("", r.value()));
                }
              }
            });
      }
    }
    return standing;
  }

  @Test
  void shouldLayTheApiOverTheConfiguration() {
    write("API-USDT", Origin.API, true);
    write("OLD-USDT", Origin.CONFIGURATION, true);
    await().until(() -> standing().size() == 2);
    try (ConfiguredInstruments source = started("A-USDT", "B-USDT")) {
      await().until(() -> wanted.size() == 1);
      write("A-USDT", Origin.API, false);
      await().until(() -> wanted.size() == 2);
      publisher.publish(Topics.SUBSCRIPTIONS, VENUE + "/books/A-USDT", null);
      await().until(() -> wanted.size() == 3);

      assertThat(wanted)
          .containsExactly(
              Set.of("A-USDT", "B-USDT", "API-USDT"),
              Set.of("B-USDT", "API-USDT"),
              Set.of("A-USDT", "B-USDT", "API-USDT"));
      assertThat(source.lastCheckMs()).isPresent();
    }
  }

  @Test
  void shouldKeepWhatIsInForceOnTheTopicAndLeaveTheApiAlone() {
    write("API-USDT", Origin.API, true);
    write("NOT-USDT", Origin.API, false);
    write("OLD-USDT", Origin.REDIS, true);
    // Whoever starts before they stand there cannot leave them alone.
    await().until(() -> standing().size() == 3);
    List<String> channels = List.of("books", "trades");
    try (var inForce = new InForceSubscriptions(publisher, client, VENUE, channels, Origin.REDIS)) {
      inForce.start();
      inForce.set(List.of("A-USDT", "API-USDT"));
      await().until(() -> !standing().containsKey(VENUE + "/books/OLD-USDT"));
      Map<String, WantedSubscription> first = standing();
      inForce.set(List.of("B-USDT"));
      await().until(() -> !standing().containsKey(VENUE + "/books/A-USDT"));

      assertThat(keys(first))
          .containsExactlyInAnyOrder(
              "books/A-USDT",
              "trades/A-USDT",
              "books/API-USDT",
              "trades/API-USDT",
              "books/NOT-USDT");
      assertThat(first.get(VENUE + "/books/API-USDT").origin()).isEqualTo(Origin.API);
      assertThat(first.get(VENUE + "/books/A-USDT").origin()).isEqualTo(Origin.REDIS);
      assertThat(standing().get(VENUE + "/books/NOT-USDT").wanted()).isFalse();
      assertThat(standing()).containsKey(VENUE + "/books/API-USDT");
    }
  }

  @Test
  void shouldTakeBackWhatItWroteAMomentAgo() {
    try (var inForce =
        new InForceSubscriptions(
            publisher, client, VENUE, List.of("books"), Origin.CONFIGURATION)) {
      inForce.start();
      inForce.set(List.of("A-USDT"));
      await().until(() -> standing().containsKey(VENUE + "/books/A-USDT"));
      inForce.set(List.of("B-USDT"));
      inForce.set(List.of("A-USDT"));
      inForce.set(List.of("A-USDT", "C-USDT"));
      await().until(() -> standing().containsKey(VENUE + "/books/C-USDT"));

      assertThat(keys(standing())).containsExactlyInAnyOrder("books/A-USDT", "books/C-USDT");
    }
  }

  private static List<String> keys(Map<String, ?> standing) {
    List<String> keys = new ArrayList<>(standing.keySet());
    keys.replaceAll(key -> key.substring(VENUE.length() + 1));
    return keys;
  }
}
