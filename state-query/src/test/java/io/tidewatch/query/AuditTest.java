package io.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.audit.AuditEntry;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.Client.Answer;
import io.tidewatch.query.change.Author;
import io.tidewatch.query.change.ConfirmedWriter;
import io.tidewatch.query.http.AccessToken;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every change leaves word of who made it. */
class AuditTest {
  private static final String WHALE = "0x31ca8395cf837de08b24da3f660e77761dfb974b";

  @TempDir private static Path directory;
  private static EmbeddedBroker broker;
  private static LockedHouse house;
  private static Client client;

  @BeforeAll
  static void open() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    House.createTopics(broker.bootstrapServers());
    house = new LockedHouse(broker.bootstrapServers(), directory.resolve("state"));
    client = new Client(house.port(), LockedHouse.OPERATOR);
  }

  @AfterAll
  static void close() {
    client.close();
    house.close();
    broker.close();
  }

  private static List<JsonNode> entries(String target) {
    return client.get("/api/audit?target=" + target).json().path("entries").valueStream().toList();
  }

  private static List<JsonNode> awaitEntries(String target, int count) {
    Patience.untilAsserted(() -> assertThat(entries(target)).hasSize(count));
    List<JsonNode> entries = entries(target);
    assertThat(entries)
        .allSatisfy(entry -> {
          assertThat(entry.path("caller").asString()).isEqualTo("olga");
          assertThat(entry.path("role").asString()).isEqualTo("operate");
          assertThat(entry.path("address").asString()).isEqualTo("127.0.0.1");
          assertThat(entry.path("at").asLong()).isPositive();
          assertThat(entry.path("id").asString()).isNotEmpty();
        });
    return entries;
  }

  @Test
  void shouldTellWhoSilencedWhatAndWhoEndedIt() {
    Patience.until(() -> client.get("/api/silences").status() == 200);
    Answer asked = client.post("/api/silences", "{\"subject\": \"BTC*\", \"duration\": \"2h\"}");
    assertThat(asked.status()).isEqualTo(201);
    String id = asked.json().path("id").asString();
    assertThat(client.delete("/api/silences/" + id).status()).isEqualTo(204);

    List<JsonNode> entries = awaitEntries("silences/" + id, 2);

    assertThat(entries)
        .extracting(entry -> entry.path("action").asString())
        .containsExactly("silences.end", "silences.add");
    assertThat(entries.getFirst().path("before")).isEqualTo(asked.json());
    assertThat(entries.getFirst().has("after")).isFalse();
    assertThat(entries.getLast().has("before")).isFalse();
    assertThat(entries.getLast().path("after")).isEqualTo(asked.json());
  }

  @Test
  void shouldTellWhoChangedWhatIsWatched() {
    String path = "/api/subscriptions/okx/BTC-USDT";
    Patience.until(() -> client.put(path, "{\"wanted\": true}").status() == 200);
    assertThat(client.put(path, "{\"wanted\": false}").status()).isEqualTo(200);
    assertThat(client.delete(path).status()).isEqualTo(204);
    Patience.until(() -> client.put("/api/whales/" + WHALE, "{\"label\": \"A\"}").status() == 200);
    assertThat(client.delete("/api/whales/" + WHALE).status()).isEqualTo(204);

    List<JsonNode> instrument = awaitEntries("subscriptions/okx/books/BTC-USDT", 3);
    List<JsonNode> whale = awaitEntries("whales/" + WHALE, 2);

    assertThat(instrument.getLast().path("after").path("wanted").asBoolean()).isTrue();
    assertThat(instrument.get(1).path("before").path("wanted").asBoolean(false)).isTrue();
    assertThat(instrument.getFirst().path("before").path("wanted").asBoolean(true)).isFalse();
    assertThat(instrument.getFirst().has("after")).isFalse();
    assertThat(whale.getLast().path("after").path("label").asString()).isEqualTo("A");
    assertThat(whale.getFirst().path("before").path("label").asString()).isEqualTo("A");
    assertThat(whale.getFirst().path("action").asString()).isEqualTo("whales.delete");
  }

  @Test
  void shouldTellWhoHadThePoolReadAgain() {
    assertThat(client.post("/reload").status()).isEqualTo(200);

    List<JsonNode> entries = awaitEntries("pool", 2);

    assertThat(entries)
        .extracting(entry -> entry.path("action").asString())
        .containsExactly("pool.reload-ended", "pool.reload-begun");
    assertThat(entries.getFirst().path("after").path("changes").path("templatesAdded").asLong())
        .isEqualTo(1);
  }

  @Test
  void shouldShowTheRecordPieceByPiece() {
    String target = "subscriptions/okx/books/SOL-USDT";
    String path = "/api/subscriptions/okx/SOL-USDT";
    Patience.until(() -> client.put(path, "{\"wanted\": true}").status() == 200);
    assertThat(client.put(path, "{\"wanted\": false}").status()).isEqualTo(200);
    assertThat(client.delete(path).status()).isEqualTo(204);
    List<JsonNode> all = awaitEntries(target, 3);

    List<JsonNode> found = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = client.get("/api/audit?limit=2&target=" + target + next).json();
      page.path("entries").forEach(found::add);
      next = page.has("next") ? "&cursor=" + page.path("next").asString() : "";
    } while (!next.isEmpty());

    assertThat(found).isEqualTo(all);
  }

  @Test
  void shouldTellWhoChangedARule() {
    try (House open =
            new House(
                broker.bootstrapServers(),
                directory.resolve("open"),
                Optional.of(new AccessToken(House.TOKEN)));
        House running = open.startDetectors()) {
      String rule = "/api/rules/large-trades/BTCUSDT";
      assertThat(running.client().put(rule, "{\"threshold-usd\": 1500}").status()).isEqualTo(200);
      assertThat(running.client().delete(rule).status()).isEqualTo(200);

      Patience.untilAsserted(() ->
          assertThat(entries("rules/large-trades/BTCUSDT"))
              .extracting(entry -> entry.path("action").asString())
              .containsExactly("rules.delete", "rules.put"));
      JsonNode cleared = entries("rules/large-trades/BTCUSDT").getFirst();
      assertThat(cleared.path("caller").asString()).isEqualTo("admin");
      assertThat(cleared.path("before").path("parameters").path("threshold-usd").asString())
          .isEqualTo("1500");
      assertThat(cleared.path("after").path("parameters").isEmpty()).isTrue();
      assertThat(cleared.path("after").path("number").asInt()).isEqualTo(2);
    }
  }

  @Test
  void shouldShowTheRecordToOperatorsOnly() {
    try (Client reader = new Client(house.port(), LockedHouse.READER)) {
      assertThat(reader.get("/api/audit").status()).isEqualTo(403);
    }
    assertThat(client.get("/api/audit?limit=1&caller=olga").status()).isEqualTo(200);
    assertThat(client.get("/api/audit?who=olga").status()).isEqualTo(400);
  }

  /** Neither is written: the topic of the record is gone. */
  @Test
  void shouldChangeNothingWithoutARecord() throws Exception {
    try (EmbeddedBroker other = EmbeddedBroker.start(directory.resolve("other"));
        Admin admin = Admin.create(Map.of("bootstrap.servers", other.bootstrapServers()))) {
      admin.createTopics(List.of(Topics.SILENCES.newTopic())).all().get();
      try (ConfirmedWriter<io.tidewatch.contract.delivery.Silence> writer =
          new ConfirmedWriter<>(
              KafkaAccess.open(other.bootstrapServers()), Topics.SILENCES, "test")) {
        AuditEntry entry =
            new Author("olga", "operate", "127.0.0.1", 1)
                .entry("silences.end", "silences/a", Optional.empty(), Optional.empty());

        assertThat(
                org.assertj.core.api.Assertions.catchThrowable(
                    () -> writer.write("a", null, entry)))
            .isInstanceOf(io.tidewatch.query.store.StoreNotReadyException.class);
      }
      assertThat(committed(other.bootstrapServers())).isZero();
    }
  }

  private static int committed(String bootstrapServers) {
    try (var consumer =
        new org.apache.kafka.clients.consumer.KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new org.apache.kafka.common.serialization.ByteArrayDeserializer(),
            new org.apache.kafka.common.serialization.ByteArrayDeserializer())) {
      var partition = new org.apache.kafka.common.TopicPartition(Topics.SILENCES.name(), 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      int found = 0;
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        found += consumer.poll(Duration.ofMillis(100)).count();
      }
      return found;
    }
  }

  @Test
  void shouldReadBackWhatItWrites() {
    AuditEntry entry =
        new Author("olga", "operate", "127.0.0.1", 1)
            .entry("a", "b", Optional.of(Map.of("c", 1)), Optional.empty());

    byte[] written = Topics.AUDIT.value().serializer().serialize("", entry);

    assertThat(Topics.AUDIT.value().deserializer().deserialize("", written)).isEqualTo(entry);
    assertThat(Json.MAPPER.readTree(written).has("after")).isFalse();
  }
}
