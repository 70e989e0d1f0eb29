package io.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.query.Client.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What instances tell each other, and whom they tell nothing. */
class PeersTest {
  private static final String SECRET = "what these two know";

  // One on each of the four partitions.
  private static final List<String> SYMBOLS = List.of("XRPUSDT", "SOLUSDT", "BTCUSDT", "LTCUSDT");

  @TempDir private Path directory;
  private final long startMs = InstantSource.system().millis();
  private EmbeddedBroker broker;
  private MarketProducer market;

  @BeforeEach
  void open() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    House.createTopics(broker.bootstrapServers());
    market = new MarketProducer(broker.bootstrapServers());
    for (String symbol : SYMBOLS) {
      market.trade(symbol, 1, startMs - 1_000, 1_000 + SYMBOLS.indexOf(symbol), true);
    }
  }

  @AfterEach
  void close() {
    market.close();
    broker.close();
  }

  private Member member(String name, String secret) {
    return new Member(broker.bootstrapServers(), directory, name, () -> startMs, secret);
  }

  @Test
  void shouldAnswerForTheOther() {
    try (Member one = member("one", SECRET);
        Member two = member("two", SECRET);
        Client first = new Client(one.port());
        Client second = new Client(two.port())) {
      Patience.untilAsserted(() -> {
        assertThat(partitions(first)).isNotEmpty();
        assertThat(partitions(second)).isNotEmpty();
        for (Client client : List.of(first, second)) {
          for (String symbol : SYMBOLS) {
            Answer answer = client.get("/api/volumes/" + symbol);
            assertThat(answer.header("Tidewatch-Source")).hasValue("active");
            assertThat(answer.header("Tidewatch-Lag")).hasValue("0");
            assertThat(answer.json().path("totalUsd").decimalValue())
                .isEqualByComparingTo(1_000 + SYMBOLS.indexOf(symbol) + "");
          }
          JsonNode all = client.get("/api/volumes").json();
          assertThat(all.path("volumes")).hasSize(SYMBOLS.size());
          assertThat(all.path("partitionsAnswered").asInt()).isEqualTo(4);
          assertThat(all.path("source").asString()).isEqualTo("active");
          assertThat(client.get("/api/volumes/NOSUCH").status()).isEqualTo(404);
          assertThat(client.get("/api/alerts/nosuch").status()).isEqualTo(404);
        }
      });
    }
  }

  @Test
  void shouldTellNothingToWhoDoesNotKnowTheSecret() {
    try (Member one = member("one", SECRET);
        Client everybody = new Client(one.port());
        HttpClient http = HttpClient.newHttpClient()) {
      String path = "/internal/reads/large-trades/volume/partitions/0";

      assertThat(post(http, one.peerPort(), path, "").statusCode()).isEqualTo(403);
      assertThat(post(http, one.peerPort(), path, SECRET).statusCode()).isEqualTo(403);
      assertThat(post(http, one.peerPort(), path, SECRET).body()).doesNotContain(SECRET);
      assertThat(everybody.post(path).status()).isEqualTo(404);
    }
  }

  @Test
  void shouldSayThatItLacksWhatAnotherWithAnotherSecretHas() {
    try (Member one = member("one", SECRET);
        Member two = member("two", "something else altogether");
        Client first = new Client(one.port());
        Client second = new Client(two.port())) {
      Patience.untilAsserted(() -> {
        assertThat(partitions(first)).isNotEmpty();
        assertThat(partitions(second)).isNotEmpty();
        // Copies answer for it, and say so.
        for (String symbol : SYMBOLS) {
          Answer answer = first.get("/api/volumes/" + symbol);
          assertThat(answer.status()).isEqualTo(200);
          assertThat(answer.header("Tidewatch-Source"))
              .hasValue(
                  partitions(first).contains(market.partition(symbol)) ? "active" : "standby");
        }
        assertThat(first.get("/api/volumes").json().path("source").asString()).isEqualTo("standby");
      });
    }
  }

  private static Set<Integer> partitions(Client client) {
    return client
        .get("/status")
        .json()
        .path("detectors")
        .path(0)
        .path("partitions")
        .valueStream()
        .map(JsonNode::asString)
        .filter(name -> name.contains("trades"))
        .map(name -> Integer.parseInt(name.substring(name.lastIndexOf('-') + 1)))
        .collect(Collectors.toSet());
  }

  private static HttpResponse<String> post(HttpClient http, int port, String path, String proof) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Tidewatch-Peer", proof)
            .header("Tidewatch-Source", "ACTIVE")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    return http.sendAsync(request, BodyHandlers.ofString()).join();
  }
}
