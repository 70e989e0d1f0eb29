package io.tidewatch.standalone.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Reads one recording from its beginning, compressed or not. Not thread-safe. */
public final class RecordingReader implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  private final Path file;
  private final BufferedReader lines;
  private long line;

  private RecordingReader(Path file, BufferedReader lines) {
    this.file = file;
    this.lines = lines;
  }

  /**
   * Opens a recording.
   *
   * @throws RecordingException if there is no such file or it cannot be read
   */
  public static RecordingReader open(Path file) {
    try {
      InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
      InputStream text = isCompressed(bytes) ? new GZIPInputStream(bytes, BUFFER) : bytes;
      return new RecordingReader(
          file, new BufferedReader(new InputStreamReader(text, UTF_8), BUFFER));
    } catch (IOException e) {
      throw new RecordingException(
          "expected a readable recording, was " + file + " (" + e.getClass().getSimpleName() + ")",
          e);
    }
  }

  /**
   * Hands over every line of some recordings, in this order.
   *
   * @throws RecordingException if one cannot be read
   */
  public static void forEach(List<Path> files, Consumer<RecordedLine> action) {
    for (Path file : files) {
      try (RecordingReader reader = open(file)) {
        for (Optional<RecordedLine> line = reader.next(); line.isPresent(); line = reader.next()) {
          action.accept(line.get());
        }
      }
    }
  }

  private static boolean isCompressed(InputStream bytes) throws IOException {
    bytes.mark(2);
    boolean compressed = bytes.read() == GZIP_FIRST && bytes.read() == GZIP_SECOND;
    bytes.reset();
    return compressed;
  }

  /**
   * The next line; empty at the end.
   *
   * @throws RecordingException if the file breaks off within its compression
   */
  public Optional<RecordedLine> next() {
    try {
      String text = lines.readLine();
      line++;
      return Optional.ofNullable(text).map(LineFormat::read);
    } catch (IOException e) {
      throw new RecordingException(
          file + " cannot be read beyond line " + line + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new RecordingException(file + " could not be closed", e);
    }
  }
}
