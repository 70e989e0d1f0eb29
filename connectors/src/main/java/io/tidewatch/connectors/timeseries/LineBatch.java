package io.tidewatch.connectors.timeseries;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The body of one request.
 *
 * @param points how many lines it has
 * @param gzip the lines, compressed
 */
record LineBatch(int points, byte[] gzip) {
  static LineBatch of(List<String> lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      for (String line : lines) {
        gzip.write(line.getBytes(UTF_8));
        gzip.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory could not be written", e);
    }
    return new LineBatch(lines.size(), bytes.toByteArray());
  }

  /**
   * The lines as a person reads them, after a comment line.
   *
   * @param comment must have no line end
   */
  byte[] readable(String comment) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(("# " + comment + "\n").getBytes(UTF_8));
    try (GZIPInputStream lines = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      lines.transferTo(text);
    } catch (IOException e) {
      text.writeBytes(("# unreadable: " + e.getMessage() + "\n").getBytes(UTF_8));
    }
    return text.toByteArray();
  }
}
