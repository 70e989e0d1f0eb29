package io.tidewatch.topology.largetrades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The detector on a recorded session of BTCUSDT, 2024-08-08 23:54:13 to 2024-08-09 00:05:04. */
class RecordedSessionTest {
  private static final Path RECORDINGS =
      Path.of(System.getProperty("tidewatch.root")).resolveSibling("shared/data/binance-spot-ws");

  private final LargeTradesDriver detector = new LargeTradesDriver();

  @BeforeEach
  void requireRecordings() {
    boolean present = Files.isDirectory(RECORDINGS);
    if (System.getenv("CI") != null) {
      assertThat(present).as("recordings at %s", RECORDINGS).isTrue();
    }
    assumeTrue(present, () -> "skipped: there are no recordings at " + RECORDINGS);
  }

  @AfterEach
  void close() {
    detector.close();
  }

  @Test
  void shouldRaiseExactlyTheTwoAlertsOfTheSession() throws IOException {
    play(RECORDINGS.resolve("spot_btcusdt_20240808.gz"));
    play(RECORDINGS.resolve("spot_btcusdt_20240809.gz"));

    List<Alert> alerts = detector.alerts();
    assertThat(alerts)
        .extracting(alert -> ((Inputs.LargeTrades) alert.evidence().inputs()).completedBy())
        .containsExactly(3735685715L, 3735695794L);
    assertThat(detector.counted(io.tidewatch.topology.DetectorCounters.Counter.TRADES))
        .isEqualTo(19_904);
    assertThat(
            detector.rolledTotals().stream()
                .map(volume -> volume.totalUsd())
                .max(java.util.Comparator.naturalOrder()))
        .isNotEmpty();
  }

  private void play(Path recording) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(recording)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int space = line.indexOf(' ');
        String frame = line.substring(space + 1);
        if (frame.startsWith("{\"stream\":\"btcusdt@trade\"")) {
          detector.frame("BTCUSDT", frame, Long.parseLong(line.substring(0, space)) / 1_000);
        }
      }
    }
  }
}
