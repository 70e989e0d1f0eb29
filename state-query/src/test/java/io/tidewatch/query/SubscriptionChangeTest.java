package io.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.feed.WantedSubscription;
import io.tidewatch.contract.feed.WantedSubscription.Origin;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.Client.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionChangeTest {
  private static final String OKX = "/api/subscriptions/okx/";

  @TempDir private static Path directory;
  private static EmbeddedBroker broker;
  private static House house;

  @BeforeAll
  static void open() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    House.createTopics(broker.bootstrapServers());
    house = new House(broker.bootstrapServers(), directory.resolve("state"));
    // Before it has read what is wanted, it does not know.
    Patience.until(() -> house.client().delete(OKX + "NOT-SAID").status() == 404);
  }

  @AfterAll
  static void close() {
    house.close();
    broker.close();
  }

  private static void write(WantedSubscription wish) throws Exception {
    try (KafkaProducer<String, WantedSubscription> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            Topics.SUBSCRIPTIONS.key().serializer(),
            Topics.SUBSCRIPTIONS.value().serializer())) {
      producer.send(new ProducerRecord<>(Topics.SUBSCRIPTIONS.name(), wish.key(), wish)).get();
    }
  }

  private static List<String> standing(String instrument) {
    return house
        .client()
        .get("/api/subscriptions")
        .json()
        .path("subscriptions")
        .valueStream()
        .filter(wish -> wish.path("instrument").asString().equals(instrument))
        .map(wish -> wish.path("origin").asString() + " " + wish.path("wanted").asBoolean())
        .toList();
  }

  @Test
  void shouldWantWhatTheApiSaysAndTakeItBack() {
    Answer set = house.client().put(OKX + "SOL-USDT", "{\"wanted\": false}");

    assertThat(set.status()).isEqualTo(200);
    Patience.untilAsserted(() -> assertThat(standing("SOL-USDT")).containsExactly("api false"));

    Answer cleared = house.client().delete(OKX + "SOL-USDT");

    assertThat(cleared.status()).isEqualTo(204);
    Patience.untilAsserted(() -> assertThat(standing("SOL-USDT")).isEmpty());
    assertThat(house.client().delete(OKX + "SOL-USDT").status()).isEqualTo(404);
  }

  @Test
  void shouldLeaveTheConfigurationsWordAlone() throws Exception {
    write(WantedSubscription.configured("okx", "books", "ETH-USDT"));
    Patience.untilAsserted(
        () -> assertThat(standing("ETH-USDT")).containsExactly("configuration true"));

    assertThat(house.client().delete(OKX + "ETH-USDT").status()).isEqualTo(404);
    assertThat(standing("ETH-USDT")).containsExactly("configuration true");
  }

  @Test
  void shouldPointToRedisWhereThatSaysWhatIsWanted() throws Exception {
    write(new WantedSubscription("okx", "books", "XRP-USDT", Origin.REDIS, true));
    Patience.untilAsserted(() -> assertThat(standing("XRP-USDT")).containsExactly("redis true"));

    try {
      Answer answer = house.client().put(OKX + "ADA-USDT", "{\"wanted\": true}");

      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.json().path("detail").asString()).contains("Redis", "SADD");
    } finally {
      write(WantedSubscription.configured("okx", "books", "XRP-USDT"));
      Patience.untilAsserted(
          () -> assertThat(standing("XRP-USDT")).containsExactly("configuration true"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"BTCUSDT", "btc-usdt", "A", "BTC-USDT-SWAP-X", "%3Cb%3E-USDT"})
  void shouldRefuseWhatIsNoInstrument(String instrument) {
    assertThat(house.client().put(OKX + instrument, "{\"wanted\": true}").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"wanted\": 1}", "{\"wanted\"", "1e99999999999"})
  void shouldRefuseABodyThatSaysNeitherYesNorNo(String body) {
    assertThat(house.client().put(OKX + "DOGE-USDT", body).status()).isEqualTo(400);
    assertThat(standing("DOGE-USDT")).isEmpty();
  }
}
