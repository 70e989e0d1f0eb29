package io.tidewatch.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.contract.serde.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The scripted markets through all detectors, over topics with another number of partitions. */
class OtherPartitionsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void shouldRaiseTheSameAlertsAndAnswerFromEveryPartition(int partitions) throws Exception {
    try (ScriptedDemo demo = ScriptedDemo.start(List.of("kafka.partitions=" + partitions))) {
      assertThat(demo.awaitEnd()).isEqualTo(30);

      for (String path : List.of("/api/volumes", "/api/books", "/api/pool/pairs")) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> {
              JsonNode answer = json(demo, path);
              assertThat(answer.path("partitionsTotal").asInt()).as(path).isEqualTo(partitions);
              assertThat(answer.path("partitionsAnswered").asInt()).as(path).isEqualTo(partitions);
            });
      }
      // None of the instruments is looked for in fewer places than there are.
      assertThat(count(json(demo, "/api/volumes").path("volumes"))).isEqualTo(20);
      assertThat(count(json(demo, "/api/books").path("books"))).isEqualTo(4);
      assertThat(json(demo, "/api/alerts").path("partitionsTotal").asInt()).isOne();
    }
  }

  private static JsonNode json(ScriptedDemo demo, String path)
      throws IOException, InterruptedException {
    return Json.MAPPER.readTree(demo.answer(path));
  }

  private static long count(JsonNode list) {
    return Stream.of(list).flatMap(node -> node.valueStream()).count();
  }
}
