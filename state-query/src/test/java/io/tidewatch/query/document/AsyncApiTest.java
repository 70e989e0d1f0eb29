package io.tidewatch.query.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The document of the topics, which the server has too. */
class AsyncApiTest {
  private static final Path ROOT = Path.of(System.getProperty("tidewatch.root"));

  private final ObjectNode document =
      AsyncApi.of(Topics.ALL, new Schemas(new SourceComments(ROOT)));

  /** After a wanted change: -Dtest=AsyncApiTest -Dtidewatch.docs=write. */
  @Test
  void shouldEqualTheDocument() throws IOException {
    Kept.check("asyncapi.json", document);
  }

  @Test
  void shouldHaveEachTopicAndWhatItCarries() {
    assertThat(
            document.path("channels").values().stream()
                .map(channel -> channel.path("address").asString()))
        .containsExactlyElementsOf(Topics.ALL.stream().map(Topic::name).toList());
    assertThat(document.at("/components/messages").values())
        .hasSameSizeAs(Topics.ALL)
        .allMatch(message -> message.has("payload") && !message.path("payload").isEmpty());
  }

  /** Whoever follows a reference finds something. */
  @Test
  void shouldReferOnlyToWhatIsThere() {
    assertThat(document.findValuesAsString("$ref"))
        .isNotEmpty()
        .allMatch(reference -> isThere(document, reference));
  }

  private static boolean isThere(JsonNode document, String reference) {
    return !document.at(reference.substring(1)).isMissingNode();
  }
}
