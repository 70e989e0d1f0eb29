package io.tidewatch.standalone.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.contract.serde.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Writes raw records to a new file, one JSON line each; compressed if its name ends in .gz. */
public final class RecordingWriter implements AutoCloseable {
  private final Path file;
  private final BufferedWriter lines;

  private RecordingWriter(Path file, BufferedWriter lines) {
    this.file = file;
    this.lines = lines;
  }

  /**
   * Makes a new file.
   *
   * @throws RecordingException if it exists or cannot be written
   */
  public static RecordingWriter create(Path file) {
    try {
      OutputStream bytes = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
      OutputStream text =
          file.toString().endsWith(".gz") ? new GZIPOutputStream(bytes, true) : bytes;
      return new RecordingWriter(file, new BufferedWriter(new OutputStreamWriter(text, UTF_8)));
    } catch (IOException e) {
      throw new RecordingException(
          "expected a file that does not exist yet and can be written, was "
              + file
              + " ("
              + e.getClass().getSimpleName()
              + ")",
          e);
    }
  }

  public void write(ConsumerRecord<byte[], byte[]> record) {
    try {
      lines.write(Json.MAPPER.writeValueAsString(RecordedRecord.of(record)));
      lines.write('\n');
    } catch (IOException e) {
      throw new RecordingException(file + " cannot be written", e);
    }
  }

  /** Brings what was written to the file, so that a crash keeps it. */
  public void flush() {
    try {
      lines.flush();
    } catch (IOException e) {
      throw new RecordingException(file + " cannot be written", e);
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
