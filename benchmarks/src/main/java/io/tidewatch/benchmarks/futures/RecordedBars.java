package io.tidewatch.benchmarks.futures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.wire.Parcel;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.topic.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Recorded bars of all perpetuals over nine days, as frames that say that the bar is over. A minute
 * after the last bar each contract sends a frame of the next one, so that the last round is over
 * too.
 */
final class RecordedBars {
  private static final Path FILE =
      Path.of("binance-usdm-klines", "klines_15m_2025-10-01_2025-10-09.csv.gz");
  private static final long TOLD_AFTER_MS = 40;
  private static final long AFTERWARDS_MS = 60_000;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final List<Parcel> frames;
  private final long bars;
  private final int symbols;

  private RecordedBars(List<Parcel> frames, long bars, int symbols) {
    this.frames = List.copyOf(frames);
    this.bars = bars;
    this.symbols = symbols;
  }

  /** Where they should lie below a directory of recordings. */
  static Path in(Path data) {
    return requireNonNull(data, "data").resolve(FILE);
  }

  static RecordedBars read(Path file) throws IOException {
    List<Parcel> frames = new ArrayList<>();
    Set<String> symbols = new LinkedHashSet<>();
    long last = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(",");
        long openMs = time(cells[0]);
        symbols.add(cells[1]);
        last = Math.max(last, openMs);
        frames.add(parcel(cells, openMs, openMs + Bar.LENGTH_MS + TOLD_AFTER_MS, true));
      }
    }
    long bars = frames.size();
    long next = last + Bar.LENGTH_MS;
    for (String symbol : symbols) {
      String[] cells = {"", symbol, "1", "1", "1", "1", "0"};
      frames.add(parcel(cells, next, next + AFTERWARDS_MS, false));
    }
    return new RecordedBars(frames, bars, symbols.size());
  }

  private static long time(String text) {
    if (text.chars().allMatch(Character::isDigit)) {
      return Long.parseLong(text);
    }
    return text.endsWith("Z")
        ? Instant.parse(text).toEpochMilli()
        : LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  private static Parcel parcel(String[] cells, long openMs, long eventMs, boolean closed) {
    String symbol = cells[1];
    String frame =
        "{\"e\":\"kline\",\"E\":"
            + eventMs
            + ",\"s\":\""
            + symbol
            + "\",\"k\":{\"t\":"
            + openMs
            + ",\"T\":"
            + (openMs + Bar.LENGTH_MS - 1)
            + ",\"s\":\""
            + symbol
            + "\",\"i\":\"15m\",\"o\":\""
            + cells[2]
            + "\",\"c\":\""
            + cells[5]
            + "\",\"h\":\""
            + cells[3]
            + "\",\"l\":\""
            + cells[4]
            + "\",\"v\":\""
            + cells[6]
            + "\",\"x\":"
            + closed
            + "}}";
    return new Parcel(
        symbol,
        Topics.FUTURES_KLINES,
        symbol,
        frame.getBytes(UTF_8),
        new RawHeaders(
            "binance-futures", "klines", "recorded", 1, 0, eventMs * 1_000, Source.REPLAY),
        0);
  }

  /** Everything, in the order of time. */
  List<Parcel> frames() {
    return frames;
  }

  long bars() {
    return bars;
  }

  int symbols() {
    return symbols;
  }
}
