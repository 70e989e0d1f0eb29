package io.tidewatch.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidewatch.simulator.binance.SimTrade;
import io.tidewatch.standalone.recording.RecordedLine;
import io.tidewatch.standalone.recording.RecordingReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The recorded session of BTCUSDT, where it is at hand. */
final class Recordings {
  private static final Path DIRECTORY =
      Path.of(System.getProperty("tidewatch.root")).resolveSibling("shared/data/binance-spot-ws");

  private Recordings() {}

  /** Its files; skips the test where there are none, and fails it in CI. */
  static List<Path> files() {
    boolean present = Files.isDirectory(DIRECTORY);
    if (System.getenv("CI") != null) {
      assertThat(present).as("recordings at %s", DIRECTORY).isTrue();
    }
    assumeTrue(present, () -> "skipped: there are no recordings at " + DIRECTORY);
    return List.of(
        DIRECTORY.resolve("spot_btcusdt_20240808.gz"),
        DIRECTORY.resolve("spot_btcusdt_20240809.gz"));
  }

  /** Its trades, in order. */
  static List<SimTrade> trades() {
    JsonMapper json = new JsonMapper();
    List<SimTrade> trades = new ArrayList<>();
    for (Path file : files()) {
      try (RecordingReader reader = RecordingReader.open(file)) {
        for (Optional<RecordedLine> line = reader.next(); line.isPresent(); line = reader.next()) {
          if (line.get() instanceof RecordedLine.Frame frame) {
            JsonNode data = json.readTree(frame.text()).get("data");
            trades.add(
                new SimTrade(
                    data.get("s").stringValue(),
                    data.get("t").longValue(),
                    new BigDecimal(data.get("p").stringValue()),
                    new BigDecimal(data.get("q").stringValue()),
                    data.get("T").longValue(),
                    data.get("m").booleanValue()));
          }
        }
      }
    }
    return trades;
  }
}
