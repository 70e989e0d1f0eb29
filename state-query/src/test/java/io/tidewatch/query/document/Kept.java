package io.tidewatch.query.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.serde.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** Documents that are made, and kept with the sources for those who only read. */
final class Kept {
  private static final Path DOCS = Path.of(System.getProperty("tidewatch.root"), "docs");

  private Kept() {}

  /** Whether documents are to be written and not to be compared. */
  static boolean isWriting() {
    return "write".equals(System.getProperty("tidewatch.docs"));
  }

  static Path file(String name) {
    return DOCS.resolve(name);
  }

  static void check(String name, JsonNode document) throws IOException {
    check(name, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n");
  }

  static void check(String name, String text) throws IOException {
    if (isWriting()) {
      Files.writeString(file(name), text);
    }

    assertThat(file(name)).hasContent(text);
  }
}
