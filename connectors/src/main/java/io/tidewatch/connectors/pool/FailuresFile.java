package io.tidewatch.connectors.pool;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.contract.serde.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;

/** The tokens that a load found no pair for, between two runs. Replaced as a whole. */
final class FailuresFile {
  private final Path file;

  FailuresFile(Path file) {
    this.file = requireNonNull(file, "file").toAbsolutePath();
  }

  /** The content: when, and which tokens. */
  record Content(String writtenAt, List<LoadFailure> failures) {
    Content {
      failures = List.copyOf(failures);
    }
  }

  /** Makes sure that it can be written, before the long part of a load begins. */
  void prepare() {
    try {
      Files.createDirectories(file.getParent());
      Files.delete(Files.createTempFile(file.getParent(), "failures", ".tmp"));
    } catch (IOException e) {
      throw new PoolException(
          "expected to be able to write the file of failures "
              + file
              + ", was refused: "
              + said(e)
              + ". Choose another file or make its directory writable");
    }
  }

  void write(Content content) throws IOException {
    Path fresh = Files.createTempFile(file.getParent(), "failures", ".tmp");
    try {
      Files.write(fresh, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
      Files.move(fresh, file, ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** What the last load left; none if there is no file. */
  List<LoadFailure> read() {
    try {
      Content content = Json.MAPPER.readValue(Files.readAllBytes(file), Content.class);
      if (content == null) {
        throw unreadable("it is null");
      }
      return content.failures();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw unreadable(said(e));
    } catch (JacksonException e) {
      throw unreadable(e.getOriginalMessage());
    }
  }

  private PoolException unreadable(String reason) {
    return new PoolException(
        "expected the failures of the last load in "
            + file
            + ", could not read them: "
            + LogText.bounded(reason)
            + ". Run a refresh, which writes the file anew");
  }

  private static String said(IOException e) {
    return LogText.bounded(e.getClass().getSimpleName() + " " + e.getMessage());
  }
}
