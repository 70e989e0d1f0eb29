package io.tidewatch.topology.futures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidewatch.contract.futures.Bar;
import io.tidewatch.topology.binance.FuturesKline;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Recordings beside the project, which are read where they are. */
final class RecordedBars {
  private static final Path DATA =
      Path.of(System.getProperty("tidewatch.root")).resolveSibling("shared/data");
  private static final Path FUTURES =
      DATA.resolve("binance-usdm-klines/klines_15m_2025-10-01_2025-10-09.csv.gz");

  private RecordedBars() {}

  /**
   * A bar as it was recorded: nobody wrote down its quote volume.
   *
   * @param openTime epoch milliseconds
   */
  record Recorded(
      long openTime,
      String symbol,
      String open,
      String high,
      String low,
      String close,
      String baseVolume) {
    /** A bar that was not recorded. */
    static Recorded of(String symbol, FuturesKline kline) {
      return new Recorded(
          kline.openTime(),
          symbol,
          kline.open().toPlainString(),
          kline.high().toPlainString(),
          kline.low().toPlainString(),
          kline.close().toPlainString(),
          kline.baseVolume().toPlainString());
    }

    /** The last frame of the bar, without the fields that were not written down. */
    byte[] frame(long eventTime) {
      return ("{\"e\":\"kline\",\"E\":%d,\"s\":\"%s\",\"k\":{\"t\":%d,\"T\":%d,"
              + "\"s\":\"%s\",\"i\":\"15m\","
              + "\"o\":\"%s\",\"c\":\"%s\",\"h\":\"%s\",\"l\":\"%s\",\"v\":\"%s\",\"x\":true}}")
          .formatted(
              eventTime,
              symbol,
              openTime,
              openTime + Bar.LENGTH_MS - 1,
              symbol,
              open,
              close,
              high,
              low,
              baseVolume)
          .getBytes(UTF_8);
    }
  }

  /** Skips the test where there are no recordings; in CI there must be. */
  static void require() {
    boolean present = Files.isDirectory(DATA);
    if (System.getenv("CI") != null) {
      assertThat(present).as("recordings at %s", DATA).isTrue();
    }
    assumeTrue(present, () -> "skipped: there are no recordings at " + DATA);
  }

  /** Hands over the bars of each time, one time after the other. */
  static void futures(Consumer<List<Recorded>> bars) throws IOException {
    try (BufferedReader lines = lines(FUTURES)) {
      lines.readLine();
      List<Recorded> round = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Recorded bar = recorded(line);
        if (!round.isEmpty() && round.getFirst().openTime() != bar.openTime()) {
          bars.accept(round);
          round = new ArrayList<>();
        }
        round.add(bar);
      }
      bars.accept(round);
    }
  }

  /** Rows of klines over REST, as they were answered. */
  static List<String> spot(String symbol) throws IOException {
    try (BufferedReader lines =
        lines(DATA.resolve("binance-spot-klines/" + symbol + "_15m.jsonl.gz"))) {
      return lines.lines().toList();
    }
  }

  private static BufferedReader lines(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8));
  }

  private static Recorded recorded(String line) {
    String[] fields = line.split(",");
    return new Recorded(
        LocalDateTime.parse(fields[0].replace(' ', 'T')).toInstant(ZoneOffset.UTC).toEpochMilli(),
        fields[1],
        fields[2],
        fields[3],
        fields[4],
        fields[5],
        fields[6]);
  }
}
