package io.tidewatch.topology.orderbooks.book;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Recorded frames of the venue; tests that need them are skipped where there are none. */
public final class OkxRecordings {
  private static final Path DIRECTORY =
      Path.of(System.getProperty("tidewatch.root")).resolveSibling("shared/data/okx-books-ws");

  private OkxRecordings() {}

  /** Skips the test, except in CI, where the recordings must be there. */
  public static void require() {
    boolean present = Files.isDirectory(DIRECTORY);
    if (System.getenv("CI") != null) {
      assertThat(present).as("recordings at %s", DIRECTORY).isTrue();
    }
    assumeTrue(present, () -> "skipped: there are no recordings at " + DIRECTORY);
  }

  /**
   * Books and trades of 2022, with checksums and without numbers.
   *
   * @return frames as received
   */
  public static List<String> of2022() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Files.newInputStream(DIRECTORY.resolve("cryptofeed_OKX.ws.1.0.gz"))),
                UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("wss:"))
          .map(line -> line.substring(line.indexOf('{')))
          .toList();
    }
  }

  /** A snapshot and two updates of 2026, with numbers and without checksums. */
  public static List<String> of2026() throws IOException {
    return Files.readAllLines(DIRECTORY.resolve("anyutkinz_okx_books_2026-07-12.jsonl"));
  }
}
