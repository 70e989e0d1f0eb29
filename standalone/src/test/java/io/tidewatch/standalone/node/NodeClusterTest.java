package io.tidewatch.standalone.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.query.http.HttpSettings;
import io.tidewatch.query.peer.PeerSecret;
import io.tidewatch.query.peer.PeerSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two nodes on the same Kafka. */
class NodeClusterTest {
  private static final String SECRET = "what both nodes know";

  @Test
  void shouldShareTheWorkAndAnswerForEachOther() throws Exception {
    try (DataDirectory one = DataDirectory.temporary();
        DataDirectory two = DataDirectory.temporary();
        Node first = Node.start(one, options(Optional.empty(), "first"));
        Node second = Node.start(two, options(Optional.of(first.kafka()), "second"));
        HttpClient http = HttpClient.newHttpClient()) {
      await()
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptions()
          .untilAsserted(() -> {
            for (Node node : List.of(first, second)) {
              assertThat(trades(http, node)).isNotEmpty();
              for (String path : List.of("/api/volumes", "/api/books")) {
                JsonNode all = get(http, node, path);
                assertThat(all.path("partitionsAnswered").asInt()).isEqualTo(4);
                assertThat(all.path("source").asString()).isEqualTo("active");
              }
              assertThat(get(http, node, "/api/whales").path("whales")).isEmpty();
            }
          });
    }
  }

  private static List<String> trades(HttpClient http, Node node) throws Exception {
    return get(http, node, "/status")
        .path("detectors")
        .path(0)
        .path("partitions")
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }

  private static JsonNode get(HttpClient http, Node node, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + node.httpPort().orElseThrow() + path);
    return Json.MAPPER.readTree(
        http.send(HttpRequest.newBuilder(uri).GET().build(), BodyHandlers.ofString()).body());
  }

  private static NodeOptions options(Optional<KafkaAccess> kafka, String name) {
    InstantSource clock = InstantSource.system();
    return new NodeOptions(
            kafka,
            servers -> {},
            new NodeOptions.Feeds(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ReceiveClock.wall(clock)),
            NodeOptions.Detection.DEFAULT,
            SinkOptions.NONE,
            Optional.empty(),
            Optional.of(HttpSettings.loopback(0, Optional.empty())),
            clock::millis,
            clock,
            alert -> {},
            event -> {})
        .among(
            Optional.of(
                new ClusterOptions(PeerSettings.loopback(0, new PeerSecret(SECRET)), name, 1)));
  }
}
