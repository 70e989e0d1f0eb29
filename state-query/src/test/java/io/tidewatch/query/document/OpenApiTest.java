package io.tidewatch.query.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.query.EveryCall;
import io.tidewatch.query.http.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The document of the API, which the server has too. */
class OpenApiTest {
  private static final Path ROOT = Path.of(System.getProperty("tidewatch.root"));

  @TempDir private static Path directory;
  private static List<Operation> operations;
  private static ObjectNode document;

  @BeforeAll
  static void make() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"))) {
      operations = EveryCall.of(broker.bootstrapServers(), directory.resolve("state"));
    }
    document = OpenApi.of(operations, new Schemas(new SourceComments(ROOT)), Examples.kept());
  }

  /** After a wanted change: -Dtest=OpenApiTest -Dtidewatch.docs=write. */
  @Test
  void shouldEqualTheDocument() throws IOException {
    Kept.check("openapi.json", document);
  }

  @Test
  void shouldDescribeEachCallOnce() {
    assertThat(
            operations.stream()
                .filter(operation -> !operation.description().isGiven())
                .map(Operation::path))
        .as("pages for people, which are no calls")
        .containsExactlyInAnyOrder("/docs", "/docs/{file}");
    assertThat(
            operations.stream()
                .map(operation -> operation.description().name())
                .filter(name -> !name.isEmpty()))
        .doesNotHaveDuplicates();
  }

  /** As those who read such documents for a living see it. */
  @Test
  void shouldBeAnOpenApiDocument() {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    SwaggerParseResult read =
        new OpenAPIV3Parser().readContents(document.toString(), List.of(), options);

    assertThat(read.getMessages()).isEmpty();
    assertThat(read.getOpenAPI().getPaths()).hasSameSizeAs(document.path("paths"));
  }

  @Test
  void shouldSayByWhichWordEvidenceIsKnown() {
    assertThat(document.at("/components/schemas/Inputs/discriminator/mapping/large-trades"))
        .isEqualTo(StringNode.valueOf("#/components/schemas/InputsLargeTrades"));
    assertThat(document.at("/components/schemas/Inputs/discriminator/mapping").propertyNames())
        .hasSameSizeAs(document.at("/components/schemas/Inputs/oneOf"))
        .allMatch(word -> word.matches("[a-z-]+"));
  }

  /** Two records of one name would have been told apart by a number. */
  @Test
  void shouldNameSchemasAfterTheirRecords() {
    assertThat(document.at("/components/schemas").propertyNames())
        .allMatch(name -> name.matches("[A-Z][A-Za-z]+"));
  }
}
